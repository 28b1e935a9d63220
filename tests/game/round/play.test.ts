import { describe, expect, test } from 'vitest';
import { play } from '../../../src/game/round/play.ts';
import {
  isSecret,
  type Phase,
  type Round,
  type RoundMove,
  type RoundRefusal,
  schedule,
} from '../../../src/game/round/round.ts';
import {
  aClosedRound,
  anOpenRound,
  aRevealedRound,
  aRound,
  DAY,
  FRIDAY,
  HOUR,
  MONDAY,
  played,
  posted,
} from '../../support/rounds.ts';

const WEDNESDAY = MONDAY + 2 * DAY;
const tick: RoundMove = { kind: 'tick' };
const refusal = (round: Round, move: RoundMove, now: number) => {
  const step = play(round, move, now);
  return 'refused' in step ? step.refused : undefined;
};

/** A round in each phase, and a moment at which no deadline is due. */
const inPhase: Readonly<Record<Phase, readonly [Round, number]>> = {
  scheduled: [aRound(), MONDAY - HOUR],
  open: [anOpenRound(), WEDNESDAY],
  closed: [aClosedRound(), FRIDAY + HOUR],
  revealed: [aRevealedRound(), FRIDAY + DAY],
  archived: [aRevealedRound({ phase: 'archived', archivedAt: FRIDAY + 40 * DAY }), FRIDAY + 41 * DAY],
  cancelled: [aRound({ phase: 'cancelled', cancelledAt: MONDAY - 2 * HOUR, cancelledWhy: 'by-hand' }), WEDNESDAY],
};
const nextWeek = FRIDAY + 7 * DAY;

describe('what a person may do in which phase', () => {
  const table: readonly (readonly [
    RoundMove,
    Readonly<Record<Exclude<Phase, 'archived' | 'cancelled'>, RoundRefusal | Phase>>,
  ])[] = [
    [
      { kind: 'open' },
      { scheduled: 'open', open: 'already-open', closed: 'already-closed', revealed: 'already-revealed' },
    ],
    [
      { kind: 'close' },
      { scheduled: 'not-open-yet', open: 'closed', closed: 'already-closed', revealed: 'already-revealed' },
    ],
    [
      { kind: 'extend', to: nextWeek },
      { scheduled: 'scheduled', open: 'open', closed: 'already-closed', revealed: 'already-revealed' },
    ],
    [
      { kind: 'reopen', to: nextWeek },
      { scheduled: 'not-open-yet', open: 'already-open', closed: 'open', revealed: 'already-revealed' },
    ],
    [
      { kind: 'reveal' },
      { scheduled: 'not-open-yet', open: 'still-open', closed: 'revealed', revealed: 'already-revealed' },
    ],
    [
      { kind: 'cancel' },
      { scheduled: 'cancelled', open: 'cancelled', closed: 'cancelled', revealed: 'already-revealed' },
    ],
    [
      { kind: 'archive' },
      { scheduled: 'not-revealed', open: 'not-revealed', closed: 'not-revealed', revealed: 'archived' },
    ],
    [
      { kind: 'handover', to: 'fellow' },
      { scheduled: 'scheduled', open: 'open', closed: 'closed', revealed: 'revealed' },
    ],
    [
      { kind: 'saw-answer', who: 'fellow' },
      { scheduled: 'scheduled', open: 'open', closed: 'closed', revealed: 'already-revealed' },
    ],
  ];
  test.each(
    table.flatMap(([move, row]) =>
      Object.entries({ ...row, archived: 'archived', cancelled: 'cancelled' }).map(
        ([phase, expected]) => [move.kind, phase, expected, move] as const,
      ),
    ),
  )('%s when %s: %s', (_kind, phase, expected, move) => {
    const [round, now] = inPhase[phase as Phase];
    const step = play(round, move, now);
    const over = phase === 'archived' || phase === 'cancelled';
    expect('refused' in step ? step.refused : step.round.phase).toBe(expected);
    expect('refused' in step).toBe(over || !(expected in inPhase));
  });
});

