import type { TimeOfDay } from '../when/time-of-day.ts';
import { addDays, momentOf, wallOf } from '../when/wall.ts';

/** A daily word that cards are due, for those who asked for it. Moments in milliseconds since 1970. */
export interface Reminder extends TimeOfDay {
  /** When it rings next. */
  readonly at: number;
  /** When it last rang; kept before anything is sent, so that it never rings twice. */
  readonly rangAt?: number | undefined;
  /** Direct messages were closed to us, so it rings no more. */
  readonly refused?: boolean | undefined;
}

const hourMs = 3_600_000;
/** After an outage: later than that a morning's reminder helps nobody. */
const latestMs = 2 * hourMs;
const snoozeMs = hourMs;

export function remindAt(time: TimeOfDay, zone: string, now: number): Reminder {
  return { hour: time.hour, minute: time.minute, at: nextRinging(time, zone, now) };
}

/** The first moment after `now` at which clocks in the zone show the time. */
function nextRinging({ hour, minute }: TimeOfDay, zone: string, now: number): number {
  const today = { ...wallOf(now, zone), hour, minute };
  for (let days = 0; ; days += 1) {
    const { at } = momentOf(addDays(today, days), zone);
    if (at > now) return at;
  }
}

/** What to do when a reminder may be due. `ring`: keep `reminder` first, then send. */
export function ring(
  reminder: Reminder,
  zone: string,
  now: number,
): { readonly kind: 'wait' } | { readonly kind: 'ring' | 'skip'; readonly reminder: Reminder } {
  if (reminder.refused || now < reminder.at) return { kind: 'wait' };
  const next = { ...reminder, at: nextRinging(reminder, zone, now) };
  return now - reminder.at > latestMs
    ? { kind: 'skip', reminder: next }
    : { kind: 'ring', reminder: { ...next, rangAt: now } };
}

/** In an hour again. `rangAt`: the ringing that the button belongs to, so that an old one or a second press does nothing. */
export function snooze(reminder: Reminder, rangAt: number, zone: string, now: number): Reminder {
  const isLatest = reminder.rangAt === rangAt && reminder.at === nextRinging(reminder, zone, rangAt);
  return isLatest && !reminder.refused ? { ...reminder, at: Math.min(reminder.at, now + snoozeMs) } : reminder;
}
