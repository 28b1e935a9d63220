import { spanOf } from './duration.ts';
import { type Found, without } from './found.ts';
import { addDays, existsDate, monthNames, type Wall, weekdayNames, weekdayOf } from './wall.ts';
import { takeWeekday } from './weekday.ts';

export type Day =
  /** `year` `undefined`: the next one to come. `weekday`: said beside it, to be held against it. */
  | {
      readonly kind: 'date';
      readonly year: number | undefined;
      readonly month: number;
      readonly day: number;
      readonly weekday?: number;
    }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'ahead'; readonly days: number };

type DateNamed = Extract<Day, { kind: 'date' }>;

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)\\.?';
const dayOfMonth = '(\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?: (20\\d\\d)(?![:.\\dh]))?';
const yearFirst = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t(?=\d)|(?!\d))/;
const dayThenMonth = new RegExp(`(?<![\\d:.h])${dayOfMonth}[ -]?(?:of )?${month}${year}`);
const monthThenDay = new RegExp(`\\b${month} ?${dayOfMonth}(?![\\d:h])${year}`);
const dotted = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?:(\d{4}))?(?!\d)/;
const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/;
const daysAhead =
  /\b(?:in )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?(?:days?|d|weeks?|wks?|w|fortnights?)(?: from now)?(?![a-z])/;
const named: readonly (readonly [RegExp, number])[] = [
  [/\b(?:the )?day after tomorrow\b/, 2],
  [/\b(?:tomorrow|tmrw?|tmw)\b/, 1],
  [/\b(?:today|tonight)\b/, 0],
];

/** The day that a text names, as seen from today. */
export function takeDay(text: string, today: Wall): Found<Day> {
  if (/\b(?:yesterday|ago|last)\b/.test(text)) return { problem: 'That is past.' };
  const next = nextWeekday(text, today);
  if (next) return next;
  const date = takeDate(text) ?? takeSlashed(text);
  if (date) return 'problem' in date ? date : withWeekday(date);
  for (const [pattern, days] of named) {
    const match = pattern.exec(text);
    if (match) return { value: { kind: 'ahead', days }, rest: without(text, match) };
  }
  const ahead = daysAhead.exec(text);
  const span = ahead && spanOf(ahead[0].trim());
  if (span) return { value: { kind: 'ahead', days: span.days }, rest: without(text, ahead) };
  const weekday = takeWeekday(text);
  if (!weekday || 'problem' in weekday) return weekday;
  return { value: { kind: 'weekday', weekday: weekday.value }, rest: weekday.rest };
}

function takeDate(text: string): Found<DateNamed> {
  const iso = yearFirst.exec(text);
  if (iso) return dateOf(iso[4]!, Number(iso[3]), iso[1], without(text, iso));
  const continental = dotted.exec(text);
  if (continental) return dateOf(continental[1]!, Number(continental[2]), continental[3], without(text, continental));
  const british = dayThenMonth.exec(text);
  if (british) return dateOf(british[1]!, monthOf(british[2]!), british[3], without(text, british));
  const american = monthThenDay.exec(text);
  return american ? dateOf(american[2]!, monthOf(american[1]!), american[3], without(text, american)) : undefined;
}

/** "12/1" is one day here and another there, so it is asked about; "12/25" can only be one. */
function takeSlashed(text: string): Found<DateNamed> {
  const match = slashed.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const year = match[3]?.padStart(4, '20');
  if (first <= 12 && second <= 12 && first !== second) {
    const [one, other] = [`${first} ${monthNames[second - 1]}`, `${second} ${monthNames[first - 1]}`];
    return { problem: `“${match[0]}” could be ${one} or ${other}: say which, with the month's name.` };
  }
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return dateOf(String(day), month, year, without(text, match));
}

function dateOf(typedDay: string, month: number, typedYear: string | undefined, rest: string): Found<DateNamed> {
  const day = Number(typedDay);
  // A leap year stands in where no year was said: the 29th of February exists in some.
  const year = Number(typedYear ?? 2028);
  const name = monthNames[month - 1];
  if (name === undefined) return { problem: `There is no month ${month}.` };
  if (!existsDate({ year, month, day })) {
    return { problem: `There is no ${day} ${name}${typedYear === undefined ? '' : ` ${year}`}.` };
  }
  return { value: { kind: 'date', year: typedYear === undefined ? undefined : year, month, day }, rest };
}

function withWeekday(date: { readonly value: DateNamed; readonly rest: string }): Found<Day> {
  const weekday = takeWeekday(date.rest);
  if (!weekday) return date;
  if ('problem' in weekday) return weekday;
  return { value: { ...date.value, weekday: weekday.value }, rest: weekday.rest };
}

/** On a Tuesday "next Friday" is this week's to some and next week's to others. */
function nextWeekday(text: string, today: Wall): Found<Day> {
  if (!/\bnext\b/.test(text)) return undefined;
  const weekday = takeWeekday(text);
  if (!weekday || 'problem' in weekday) return { problem: '“next” is not clear: say a date, or “in 7 days”.' };
  const ahead = (weekday.value - weekdayOf(today) + 7) % 7 || 7;
  const said = [ahead, ahead + 7]
    .map((days) => addDays(today, days))
    .map((on) => `${on.day} ${monthNames[on.month - 1]}`);
  return { problem: `“next ${weekdayNames[weekday.value]}” could be ${said[0]} or ${said[1]}: say which.` };
}

function monthOf(name: string): number {
  return monthNames.findIndex((full) => full.toLowerCase().startsWith(name)) + 1;
}
