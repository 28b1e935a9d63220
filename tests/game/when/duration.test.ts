import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, readDuration } from '../../../src/game/when/duration.ts';

const hour = 3_600_000;

test.each([
  ['24 h', 24 * hour],
  ['24h', 24 * hour],
  ['every 12 hours', 12 * hour],
  ['every day', 24 * hour],
  ['daily', 24 * hour],
  ['a day', 24 * hour],
  ['2 days', 48 * hour],
  ['two days', 48 * hour],
  ['1d 12h', 36 * hour],
  ['1 day, 12 hours and 30 minutes', 36.5 * hour],
  ['1.5 days', 36 * hour],
  ['1,5 h', 1.5 * hour],
  ['90m', 1.5 * hour],
  ['for 1 week', 168 * hour],
  ['a fortnight', 336 * hour],
  ['365 days', 365 * 24 * hour],
])('%s is a length of time', (text, ms) => {
  expect(readDuration(text)).toEqual({ ms, read: formatDuration(ms) });
});

test.each([
  ['5', '“5” of what? Say “5 hours” or “5 days”.'],
  ['', 'A length of time is missing: say something like “36 hours”, “5 days” or “1 week 2 days”.'],
  ['Friday', '“Friday” is no length of time: say something like “36 hours”, “5 days” or “1 week 2 days”.'],
  ['2 months', '“2 months” is no length of time: say something like “36 hours”, “5 days” or “1 week 2 days”.'],
  ['-3 days', '“-3 days” is no length of time: say something like “36 hours”, “5 days” or “1 week 2 days”.'],
  ['0 h', 'It must be at least a minute.'],
  ['10 seconds', '“10 seconds” is no length of time: say something like “36 hours”, “5 days” or “1 week 2 days”.'],
  ['367 days', 'It can be a year at most.'],
  [`${'9'.repeat(400)} days`, 'It can be a year at most.'],
])('%s is none, and the sentence says why', (text, problem) => {
  expect(readDuration(text)).toEqual({ problem });
});

test('a length of time as it is written down is read as that length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 366 * 24 * 60 }), (minutes) => {
      expect(readDuration(formatDuration(minutes * 60_000))).toMatchObject({ ms: minutes * 60_000 });
    }),
  );
});
