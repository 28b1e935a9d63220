import { describe, expect, test } from 'vitest';
import { cluesIn, cluesShown } from '../../../src/game/round/clues.ts';
import { nextDuty } from '../../../src/game/round/duties.ts';
import { play } from '../../../src/game/round/play.ts';
import type { PostName, Round } from '../../../src/game/round/round.ts';
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

const sending = { state: 'sending', since: MONDAY } as const;
const givenUp = { state: 'given-up', why: 'forbidden', at: MONDAY } as const;

/** Does what is due until it waits; every post goes out at once. What was put on the channel, in order. */
function catchUp(start: Round, now: number): { readonly round: Round; readonly posts: readonly string[] } {
  let round = start;
  const posts: string[] = [];
  for (;;) {
    const duty = nextDuty(round, now);
    if (duty === undefined || duty.kind === 'wait') return { round, posts };
    if (duty.kind === 'play') round = played(round, [duty.move, now]);
    else {
      posts.push(duty.post);
      const { post } = duty;
      round = played(round, [{ kind: 'send', post }, now], [{ kind: 'posted', post, message: post }, now]);
    }
  }
}

test('a round looked after at every moment says each thing once, when it is due', () => {
  let round = aRound();
  const told: (readonly [string, number])[] = [];
  for (let now = MONDAY - DAY; now <= FRIDAY + DAY; now += HOUR) {
    const caught = catchUp(round, now);
    round = caught.round;
    told.push(...caught.posts.map((post) => [post, (now - MONDAY) / HOUR] as const));
  }
  expect(told).toEqual([
    ['opening', 0],
    ['clue-2', 24],
    ['clue-3', 48],
    ['clue-4', 72],
    ['closing', 96],
    ['reveal', 98],
    ['thread', 98],
  ]);
});

describe('what was missed while down is caught up', () => {
  test.each([
    ['a day late: the opening shows what is due by then', aRound(), MONDAY + DAY, ['opening']],
    ['its last hour', aRound(), FRIDAY - HOUR, ['opening']],
    ['its whole window: nothing', aRound(), FRIDAY, []],
    ['clues that came due together come as one', anOpenRound(), MONDAY + 3 * DAY, ['clue-4']],
    ['clues that the closing overtook stay out', anOpenRound(), FRIDAY, ['closing']],
    ['a closing that the reveal overtook stays out', anOpenRound(), FRIDAY + 2 * HOUR, ['reveal', 'thread']],
    ['a month', anOpenRound(), FRIDAY + 60 * DAY, ['reveal', 'thread']],
    ['without a thread', anOpenRound({ thread: false }), FRIDAY + 2 * HOUR, ['reveal']],
    ['nobody could have seen it', anOpenRound({ posts: {}, openedWith: undefined, entrants: 0 }), FRIDAY, []],
  ])('%s', (_, round, now, posts) => {
    expect(catchUp(round, now).posts).toEqual(posts);
  });

  test('after a late opening the clues go on at their times', () => {
    const { round } = catchUp(aRound(), MONDAY + DAY + HOUR);
    expect(round.openedWith).toBe(2);
    expect(nextDuty(round, MONDAY + DAY + HOUR)).toEqual({ kind: 'wait', until: MONDAY + 2 * DAY });
    expect(catchUp(round, MONDAY + 2 * DAY).posts).toEqual(['clue-3']);
  });

  test('a clue brings those that the channel lacks', () => {
    expect(cluesIn(anOpenRound(), 'clue-4')).toEqual([2, 3, 4]);
    expect(cluesIn(anOpenRound({ posts: { opening: posted('m1'), 'clue-2': posted('m2') } }), 'clue-3')).toEqual([3]);
    expect(cluesIn(anOpenRound({ posts: { opening: posted('m1'), 'clue-2': givenUp } }), 'clue-3')).toEqual([2, 3]);
    expect(cluesIn(anOpenRound({ openedWith: 3 }), 'clue-4')).toEqual([4]);
  });
});

