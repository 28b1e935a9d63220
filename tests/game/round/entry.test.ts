import { describe, expect, test } from 'vitest';
import { type Entry, enter, type Submission } from '../../../src/game/round/entry.ts';
import type { Round } from '../../../src/game/round/round.ts';
import { aClosedRound, anOpenRound, aRevealedRound, aRound, DAY, FRIDAY, HOUR, MONDAY } from '../../support/rounds.ts';
import { lexicon, pack } from '../../support/shipped.ts';

const send = (round: Round, differing: Partial<Submission> = {}, before?: Entry) =>
  enter(
    round,
    before,
    { learner: 'resident', at: MONDAY + HOUR, fields: ['RPF, lymphoma'], ...differing },
    { pack, lexicon, names: [] },
  );

test('an entry is kept as typed, with when and after which clue', () => {
  expect(send(anOpenRound(), { at: MONDAY + DAY, confidence: 'high' })).toMatchObject({
    entry: {
      round: 'r1',
      learner: 'resident',
      at: MONDAY + DAY,
      guesses: ['RPF', 'lymphoma'],
      confidence: 'high',
      afterClue: 2,
    },
    overtaken: false,
  });
});

describe('the door', () => {
  test.each([
    ['before it opens', aRound(), MONDAY - HOUR, 'not-open-yet'],
    ['before anybody opened it', aRound(), MONDAY, 'not-open-yet'],
    ['a moment before closing', anOpenRound(), FRIDAY - 1, undefined],
    ['at closing time', anOpenRound(), FRIDAY, 'closed'],
    ['after it, though nobody closed it yet', anOpenRound(), FRIDAY + 1, 'closed'],
    ['sent in time, handled after the closing', aClosedRound(), FRIDAY - 1, undefined],
    ['sent before it was closed by hand', aClosedRound({ closedAt: MONDAY + DAY }), MONDAY + DAY - 1, undefined],
    ['sent as it was closed by hand', aClosedRound({ closedAt: MONDAY + DAY }), MONDAY + DAY, 'closed'],
    ['sent in time, handled after the reveal', aRevealedRound(), FRIDAY - 1, 'closed'],
    ['reopened', anOpenRound({ closesAt: FRIDAY + 7 * DAY }), FRIDAY + DAY, undefined],
    ['by a clock a little ahead of the sender', anOpenRound({ openedAt: MONDAY + 5 }), MONDAY, undefined],
    ['cancelled', anOpenRound({ phase: 'cancelled', cancelledAt: MONDAY }), MONDAY, 'cancelled'],
  ])('%s: %s', (_, round, at, refused) => {
    const step = send(round, { at });
    expect('refused' in step ? step.refused : undefined).toBe(refused);
  });

  test('is shut to who has seen the answer', () => {
    expect(send(anOpenRound(), { learner: 'chief' })).toEqual({ refused: 'insider' });
  });
});

describe('what is refused costs nothing', () => {
  test.each([
    [
      'a line that cannot be read',
      ['RPF, qwertz'],
      { refused: 'unread', differential: { unread: [{ text: 'qwertz' }] } },
    ],
    ['nothing', ['', '  '], { refused: 'nothing-named' }],
    ['only what it is not', ['not RPF'], { refused: 'only-denied', differential: { denied: [{ text: 'not RPF' }] } }],
  ])('%s', (_, fields, expected) => {
    expect(send(anOpenRound(), { fields })).toMatchObject(expected);
  });
});

test('nobody is asked from where', () => {
  expect(send(anOpenRound(), { fields: ['angiosarcoma'] })).toMatchObject({ entry: { guesses: ['angiosarcoma'] } });
});

describe('the last one sent counts', () => {
  const first = send(anOpenRound(), { at: MONDAY + HOUR });
  const before = 'entry' in first ? first.entry : undefined;

  test('in order', () => {
    expect(send(anOpenRound(), { at: MONDAY + 2 * HOUR, fields: ['liposarcoma'] }, before)).toMatchObject({
      entry: { guesses: ['liposarcoma'] },
      overtaken: false,
    });
  });

  test('also when they arrive the other way round', () => {
    const late = send(anOpenRound(), { at: MONDAY, fields: ['liposarcoma'] }, before);
    expect(late).toMatchObject({ entry: { guesses: ['RPF', 'lymphoma'], at: MONDAY + HOUR }, overtaken: true });
  });

  test('the same one delivered twice is one', () => {
    expect(send(anOpenRound(), { at: MONDAY + HOUR }, before)).toEqual(first);
  });
});
