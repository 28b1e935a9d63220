import { expect, test } from 'vitest';
import { remindAt, ring, snooze } from '../../../src/game/review/reminder.ts';
import { DAY, HOUR } from '../../support/rounds.ts';

const newYork = 'America/New_York';
const at = (text: string) => Date.parse(text);
const time = { hour: 7, minute: 30 };

test.each([
  ['later today', '2026-05-04T07:00:00Z', newYork, '2026-05-04T11:30:00Z'],
  ['tomorrow, at the very moment', '2026-05-04T11:30:00Z', newYork, '2026-05-05T11:30:00Z'],
  ['the day before clocks go forward', '2026-03-07T13:00:00Z', newYork, '2026-03-08T11:30:00Z'],
  ['the day before clocks go back', '2026-10-31T12:00:00Z', newYork, '2026-11-01T12:30:00Z'],
  ['where the day began already', '2026-05-04T23:00:00Z', 'Asia/Tokyo', '2026-05-05T22:30:00Z'],
])('it rings %s', (_, now, zone, expected) => {
  expect(new Date(remindAt(time, zone, at(now)).at)).toEqual(new Date(expected));
});

const reminder = remindAt(time, newYork, at('2026-05-04T07:00:00Z'));

test('it rings at its time and not before, and then is set for tomorrow', () => {
  expect(ring(reminder, newYork, reminder.at - 1).kind).toBe('wait');
  const rung = ring(reminder, newYork, reminder.at);
  expect(rung).toEqual({ kind: 'ring', reminder: { ...reminder, at: reminder.at + DAY, rangAt: reminder.at } });
  expect(ring('reminder' in rung ? rung.reminder : reminder, newYork, reminder.at).kind).toBe('wait');
});

test('after an outage it rings up to two hours late, and otherwise tomorrow', () => {
  expect(ring(reminder, newYork, reminder.at + 2 * HOUR).kind).toBe('ring');
  expect(ring(reminder, newYork, reminder.at + 2 * HOUR + 1)).toEqual({
    kind: 'skip',
    reminder: { ...reminder, at: reminder.at + DAY },
  });
});

test('it rings no more where direct messages are closed', () => {
  expect(ring({ ...reminder, refused: true }, newYork, reminder.at + HOUR).kind).toBe('wait');
});

test('snoozed it rings again in an hour, once for one ringing', () => {
  const rung = { ...reminder, at: reminder.at + DAY, rangAt: reminder.at };
  const now = reminder.at + 60_000;
  const snoozed = snooze(rung, reminder.at, newYork, now);
  expect(snoozed.at).toBe(now + HOUR);
  expect(snooze(snoozed, reminder.at, newYork, now + HOUR / 2)).toEqual(snoozed);
  expect(snooze(rung, reminder.at - DAY, newYork, now)).toEqual(rung);
});
