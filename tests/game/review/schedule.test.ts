import { expect, test } from 'vitest';
import { dueAfter, freshMemory, type Grade, grade, grades, type Memory } from '../../../src/game/review/schedule.ts';
import { DAY, MONDAY } from '../../support/rounds.ts';

const MINUTE = 60_000;
const pace = { retention: 0.9 };

/** Graded whenever it comes due. */
function learned(...given: readonly Grade[]): Memory {
  return given.reduce((memory, one) => grade(memory, one, memory.due, pace), freshMemory(MONDAY));
}

test('what was forgotten comes back within the sitting, what is known leaves it for days', () => {
  const { again, hard, good, easy } = dueAfter(freshMemory(MONDAY), MONDAY, pace);
  expect(again - MONDAY).toBe(10 * MINUTE);
  expect(hard - MONDAY).toBeLessThan(DAY);
  expect(good - MONDAY).toBeGreaterThanOrEqual(DAY);
  expect(easy).toBeGreaterThan(good);
});

test.each(grades)('a card graded %s comes due when the button said', (given) => {
  const memory = learned('good', 'good');
  const now = memory.due + 3 * DAY;
  expect(grade(memory, given, now, pace).due).toBe(dueAfter(memory, now, pace)[given]);
});

test('each time it is known it stays away longer, and once forgotten it begins nearly anew', () => {
  const waits = [1, 2, 3, 4].map(
    (times) => learned(...Array.from({ length: times }, () => 'good' as const)).scheduledDays,
  );
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(4);
  const forgotten = learned('good', 'good', 'good', 'again');
  expect(forgotten.lapses).toBe(1);
  expect(forgotten.stage).toBe('relearning');
  expect(grade(forgotten, 'good', forgotten.due, pace).scheduledDays).toBeLessThan(waits[3]!);
});

test('who wants to recall more is asked more often', () => {
  const memory = learned('good', 'good', 'good');
  const wait = (retention: number) => grade(memory, 'good', memory.due, { retention }).scheduledDays;
  expect(wait(0.95)).toBeLessThan(wait(0.9));
  expect(wait(0.9)).toBeLessThan(wait(0.75));
});

test('parameters fitted to a learner are used', () => {
  const fresh = freshMemory(MONDAY);
  const usual = grade(fresh, 'good', MONDAY, pace).stability;
  const weights = [
    0.2, 1.3, 9, 16, 6.4, 0.8, 3, 0.001, 1.9, 0.2, 0.8, 1.5, 0.06, 0.3, 1.6, 0.6, 1.9, 0.5, 0.09, 0.07, 0.15,
  ];
  expect(grade(fresh, 'good', MONDAY, { ...pace, weights }).stability).toBeCloseTo(9);
  expect(usual).not.toBeCloseTo(9);
});

test('a clock that was set back does no harm', () => {
  const memory = learned('good', 'good');
  const back = grade(memory, 'good', MONDAY - 30 * DAY, pace);
  expect(back.last).toBe(memory.last);
  expect(back.due).toBeGreaterThanOrEqual(memory.last!);
});