describe('the one thing to do', () => {
  const settled = { opening: posted('m1'), closing: posted('m2'), reveal: posted('m3'), thread: posted('t1') };
  test.each<readonly [string, Round, number, ReturnType<typeof nextDuty>]>([
    ['waits for the opening', aRound(), MONDAY - 1, { kind: 'wait', until: MONDAY }],
    ['opens', aRound(), MONDAY, { kind: 'play', move: { kind: 'tick' } }],
    ['waits for the next clue', anOpenRound(), MONDAY + HOUR, { kind: 'wait', until: MONDAY + DAY }],
    [
      'waits for the closing when all is shown',
      anOpenRound({ clueEveryMs: undefined, openedWith: 4 }),
      MONDAY,
      { kind: 'wait', until: FRIDAY },
    ],
    [
      'waits for the closing when it comes before the next clue',
      anOpenRound({ clueEveryMs: 7 * DAY }),
      MONDAY,
      { kind: 'wait', until: FRIDAY },
    ],
    [
      'waits for the reveal',
      aClosedRound({ posts: { opening: posted('m1'), closing: posted('m2') } }),
      FRIDAY,
      { kind: 'wait', until: FRIDAY + 2 * HOUR },
    ],
    [
      'waits for a hand',
      aClosedRound({ posts: { opening: posted('m1'), closing: posted('m2') }, revealAfterMs: undefined }),
      FRIDAY,
      undefined,
    ],
    [
      'waits for the archive',
      aRevealedRound({ posts: settled }),
      FRIDAY + DAY,
      { kind: 'wait', until: FRIDAY + 2 * HOUR + 30 * DAY },
    ],
    [
      'rests',
      aRevealedRound({ phase: 'archived', posts: { opening: posted('m1'), reveal: posted('m3') } }),
      FRIDAY + 99 * DAY,
      undefined,
    ],
    [
      'leaves alone what was given up',
      anOpenRound({ posts: { opening: givenUp } }),
      MONDAY + 2 * DAY,
      { kind: 'wait', until: MONDAY + 3 * DAY },
    ],
    [
      'goes on without a clue that was given up',
      anOpenRound({ posts: { opening: posted('m1'), 'clue-2': givenUp } }),
      MONDAY + DAY,
      { kind: 'wait', until: MONDAY + 2 * DAY },
    ],
    [
      'opens no thread where the reveal was given up',
      aRevealedRound({ posts: { opening: posted('m1'), reveal: givenUp } }),
      FRIDAY + DAY,
      { kind: 'wait', until: FRIDAY + 2 * HOUR + 30 * DAY },
    ],
  ])('%s', (_, round, now, duty) => {
    expect(nextDuty(round, now)).toEqual(duty);
  });

  test.each<readonly [PostName, Round, number]>([
    ['opening', anOpenRound({ posts: { opening: sending } }), MONDAY],
    ['opening', aClosedRound({ posts: { opening: sending } }), FRIDAY],
    ['opening', aRound({ phase: 'cancelled', cancelledAt: MONDAY, posts: { opening: sending } }), MONDAY],
    ['clue-2', anOpenRound({ posts: { opening: posted('m1'), 'clue-2': sending } }), MONDAY + 2 * DAY],
    [
      'clue-2',
      aClosedRound({ posts: { closing: sending, 'clue-10': sending, 'clue-2': sending, opening: posted('m1') } }),
      FRIDAY,
    ],
    ['closing', aRevealedRound({ posts: { opening: posted('m1'), closing: sending } }), FRIDAY + DAY],
    [
      'thread',
      aRevealedRound({ posts: { opening: posted('m1'), reveal: posted('m2'), thread: sending } }),
      FRIDAY + DAY,
    ],
  ])('a doubt comes first: %s', (post, round, now) => {
    expect(nextDuty(round, now)).toEqual({ kind: 'post', post, doubt: true });
  });

  test('a doubt that was searched for in vain is posted, unless it was overtaken', () => {
    const doubt = anOpenRound({ posts: { opening: posted('m1'), 'clue-2': sending } });
    const vain = played(doubt, [{ kind: 'not-sent', post: 'clue-2' }, MONDAY + DAY]);
    expect(nextDuty(vain, MONDAY + DAY)).toEqual({ kind: 'post', post: 'clue-2', doubt: false });
    expect(nextDuty(vain, MONDAY + 2 * DAY)).toEqual({ kind: 'post', post: 'clue-3', doubt: false });
    expect(catchUp(vain, FRIDAY).posts).toEqual(['closing']);
  });

  test('a post that was given up is due again once somebody asks for it', () => {
    const stuck = anOpenRound({ posts: { opening: givenUp } });
    const again = played(stuck, [{ kind: 'retry-post', post: 'opening' }, MONDAY + DAY]);
    expect(nextDuty(again, MONDAY + DAY)).toEqual({ kind: 'post', post: 'opening', doubt: false });
  });

  test('reopened and closed again, the closing is not told a second time', () => {
    const round = aClosedRound({
      posts: { opening: posted('m1'), closing: posted('m2') },
      clueEveryMs: undefined,
      openedWith: 4,
    });
    const reopened = played(round, [{ kind: 'reopen', to: FRIDAY + DAY }, FRIDAY + HOUR]);
    expect(catchUp(reopened, FRIDAY + DAY).posts).toEqual([]);
    expect(catchUp(reopened, FRIDAY + DAY + 2 * HOUR).posts).toEqual(['reveal', 'thread']);
  });
});

