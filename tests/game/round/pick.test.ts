import { describe, expect, test } from 'vitest';
import { pickCase } from '../../../src/game/round/pick.ts';
import { aClosedRound, anOpenRound, aRevealedRound, aRound, DAY, MONDAY } from '../../support/rounds.ts';

const candidates = ['a', 'b', 'c'].map((one) => ({ pack: 'pack', case: one }));
const seen = (one: string, openedAt: number) => aRevealedRound({ case: one, openedAt });

describe('the next case', () => {
  test.each([
    ['is one that was not seen', [seen('a', MONDAY), seen('c', MONDAY)], 'b'],
    ['else the one seen longest ago', [seen('a', MONDAY), seen('b', MONDAY - DAY), seen('c', MONDAY + DAY)], 'b'],
    ['by its last round', [seen('b', 0), seen('b', MONDAY + DAY), seen('a', MONDAY), seen('c', MONDAY + DAY + 1)], 'a'],
    [
      'in whatever order they are stored',
      [seen('b', MONDAY + DAY), seen('b', 0), seen('a', MONDAY), seen('c', MONDAY + DAY + 1)],
      'a',
    ],
    ['is never open', [anOpenRound({ case: 'a' }), aClosedRound({ case: 'b' }), seen('c', MONDAY)], 'c'],
    ['nor scheduled', [aRound({ case: 'a' }), aRound({ case: 'b' })], 'c'],
    [
      'may be one that was cancelled unopened',
      [aRound({ case: 'a', phase: 'cancelled' }), seen('b', 0), seen('c', 0)],
      'a',
    ],
    [
      'is not new where it was cancelled while open',
      [anOpenRound({ case: 'a', phase: 'cancelled', cancelledAt: MONDAY }), seen('b', 0), aRound({ case: 'c' })],
      'b',
    ],
    [
      'is new where its namesake is in another pack',
      [aRevealedRound({ case: 'b', pack: 'other' }), seen('a', 0), seen('c', 0)],
      'b',
    ],
    ['is none where all are in play', ['a', 'b', 'c'].map((one) => aRound({ case: one })), undefined],
  ])('%s', (_, rounds, expected) => {
    for (const seed of ['one', 'two', 'three', 'four']) expect(pickCase(candidates, rounds, seed)?.case).toBe(expected);
  });

  test('is drawn among those not seen', () => {
    const drawn = new Set(Array.from({ length: 40 }, (_, seed) => pickCase(candidates, [], `${seed}`)?.case));
    expect([...drawn].sort()).toEqual(['a', 'b', 'c']);
  });
});
