import { type Deck, limits } from '../../game/review/deck.ts';
import { remindAt } from '../../game/review/reminder.ts';
import { even } from '../../game/when/found.ts';
import { type TimeOfDay, takeTime } from '../../game/when/time-of-day.ts';
import { readZone } from '../zone.ts';

type Typed = Readonly<Partial<Record<'remind' | 'zone' | 'daily' | 'retention', string>>>;

/** The deck as the learner wants it, or a sentence for everything that cannot be read. */
export function withSettings(deck: Deck, typed: Typed, now: number): Deck | { readonly problems: readonly string[] } {
  const zone = typed.zone === undefined ? { zone: deck.zone } : readZone(typed.zone);
  const daily = typed.daily === undefined ? deck.daily : readDaily(typed.daily);
  const retention = typed.retention === undefined ? deck.retention : readRetention(typed.retention);
  const time = typed.remind === undefined ? deck.reminder : readReminder(typed.remind);
  if ('problem' in zone || typeof daily === 'string' || typeof retention === 'string' || typeof time === 'string') {
    const said = ['problem' in zone ? zone.problem : undefined, daily, retention, time];
    return { problems: said.filter((one) => typeof one === 'string') };
  }
  const isAsItWas = typed.remind === undefined && typed.zone === undefined;
  const reminder = isAsItWas ? deck.reminder : time && remindAt(time, zone.zone, now);
  return { ...deck, ...zone, daily, retention, reminder };
}

function readDaily(typed: string): number | string {
  const daily = Number(typed);
  const [fewest, most] = limits.daily;
  return Number.isInteger(daily) && daily >= fewest && daily <= most
    ? daily
    : `daily: takes ${fewest} to ${most} cards.`;
}

function readRetention(typed: string): number | string {
  const retention = Number(typed.replace('%', '')) / 100;
  const [least, most] = limits.retention;
  return retention >= least && retention <= most
    ? retention
    : `retention: takes ${100 * least} to ${100 * most} (percent).`;
}

const wanted = 'remind: takes a time such as 07:30, or off.';

/** `undefined`: off. */
function readReminder(typed: string): TimeOfDay | string | undefined {
  const text = even(typed);
  if (/^(off|none|never|stop|no)$/.test(text)) return undefined;
  const time = takeTime(text);
  if (!time) return wanted;
  if ('problem' in time) return time.problem;
  if (time.rest.replace(/\b(at|daily|every|day)\b/g, '').trim() !== '') return wanted;
  return time.value === 'midnight' ? { hour: 0, minute: 0 } : time.value;
}