describe('a post is refused', () => {
  test.each([
    ['before its time', { kind: 'send', post: 'reveal' }, aClosedRound(), 'not-wanted'],
    ['before its clue is due', { kind: 'send', post: 'clue-2' }, anOpenRound(), 'not-wanted'],
    [
      'where no message says what the case is',
      { kind: 'send', post: 'clue-2' },
      anOpenRound({ posts: {}, clueEveryMs: 1 }),
      'not-wanted',
    ],
    [
      'where a later one told it',
      { kind: 'send', post: 'clue-2' },
      anOpenRound({ posts: { opening: posted('m1'), 'clue-3': posted('m2') } }),
      'not-wanted',
    ],
    ['beyond the last clue', { kind: 'send', post: 'clue-5' }, anOpenRound({ clueEveryMs: 1 }), 'not-wanted'],
    [
      'for a thread nobody wants',
      { kind: 'send', post: 'thread' },
      aRevealedRound({ thread: false, posts: { reveal: posted('m2') } }),
      'not-wanted',
    ],
    ['twice', { kind: 'send', post: 'opening' }, anOpenRound(), 'already-posted'],
    [
      'after it was given up',
      { kind: 'send', post: 'opening' },
      anOpenRound({ posts: { opening: givenUp } }),
      'given-up',
    ],
    ['as posted without a beginning', { kind: 'posted', post: 'closing', message: 'm' }, aClosedRound(), 'not-begun'],
    ['as posted elsewhere', { kind: 'posted', post: 'opening', message: 'm' }, anOpenRound(), 'already-posted'],
    ['as not sent without a beginning', { kind: 'not-sent', post: 'closing' }, aClosedRound(), 'not-begun'],
    ['as not sent though it is there', { kind: 'not-sent', post: 'opening' }, anOpenRound(), 'already-posted'],
    [
      'as given up though it is there',
      { kind: 'give-up-post', post: 'opening', why: '' },
      anOpenRound(),
      'already-posted',
    ],
    ['as given up before its time', { kind: 'give-up-post', post: 'reveal', why: '' }, anOpenRound(), 'not-wanted'],
    ['again though it was not given up', { kind: 'retry-post', post: 'closing' }, aClosedRound(), 'not-given-up'],
  ] as const)('%s', (_, move, round, refused) => {
    expect(play(round, move, MONDAY)).toEqual({ refused });
  });

  test('but not when it is heard of twice, or late', () => {
    expect(played(anOpenRound(), [{ kind: 'posted', post: 'opening', message: 'm1' }, FRIDAY])).toEqual(anOpenRound());
    const late = anOpenRound({ posts: { opening: givenUp } });
    expect(played(late, [{ kind: 'posted', post: 'opening', message: 'm1' }, MONDAY]).posts.opening).toEqual(
      posted('m1'),
    );
  });
});

describe('the clues shown', () => {
  test.each([
    ['none before it opens', aRound(), MONDAY + DAY, 0],
    ['the first at once', anOpenRound(), MONDAY, 1],
    ['not yet the second', anOpenRound(), MONDAY + DAY - 1, 1],
    ['the second a day later', anOpenRound(), MONDAY + DAY, 2],
    ['never more than there are', anOpenRound(), MONDAY + 99 * DAY, 4],
    ['all at once', anOpenRound({ clueEveryMs: undefined }), MONDAY, 4],
    ['from the opening by hand', anOpenRound({ openedAt: MONDAY - HOUR }), MONDAY + DAY - HOUR, 2],
    ['closing stops them', aClosedRound({ closedAt: MONDAY + DAY }), FRIDAY, 2],
    ['the reveal shows the rest', aRevealedRound({ closedAt: MONDAY + DAY }), FRIDAY, 4],
    ['cancelling stops them', anOpenRound({ phase: 'cancelled', cancelledAt: MONDAY + DAY }), FRIDAY, 2],
    ['cancelled before it opened', aRound({ phase: 'cancelled', cancelledAt: MONDAY }), FRIDAY, 0],
    [
      'told once is told, also by a clock set back',
      anOpenRound({ posts: { opening: posted('m1'), 'clue-3': sending } }),
      MONDAY,
      3,
    ],
  ])('%s', (_, round, now, shown) => {
    expect(cluesShown(round, now)).toBe(shown);
  });
});
