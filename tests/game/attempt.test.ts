import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attempt, begin, type Move, play } from '../../src/game/attempt.ts';
import { deal } from '../../src/game/draw.ts';
import type { Grade } from '../../src/game/grade.ts';
import { resultOf } from '../../src/game/result.ts';
import { economyAt, score } from '../../src/game/score.ts';
import { lexicon, pack } from '../support/shipped.ts';

const setting = { pack, lexicon, answer: 'retroperitoneal-fibrosis', clues: 4 };
const start = begin('a1', pack.id, 'some-case', 'seed', 0);
const commit = (...fields: string[]): Move => ({ kind: 'commit', fields });

function after(moves: readonly Move[]): Attempt {
  return moves.reduce((attempt, move, index) => {
    const step = play(attempt, move, setting, index);
    return 'refused' in step ? attempt : step.attempt;
  }, start);
}

test('a right first line ends the attempt', () => {
  expect(after([commit('RPF, lymphoma')]).ended).toEqual({ at: 0, how: 'solved' });
});

test('any other list opens the next clue, also one that holds the answer further down', () => {
  const attempt = after([commit('lymphoma, RPF')]);
  expect([attempt.shown, attempt.ended]).toEqual([2, undefined]);
});

test('the list after the last clue is the last', () => {
  expect(
    after([{ kind: 'next-clue' }, { kind: 'next-clue' }, { kind: 'next-clue' }, commit('lymphoma')]).ended?.how,
  ).toBe('clues-spent');
});

test('a line that cannot be read costs nothing', () => {
  expect(play(start, commit('lymphoma, qwertz'), setting, 1)).toMatchObject({ refused: 'unread' });
});

test('a site that is part of the answer is asked for once, whatever the answer is', () => {
  const first = play(start, commit('angiosarcoma'), setting, 1);
  expect(first).toMatchObject({ asked: 'from-where', lines: ['angiosarcoma'] });
  const again = 'attempt' in first ? play(first.attempt, commit('angiosarcoma'), setting, 2) : first;
  expect(again).toMatchObject({ attempt: { shown: 2, commits: [{ guesses: ['angiosarcoma'] }] } });
});

const guesses = fc.constantFrom(
  'RPF',
  'lymphoma',
  'angiosarcoma',
  'qwertz',
  'not RPF',
  'lymphoma, RPF',
  '',
  'UPS/MFH; schwannoma > EMH',
  'uterine sarcoma',
);
const moves = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('commit' as const),
      fields: fc.array(guesses, { maxLength: 3 }),
      confidence: fc.constantFrom(undefined, 'low' as const, 'high' as const),
    }),
    fc.constant<Move>({ kind: 'next-clue' }),
    fc.constant<Move>({ kind: 'give-up' }),
  ),
  { maxLength: 8 },
);

test('a stored attempt read back plays on the same, and what is refused changes nothing', () => {
  fc.assert(
    fc.property(moves, (list) => {
      let attempt = start;
      let stored = JSON.stringify(start);
      for (const [now, move] of list.entries()) {
        const before = JSON.stringify(attempt);
        const step = play(attempt, move, setting, now);
        expect(JSON.stringify(attempt)).toBe(before);
        expect(play(JSON.parse(stored), move, setting, now)).toEqual(step);
        if ('refused' in step) continue;
        expect(attempt.ended).toBeUndefined();
        attempt = step.attempt;
        stored = JSON.stringify(attempt);
      }
      expect(attempt.shown).toBeLessThanOrEqual(setting.clues);
    }),
  );
});

const gradeOf = (credit: number): Grade => ({
  verdict: 'wrong',
  relation: 'other',
  mimic: false,
  recognized: null,
  credit,
});

test('the best line counts by its rank, and padding costs only beyond the third line', () => {
  expect(score([gradeOf(0), gradeOf(1)], [false, false], 1)).toMatchObject({ points: 80, rank: 2 });
  expect(score([gradeOf(0.5), gradeOf(0), gradeOf(1)], [true, true, true], 1)).toMatchObject({
    points: 60,
    padding: 0,
  });
  expect(
    score([gradeOf(1), gradeOf(0), gradeOf(0), gradeOf(0), gradeOf(0)], [false, true, true, true, true], 1),
  ).toMatchObject({ points: 90, padding: 2 });
  expect(score([gradeOf(0)], [false], 1)).toMatchObject({ points: 0, rank: undefined });
});

test('economy is whole up to the par clue and half at the last', () => {
  expect([1, 2, 3, 4].map((clue) => economyAt(clue, 2, 4))).toEqual([1, 1, 0.75, 0.5]);
  expect(economyAt(4, 4, 4)).toBe(1);
});

test('more points never come from a worse list: the score stays within 0 and 100 and falls with rank', () => {
  const grades = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.8, 1).map(gradeOf), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(grades, fc.double({ min: 0.5, max: 1, noNaN: true }), (list, economy) => {
      const against = list.map(() => true);
      const { points } = score(list, against, economy);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(100);
      expect(
        score([gradeOf(0), ...list].slice(0, 5), [true, ...against].slice(0, 5), economy).points,
      ).toBeLessThanOrEqual(points);
    }),
  );
});

test('the end tells when the answer came onto the list, and what was held on to against the clues', () => {
  const unknown = [...pack.cases.values()].find(({ answer }) => answer === 'retroperitoneal-fibrosis')!;
  const dealt = deal(unknown, pack, 'seed');
  const list = { at: 0, guesses: ['liposarcoma', 'RPF'] };
  const attempt: Attempt = {
    ...start,
    case: unknown.id,
    shown: dealt.length,
    commits: [
      { ...list, afterClue: 1 },
      { ...list, afterClue: dealt.length },
    ],
    ended: { at: 0, how: 'given-up' },
  };
  const result = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  expect(result.cameInAfter).toBe(1);
  expect(result.score?.rank).toBe(2);
});