describe('the stored deadline decides, whenever somebody looks', () => {
  test.each([
    ['a moment before the opening', MONDAY - 1, { phase: 'scheduled' }],
    ['at the opening', MONDAY, { phase: 'open', openedAt: MONDAY }],
    ['a day late it opened when it should have', MONDAY + DAY, { phase: 'open', openedAt: MONDAY }],
    ['a moment before the closing', FRIDAY - 1, { phase: 'open', openedAt: MONDAY }],
    [
      'after its whole window it was missed',
      FRIDAY,
      { phase: 'cancelled', cancelledWhy: 'missed', cancelledAt: FRIDAY },
    ],
  ])('of a scheduled round: %s', (_, now, expected) => {
    const round = played(aRound(), [tick, now]);
    expect(round).toMatchObject(expected);
    if (expected.phase === 'cancelled') expect(round.openedAt).toBeUndefined();
  });

  test.each([
    ['a moment before the closing', FRIDAY - 1, { phase: 'open' }],
    ['at the closing', FRIDAY, { phase: 'closed', closedAt: FRIDAY }],
    ['late', FRIDAY + HOUR, { phase: 'closed', closedAt: FRIDAY }],
    ['at the reveal', FRIDAY + 2 * HOUR, { phase: 'revealed', closedAt: FRIDAY, revealedAt: FRIDAY + 2 * HOUR }],
    ['a month late it still owes its reveal', FRIDAY + 60 * DAY, { phase: 'revealed', revealedAt: FRIDAY + 2 * HOUR }],
  ])('of an open round: %s', (_, now, expected) => {
    expect(played(anOpenRound(), [tick, now])).toMatchObject(expected);
  });

  test('without a grace it waits for a hand', () => {
    expect(played(aClosedRound({ revealAfterMs: undefined }), [tick, FRIDAY + 300 * DAY]).phase).toBe('closed');
  });

  test('thirty days after the reveal was put up it is archived', () => {
    const round = aRevealedRound({ posts: { opening: posted('m1'), reveal: posted('m2', FRIDAY + 5 * HOUR) } });
    const due = FRIDAY + 5 * HOUR + 30 * DAY;
    expect(played(round, [tick, due - 1]).phase).toBe('revealed');
    expect(played(round, [tick, due])).toMatchObject({ phase: 'archived', archivedAt: due });
  });

  test('also over a person who acts before anybody rang', () => {
    expect(refusal(anOpenRound(), { kind: 'extend', to: nextWeek }, FRIDAY)).toBe('already-closed');
    expect(refusal(anOpenRound(), { kind: 'reopen', to: nextWeek }, FRIDAY + 3 * HOUR)).toBe('already-revealed');
    expect(refusal(aRound(), { kind: 'open' }, FRIDAY)).toBe('cancelled');
    expect(played(anOpenRound(), [{ kind: 'reveal' }, FRIDAY + 1])).toMatchObject({
      closedAt: FRIDAY,
      revealedAt: FRIDAY + 1,
    });
  });

  test('one that never reached the channel is not closed for nobody', () => {
    const unseen = anOpenRound({ posts: {}, openedWith: undefined, entrants: 0 });
    const never = { phase: 'cancelled', cancelledWhy: 'never-posted', cancelledAt: FRIDAY };
    expect(played(unseen, [tick, FRIDAY])).toMatchObject(never);
    const givenUp = { opening: { state: 'given-up', why: 'forbidden', at: MONDAY } } as const;
    expect(played({ ...unseen, posts: givenUp }, [tick, FRIDAY])).toMatchObject(never);
    expect(refusal(unseen, { kind: 'close' }, WEDNESDAY)).toBe('never-posted');
    expect(played({ ...unseen, entrants: 1 }, [tick, FRIDAY]).phase).toBe('closed');
  });

  test('an opening in doubt may have been seen', () => {
    const doubt = anOpenRound({ posts: { opening: { state: 'sending', since: MONDAY } }, entrants: 0 });
    const closed = played(doubt, [tick, FRIDAY]);
    expect(closed.phase).toBe('closed');
    expect(played(closed, [{ kind: 'not-sent', post: 'opening' }, FRIDAY + 1], [tick, FRIDAY + 1])).toMatchObject({
      phase: 'cancelled',
      cancelledWhy: 'never-posted',
    });
  });
});

