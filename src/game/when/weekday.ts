import { type Found, without } from './found.ts';

const weekdays = [
  /\bsun(?:days?)?\b/,
  /\bmon(?:days?)?\b/,
  /\btue(?:s|sdays?)?\b/,
  /\bwed(?:s|nesdays?)?\b/,
  /\bthu(?:rs?|rsdays?)?\b/,
  /\bfri(?:days?)?\b/,
  /\bsat(?:urdays?)?\b/,
];

/** 0 is Sunday. */
export function takeWeekday(text: string): Found<number> {
  const found = weekdays.map((pattern) => pattern.exec(text));
  const named = found.flatMap((match, weekday) => (match ? [{ match, weekday }] : []));
  if (named.length > 1) return { problem: 'That names two days of the week.' };
  const [only] = named;
  return only && { value: only.weekday, rest: without(text, only.match) };
}
