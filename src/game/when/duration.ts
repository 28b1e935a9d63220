import { even } from './found.ts';
import { dayMs, minuteMs } from './wall.ts';

/** Whole days follow the calendar (noon stays noon when the clocks change); minutes are minutes. */
export interface Span {
  readonly days: number;
  readonly minutes: number;
}

const numberWords = [
  'a',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const minutesOf = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60, f: 14 * 24 * 60 } as const;
/** A century. More is capped, so that sums stay within what a date can hold. */
const mostMinutes = 36_525 * 24 * 60;
const piece =
  /^(?:(\d+(?:[.,]\d+)?)[ -]?|(an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -])(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:ee)?ks?|w|fortnights?)(?![a-z])[ ,+]*(?:and )?/;

/** "5 days", "36 h", "1 week 2 days", "1.5 h". `undefined` unless the whole text is one. */
export function spanOf(text: string): Span | undefined {
  let rest = text
    .replace(/^(?:in|for|after|within|every|each|once every) /, '')
    .replace(/ (?:from now|later|long)$/, '');
  if (/^(?:minute|hour|day|week|fortnight)$/.test(rest)) rest = `a ${rest}`;
  let minutes = 0;
  let days = 0;
  if (rest === '') return undefined;
  while (rest !== '') {
    const match = piece.exec(rest);
    if (!match) return undefined;
    const unit = minutesOf[match[3]![0] as keyof typeof minutesOf];
    const amount = Math.min(mostMinutes, numberOf(match[1] ?? match[2]!) * unit);
    if (/^[mh]/.test(match[3]!) || amount % minutesOf.d !== 0) minutes += amount;
    else days += amount / minutesOf.d;
    rest = rest.slice(match[0].length);
  }
  return { days, minutes: Math.round(minutes) };
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word.replace(',', '.'));
  return Math.max(1, numberWords.indexOf(word));
}

const longestMs = 366 * dayMs;

/**
 * A length of time, a day being 24 hours: from a minute to a year.
 * The problem is a sentence and may quote what was typed.
 */
export function readDuration(
  typed: string,
): { readonly ms: number; readonly read: string } | { readonly problem: string } {
  const text = even(typed)
    .replace(/^daily$/, '1 day')
    .replace(/^hourly$/, '1 hour')
    .replace(/^weekly$/, '1 week');
  const span = spanOf(text);
  if (!span) {
    return {
      problem: /^\d+$/.test(text)
        ? `“${text}” of what? Say “${text} hours” or “${text} days”.`
        : `${text === '' ? 'A length of time is missing' : `“${typed.trim()}” is no length of time`}: say something like “36 hours”, “5 days” or “1 week 2 days”.`,
    };
  }
  const ms = span.days * dayMs + span.minutes * minuteMs;
  if (ms < minuteMs) return { problem: 'It must be at least a minute.' };
  if (ms > longestMs) return { problem: 'It can be a year at most.' };
  return { ms, read: formatDuration(ms) };
}

/** "1 day 12 hours" */
export function formatDuration(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  const pieces = [
    [Math.floor(minutes / minutesOf.d), 'day'],
    [Math.floor((minutes % minutesOf.d) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const said = pieces
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 minutes' : said.join(' ');
}