describe('by hand', () => {
  test('opened early, it counts from then', () => {
    expect(played(aRound(), [{ kind: 'open' }, MONDAY - HOUR])).toMatchObject({
      phase: 'open',
      openedAt: MONDAY - HOUR,
    });
  });

  test('closed early, entries count up to then, and the grace runs from then', () => {
    const closed = played(anOpenRound(), [{ kind: 'close' }, WEDNESDAY]);
    expect(closed).toMatchObject({ phase: 'closed', closedAt: WEDNESDAY });
    expect(played(closed, [tick, WEDNESDAY + 2 * HOUR])).toMatchObject({
      phase: 'revealed',
      revealedAt: WEDNESDAY + 2 * HOUR,
    });
  });

  test('a closing moves only ahead, to a moment to come', () => {
    expect(played(anOpenRound(), [{ kind: 'extend', to: FRIDAY + 1 }, WEDNESDAY]).closesAt).toBe(FRIDAY + 1);
    expect(refusal(anOpenRound(), { kind: 'extend', to: FRIDAY }, WEDNESDAY)).toBe('not-later');
    expect(refusal(aClosedRound(), { kind: 'reopen', to: FRIDAY + HOUR }, FRIDAY + HOUR)).toBe('not-later');
    expect(refusal(aClosedRound(), { kind: 'reopen', to: FRIDAY }, WEDNESDAY)).toBe('not-later');
  });

  test('reopened, it closes again at its new time and is revealed after that', () => {
    const reopened = played(aClosedRound(), [{ kind: 'reopen', to: nextWeek }, FRIDAY + HOUR]);
    expect(reopened).toMatchObject({ phase: 'open', closesAt: nextWeek, openedAt: MONDAY });
    expect(reopened.closedAt).toBeUndefined();
    expect(played(reopened, [tick, nextWeek - 1]).phase).toBe('open');
    expect(played(reopened, [tick, nextWeek + 2 * HOUR])).toMatchObject({
      closedAt: nextWeek,
      revealedAt: nextWeek + 2 * HOUR,
    });
  });

  test('cancelled by hand, that is told apart from missed', () => {
    expect(played(aRound(), [{ kind: 'cancel' }, MONDAY - HOUR])).toMatchObject({
      cancelledAt: MONDAY - HOUR,
      cancelledWhy: 'by-hand',
    });
  });

  test('handed over to somebody else only', () => {
    expect(played(anOpenRound(), [{ kind: 'handover', to: 'fellow' }, WEDNESDAY]).facilitator).toBe('fellow');
    expect(refusal(anOpenRound(), { kind: 'handover', to: 'chief' }, WEDNESDAY)).toBe('already-theirs');
  });

  test('who saw the answer is noted once', () => {
    const seen = played(
      anOpenRound(),
      [{ kind: 'saw-answer', who: 'fellow' }, WEDNESDAY],
      [{ kind: 'saw-answer', who: 'fellow' }, WEDNESDAY],
    );
    expect(seen.insiders).toEqual(['chief', 'fellow']);
  });
});

describe('a clock that was set back', () => {
  test('undoes nothing', () => {
    for (const round of [anOpenRound(), aClosedRound(), aRevealedRound()]) expect(played(round, [tick, 0])).toBe(round);
  });

  test('never lets one thing happen before what it follows', () => {
    expect(played(aRound(), [{ kind: 'open' }, 0]).openedAt).toBe(MONDAY - DAY);
    expect(played(anOpenRound(), [{ kind: 'close' }, 0]).closedAt).toBe(MONDAY);
    expect(played(aClosedRound(), [{ kind: 'reveal' }, 0]).revealedAt).toBe(FRIDAY);
    expect(played(aRevealedRound(), [{ kind: 'archive' }, 0]).archivedAt).toBe(FRIDAY + 2 * HOUR);
    expect(played(aClosedRound(), [{ kind: 'cancel' }, 0]).cancelledAt).toBe(FRIDAY);
  });
});

describe('a plan', () => {
  const { phase: _phase, createdAt: _createdAt, posts: _posts, entrants: _entrants, ...plan } = aRound();

  test('becomes a round that has not opened', () => {
    expect(schedule(plan, MONDAY - DAY)).toEqual(aRound());
  });

  test.each([
    ['at its opening', { closesAt: MONDAY }, MONDAY - DAY],
    ['before its opening', { closesAt: MONDAY - 1 }, MONDAY - DAY],
    ['already', {}, FRIDAY],
  ])('that closes %s is none', (_, differing, now) => {
    expect(schedule({ ...plan, ...differing }, now)).toBeUndefined();
  });
});

test('the answer is a secret until the reveal', () => {
  const secret = Object.entries(inPhase).filter(([, [round]]) => isSecret(round));
  expect(secret.map(([phase]) => phase)).toEqual(['scheduled', 'open', 'closed']);
});
