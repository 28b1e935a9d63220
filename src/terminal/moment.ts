import type { Moment } from '../bot/reply.ts';
import { formatDuration } from '../game/when/duration.ts';
import { formatTime, minuteMs, monthNames, wallOf, weekdayNames, weekdayOf } from '../game/when/wall.ts';

/** Where and when it is read. */
export interface Reader {
  /** Milliseconds since 1970; without it no span can be said, so that a date stands in its place. */
  readonly now?: number;
  /** IANA name; left out, the zone of this process, as Discord draws moments in the zone of each reader's device. */
  readonly zone?: string;
}

/** “Fri 27 Nov 2026, 12:00 New York time”, or “in 4 days”. */
export function momentInWords({ at, as }: Moment, { now, zone = ownZone() }: Reader): string {
  if (as === 'date' || now === undefined) return dateInWords(at, zone);
  const away = Math.abs(at - now);
  if (away < minuteMs) return 'just now';
  const span = formatDuration(away).split(' ').slice(0, 2).join(' ');
  return at >= now ? `in ${span}` : `${span} ago`;
}

function dateInWords(at: number, zone: string): string {
  const wall = wallOf(at, zone);
  const weekday = weekdayNames[weekdayOf(wall)]!.slice(0, 3);
  const month = monthNames[wall.month - 1]!.slice(0, 3);
  return `${weekday} ${wall.day} ${month} ${wall.year}, ${formatTime(wall)} ${nameOf(zone)}`;
}

/** “New York time”; what is no place, such as UTC or +03:00, stands as it is. */
function nameOf(zone: string): string {
  const name = zone.split('/').at(-1)!.replaceAll('_', ' ');
  return zone.includes('/') && !zone.startsWith('Etc/') ? `${name} time` : name;
}

/** As TZ or the machine has it; UTC where that is no zone: the runtime then names one that it refuses itself, or none. */
function ownZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return !timeZone || timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}
