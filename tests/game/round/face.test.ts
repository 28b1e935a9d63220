import { describe, expect, test } from 'vitest';
import { faceOf, nextEdit } from '../../../src/game/round/face.ts';
import type { Round } from '../../../src/game/round/round.ts';
import { aClosedRound, anOpenRound, aRound, DAY, FRIDAY, MONDAY, played } from '../../support/rounds.ts';

const minute = 60_000;
const shown = (round: Round, at: number): Round => played(round, [{ kind: 'edited', face: faceOf(round, at) }, at]);
const open = shown(anOpenRound(), MONDAY);

describe('the message is edited', () => {
  test.each([
    ['not before it is there', anOpenRound({ posts: {} }), MONDAY, undefined],
    ['not when it shows what is so', open, MONDAY + minute, undefined],
    ['at once for a clue', open, MONDAY + DAY, 'edit'],
    ['at once for the closing', aClosedRound({ face: open.face }), MONDAY + 1, 'edit'],
    ['at once for a new closing time', { ...open, closesAt: FRIDAY + 1 }, MONDAY + 1, 'edit'],
    ['at once for a new facilitator', { ...open, facilitator: 'fellow' }, MONDAY + 1, 'edit'],
    ['where nobody stored what it shows', anOpenRound(), MONDAY, 'edit'],
    ['for the count after a minute', { ...open, entrants: 4 }, MONDAY + minute, 'edit'],
    ['at once for the count where the last edit lies ahead', { ...open, entrants: 4 }, MONDAY - DAY, 'edit'],
  ])('%s', (_, round, now, kind) => {
    expect(nextEdit(round, now)?.kind).toBe(kind);
  });

  test('for the count alone once a minute', () => {
    expect(nextEdit({ ...open, entrants: 4 }, MONDAY + 1)).toEqual({ kind: 'wait', until: MONDAY + minute });
  });

  test('after which it shows what is so', () => {
    const edit = nextEdit({ ...open, entrants: 4 }, MONDAY + minute);
    expect(edit).toEqual({ kind: 'edit', face: faceOf({ ...open, entrants: 4 }, MONDAY + minute) });
    expect(nextEdit(shown({ ...open, entrants: 4 }, MONDAY + minute), MONDAY + minute)).toBeUndefined();
  });

  test('not right after an opening that was sent with it', () => {
    const opened = played(aRound(), [{ kind: 'tick' }, MONDAY], [{ kind: 'send', post: 'opening' }, MONDAY]);
    const face = faceOf(opened, MONDAY);
    expect(
      nextEdit(played(opened, [{ kind: 'posted', post: 'opening', message: 'm', face }, MONDAY]), MONDAY),
    ).toBeUndefined();
    expect(nextEdit(played(opened, [{ kind: 'posted', post: 'opening', message: 'm' }, MONDAY]), MONDAY)?.kind).toBe(
      'edit',
    );
  });
});

test('what the message shows does not depend on the answer', () => {
  expect(faceOf({ ...open, case: 'another', seed: 'another' }, MONDAY)).toBe(faceOf(open, MONDAY));
});
