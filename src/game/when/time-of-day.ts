import { type Found, without } from './found.ts';
import { formatTime } from './wall.ts';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** Where nothing else is said. */
export const noon: TimeOfDay = { hour: 12, minute: 0 };

/** Midnight belongs to two days; whoever asked for it has to know which was meant. */
export type Time = TimeOfDay | 'midnight';

const noonWord = /(?:\b12 ?)?\b(?:noon|midday)\b/;
const midnightWord = /(?:\b12 ?)?\bmidnight\b/;
const twelveHours = /(?<![\d:./-])(\d{1,2})(?:[:.h](\d{2}))? ?([ap])(?:\.? ?m\b\.?)/;
const withMinutes = /(?<![\d:./-])(\d{1,2})[:h](\d{2})(?::00)?(?: ?(?:hrs?|hours?|h)\b)?(?![\d:])/;
const hourMark = /(?<![\d:./-])(\d{1,2}) ?h(?:rs?|ours?)?\b/;
const fourDigits = /(?<![\d:./-])(\d{2})(\d{2})(?: ?(?:hrs?|hours?|h)\b)?(?![\d:/-])/;
const bare = /(?<![\d:./-])(\d{1,2})(?: ?o ?clock)?(?![\d:./-])/;

/** 12:00, 7am, 7:30 p.m., 18h30, 18h, 0700, noon, midnight, 24:00. An hour without more could be either half of the day. */
export function takeTime(text: string): Found<Time> {
  const atNoon = noonWord.exec(text);
  if (atNoon) return { value: noon, rest: without(text, atNoon) };
  const atMidnight = midnightWord.exec(text);
  if (atMidnight) return { value: 'midnight', rest: without(text, atMidnight) };
  const half = twelveHours.exec(text);
  if (half) return halfDay(text, half);
  const whole = withMinutes.exec(text) ?? hourMark.exec(text) ?? fourDigits.exec(text);
  if (whole) {
    const time = { hour: Number(whole[1]), minute: Number(whole[2] ?? 0) };
    const exists = time.minute < 60 && (time.hour < 24 || (time.hour === 24 && time.minute === 0));
    if (!exists) return { problem: `There is no time ${formatTime(time)}.` };
    return { value: time, rest: without(text, whole) };
  }
  const hour = bare.exec(text)?.[1];
  if (hour === undefined) return undefined;
  const morning = Number(hour) >= 1 && Number(hour) <= 12;
  return {
    problem: morning
      ? `“${hour}” could be morning or evening: say ${hour}am or ${hour}pm.`
      : `“${hour}” is not clear: say a time with minutes, such as 07:00 or 18:30.`,
  };
}

function halfDay(text: string, match: RegExpExecArray): Found<Time> {
  const [, typed, minutes = '0', letter] = match;
  const hour = Number(typed);
  const minute = Number(minutes);
  if (hour < 1 || hour > 12 || minute > 59) return { problem: `There is no time ${match[0]}.` };
  if (hour === 12 && minute === 0 && letter === 'a') return { value: 'midnight', rest: without(text, match) };
  return { value: { hour: (hour % 12) + (letter === 'p' ? 12 : 0), minute }, rest: without(text, match) };
}
