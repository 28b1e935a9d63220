import { Cron } from 'croner';
import { spanOf } from './duration.ts';
import { even } from './found.ts';
import { noon, type TimeOfDay, takeTime } from './time-of-day.ts';
import { formatTime, minuteMs, weekdayNames } from './wall.ts';
import { takeWeekday } from './weekday.ts';

/** A time of the week; 0 is Sunday. */
export interface TimeOfWeek extends TimeOfDay {
  readonly weekday: number;
}

/** Opens and closes once a week, by the clock on the wall. */
export interface Weekly {
  readonly opens: TimeOfWeek;
  readonly closes: TimeOfWeek;
}

interface Problem {
  readonly problem: string;
}

const example = 'Say something like “Mondays 07:00, closes Friday 12:00”.';
const divider = /(?:^| )(?:and )?(?:closes?|closing|until|till|til|through|to|for)(?: (?:on|at|after))?(?: |$)| ?- ?/;
const filler = /\b(?:every|each|weekly|on|at|opens?|opening|starts?|from|the|of|hrs?|h|and)\b|[-@.,:]/g;
const weekMinutes = 7 * 24 * 60;

/** "Mondays 07:00, closes Friday 12:00", "mon 7am - fri noon", "every Monday at 7am for 4 days". Without a time: noon. */
export function readWeekly(typed: string): { readonly weekly: Weekly; readonly read: string } | Problem {
  const text = even(typed);
  const at = divider.exec(text);
  if (!at) return { problem: `It needs an opening and a closing. ${example}` };
  const opens = readTimeOfWeek(text.slice(0, at.index));
  if ('problem' in opens) return { problem: opens.problem };
  const until = text.slice(at.index + at[0].length).trim();
  const span = spanOf(until);
  const minutes = span && span.days * 24 * 60 + span.minutes;
  if (minutes !== undefined && minutes >= weekMinutes) return { problem: 'It must close before it opens again.' };
  const closes = minutes === undefined ? readTimeOfWeek(until) : later(opens, minutes);
  if ('problem' in closes) return { problem: closes.problem };
  if (minuteOf(opens) === minuteOf(closes)) return { problem: `It would close at the time it opens. ${example}` };
  const weekly = { opens, closes };
  return { weekly, read: formatWeekly(weekly) };
}

export function formatWeekly({ opens, closes }: Weekly): string {
  const say = (time: TimeOfWeek) => `${weekdayNames[time.weekday]}s ${formatTime(time)}`;
  return `${say(opens)}, closes ${say(closes)}`;
}

/**
 * The next window that opens after a moment. Where clocks go forward over a time, the first moment after the gap; where
 * they show it twice, the first of the two. A window that lies wholly within such a gap is left out that week.
 */
export function nextWeekly(
  { opens, closes }: Weekly,
  zone: string,
  after: number,
): { readonly opensAt: number; readonly closesAt: number } {
  const longest = (minuteOf(closes) - minuteOf(opens) + weekMinutes) % weekMinutes;
  const opensAt = nextTime(opens, zone, after);
  const closesAt = nextTime(closes, zone, opensAt);
  // No zone moves its clocks by a day: a closing that is later than that is next week's.
  const vanished = closesAt - opensAt > (longest + 24 * 60) * minuteMs;
  return vanished ? nextWeekly({ opens, closes }, zone, opensAt) : { opensAt, closesAt };
}

function nextTime({ weekday, hour, minute }: TimeOfWeek, zone: string, after: number): number {
  const next = new Cron(`${minute} ${hour} * * ${weekday}`, { timezone: zone }).nextRun(new Date(after));
  if (!next) throw new Error(`Expected a next ${weekdayNames[weekday]} after ${after}, got none`);
  return next.getTime();
}

function readTimeOfWeek(text: string): TimeOfWeek | Problem {
  const weekday = takeWeekday(text);
  if (!weekday) return { problem: `“${text}” names no day of the week. ${example}` };
  if ('problem' in weekday) return { problem: `${weekday.problem} ${example}` };
  const time = takeTime(weekday.rest);
  if (time && 'problem' in time) return { problem: time.problem };
  const rest = (time?.rest ?? weekday.rest).replace(filler, ' ').trim();
  if (rest !== '') return { problem: `“${rest}” was not understood. ${example}` };
  if (time?.value === 'midnight') {
    return { problem: `Midnight at the beginning or the end of ${weekdayNames[weekday.value]}? Say 00:00 or 23:59.` };
  }
  // 24:00 belongs to the next day.
  return later({ weekday: weekday.value, ...(time?.value ?? noon) }, 0);
}

function later(time: TimeOfWeek, minutes: number): TimeOfWeek {
  const at = (minuteOf(time) + minutes) % weekMinutes;
  return { weekday: Math.floor(at / (24 * 60)), hour: Math.floor((at % (24 * 60)) / 60), minute: at % 60 };
}

function minuteOf({ weekday, hour, minute }: TimeOfWeek): number {
  return (weekday * 24 + hour) * 60 + minute;
}
