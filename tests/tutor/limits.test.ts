import { expect, test } from 'vitest';
import { openGate, usualLimits } from '../../src/tutor/limits.ts';

const day = 86_400_000;
const of = (learner: string, room?: string) => ({ learner, room });

function aGate(change: Partial<typeof usualLimits>) {
  const gate = openGate({ ...usualLimits, ...change });
  /** In and out again, as if the model had answered. */
  const pass = (learner: string, room: string | undefined, now: number, how: 'well' | 'badly' = 'well') => {
    const closed = gate.enter({ learner, room }, now);
    if (closed === undefined) gate.leave(how, now);
    return closed;
  };
  return { gate, pass };
}

test('each learner has a day’s budget, new the next day', () => {
  const { pass } = aGate({ perLearner: 2 });
  expect([pass('a', undefined, 0), pass('a', undefined, 1), pass('a', undefined, 2)]).toEqual([
    undefined,
    undefined,
    'budget',
  ]);
  expect(pass('b', undefined, 3)).toBeUndefined();
  expect(pass('a', undefined, day)).toBeUndefined();
});

test('a room has one too, and what it refuses costs the learner nothing', () => {
  const { pass } = aGate({ perLearner: 1, perRoom: 1 });
  expect(pass('a', 'room', 0)).toBeUndefined();
  expect(pass('b', 'room', 0)).toBe('budget');
  expect(pass('b', undefined, 0)).toBeUndefined();
});

test('only so many at once', () => {
  const { gate } = aGate({ atOnce: 2 });
  expect([1, 2, 3].map((at) => gate.enter(of(`${at}`), 0))).toEqual([undefined, undefined, 'busy']);
  gate.leave('well', 0);
  expect(gate.enter(of('3'), 0)).toBeUndefined();
});

test('after failures in a row nobody is let in; then one, and all others if that goes well', () => {
  const { gate, pass } = aGate({ failures: 2, restMs: 100 });
  pass('a', undefined, 0, 'badly');
  pass('a', undefined, 0, 'badly');
  expect(pass('a', undefined, 99)).toBe('resting');
  expect(gate.enter(of('a'), 100)).toBeUndefined();
  expect(gate.enter(of('b'), 100)).toBe('resting');
  gate.leave('well', 101);
  expect([gate.enter(of('b'), 101), gate.enter(of('c'), 101)]).toEqual([undefined, undefined]);
});

test('a success in between starts the count anew', () => {
  const { pass } = aGate({ failures: 2 });
  pass('a', undefined, 0, 'badly');
  pass('a', undefined, 0);
  pass('a', undefined, 0, 'badly');
  expect(pass('a', undefined, 0)).toBeUndefined();
});
