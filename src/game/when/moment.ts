import { type Day, takeDay } from './day.ts';
import { spanOf } from './duration.ts';
import { even } from './found.ts';
import { noon, type TimeOfDay, takeTime } from './time-of-day.ts';
import {
  addDays,
  dayMs,
  existsDate,
  formatDate,
  formatMoment,
  formatTime,
  minuteMs,
  momentOf,
  type Wall,
  wallOf,
  weekdayNames,
  weekdayOf,
} from './wall.ts';
import { suggestZone } from './zone.ts';

export interface Moment {
  readonly at: number;
  /** How it was read, for people: with the zone, and with whatever had to be decided. */
  readonly read: string;
}

interface Problem {
  /** Sentences for people. May quote what was typed. */
  readonly problem: string;
}

const furthestMs = 366 * dayMs;
const understood =
  'Say something like “Friday 12:00”, “tomorrow 7am”, “in 5 days”, “1 Dec 07:00” or “2026-12-01 07:00”.';
const filler = /\b(?:on|at|by|until|till|the|this|coming|from|in|of|around|um|uhr|hrs?|h|and)\b|[-@.,:]/g;

/**
 * A moment to come, at most a year ahead, as people type it. Without a time it is noon, and `read` says so. "5 days" keeps
 * the time of day, "36 h" counts hours. A local time that is skipped when clocks go forward is the first moment after the
 * gap; one that comes twice is the first of the two.
 * @param zone IANA name
 */
export function readMoment(typed: string, zone: string, now: number): Moment | Problem {
  const text = even(typed);
  if (text === '') return { problem: `A moment is missing. ${understood}` };
  const stamp = /^<t:(\d{1,11})(?::[tdfr])?>$/.exec(text);
  if (stamp) return ahead(Number(stamp[1]) * 1000, [], zone, now);
  const absolute = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(z|utc|[+-]\d\d:\d\d)$/.exec(text);
  if (absolute) {
    const at = Date.parse(`${absolute[1]}T${absolute[2]}${absolute[3]!.replace('utc', 'z').toUpperCase()}`);
    return Number.isNaN(at) ? { problem: `There is no such moment. ${understood}` } : ahead(at, [], zone, now);
  }
  // Minutes are what people see, so a length of time counts from the next full one.
  const start = Math.ceil(now / minuteMs) * minuteMs;
  const span = spanOf(text);
  if (span) {
    const from = span.days === 0 ? { at: start } : momentOf(addDays(wallOf(start, zone), span.days), zone);
    return ahead(from.at + span.minutes * minuteMs, [], zone, now);
  }
  if (/\bmonths?\b/.test(text)) return { problem: 'Months differ in length: say weeks or a date.' };
  return readDayAndTime(text, zone, now);
}

function readDayAndTime(text: string, zone: string, now: number): Moment | Problem {
  const today = wallOf(now, zone);
  const day = takeDay(text, today);
  if (day && 'problem' in day) return { problem: day.problem };
  const time = takeTime(day?.rest ?? text);
  if (time && 'problem' in time) return { problem: time.problem };
  const rest = (time?.rest ?? day?.rest ?? text).replace(filler, ' ').replace(/\s+/g, ' ').trim();
  if (rest !== '') return { problem: leftOver(rest, zone) };
  if (!day && !time) return { problem: understood };
  if (time?.value === 'midnight') return midnight(day?.value, today, zone, now);
  if (!time && /\btonight\b/.test(text)) return { problem: '“tonight” at what time? Say “today 20:00”.' };
  const notes = time ? [] : ['no time was given, so noon'];
  return resolve(day?.value, time?.value ?? noon, notes, zone, now);
}

/** The first day that fits and still lies ahead; where none does, the last that was tried tells why. */
function resolve(
  day: Day | undefined,
  time: TimeOfDay,
  notes: readonly string[],
  zone: string,
  now: number,
): Moment | Problem {
  const days = candidates(day, wallOf(now, zone));
  if (days.length === 0) return { problem: 'That day does not come within a year.' };
  const moments = days.map((date) => ({ date, ...momentOf({ ...date, ...time }, zone) }));
  const chosen = moments.find(({ at }) => at > now) ?? moments.at(-1)!;
  const { date, shown } = chosen;
  if (day?.kind === 'date' && day.weekday !== undefined && day.weekday !== weekdayOf(date)) {
    return { problem: `That date is ${formatDate(date)}, not a ${weekdayNames[day.weekday]}.` };
  }
  const clocks = {
    once: [],
    twice: [`${formatTime(time)} comes twice that day, as clocks go back: the first`],
    skipped: [`${formatTime(time)} is skipped that day, as clocks go forward`],
  };
  return ahead(chosen.at, [...notes, ...clocks[shown]], zone, now);
}

function candidates(day: Day | undefined, today: Wall): Wall[] {
  switch (day?.kind) {
    case undefined:
      return [today, addDays(today, 1)];
    case 'ahead':
      return [addDays(today, day.days)];
    case 'weekday': {
      const days = (day.weekday - weekdayOf(today) + 7) % 7;
      return [addDays(today, days), addDays(today, days + 7)];
    }
    case 'date':
      return (day.year === undefined ? [today.year, today.year + 1] : [day.year])
        .map((year) => ({ ...today, year, month: day.month, day: day.day }))
        .filter(existsDate);
  }
}

/** Alone it is the coming one. Beside a day it could be that day's first moment or its last, so it is asked about. */
function midnight(day: Day | undefined, today: Wall, zone: string, now: number): Moment | Problem {
  if (day === undefined || (day.kind === 'ahead' && day.days === 0)) {
    return ahead(momentOf({ ...addDays(today, 1), hour: 0, minute: 0 }, zone).at, [], zone, now);
  }
  const on = day.kind === 'weekday' ? weekdayNames[day.weekday] : 'that day';
  return { problem: `Midnight at the beginning or the end of ${on}? Say 00:00 or 23:59.` };
}

/** Only what is still to come, and not beyond a year. */
function ahead(at: number, notes: readonly string[], zone: string, now: number): Moment | Problem {
  const read = [`${formatMoment(at, zone)} (${zone})`, ...notes].join('; ');
  if (at <= now) return { problem: `${formatMoment(at, zone)} is past: it is ${formatMoment(now, zone)} in ${zone}.` };
  if (at > now + furthestMs) return { problem: `${formatDate(wallOf(at, zone))} is more than a year ahead.` };
  return { at, read };
}

function leftOver(rest: string, zone: string): string {
  if (suggestZone(rest)) return `Times are read in ${zone}: leave out “${rest}”.`;
  return `“${rest}” was not understood. ${understood}`;
}
