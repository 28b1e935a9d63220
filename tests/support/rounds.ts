import { play } from '../../src/game/round/play.ts';
import type { Post, Round, RoundMove } from '../../src/game/round/round.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Monday 30 November 2026, 12:00 UTC. Rounds of tests open then and close on Friday. */
export const MONDAY = Date.parse('2026-11-30T12:00:00Z');
export const FRIDAY = MONDAY + 4 * DAY;

/** A round planned on Sunday: four clues, one a day; revealed two hours after closing. */
export function aRound(differing: Partial<Round> = {}): Round {
  return {
    id: 'r1',
    room: 'room',
    channel: 'channel',
    pack: 'pack',
    case: 'case',
    seed: 'seed',
    number: 1,
    facilitator: 'chief',
    insiders: ['chief'],
    phase: 'scheduled',
    createdAt: MONDAY - DAY,
    opensAt: MONDAY,
    closesAt: FRIDAY,
    clues: 4,
    clueEveryMs: DAY,
    revealAfterMs: 2 * HOUR,
    thread: true,
    anonymous: true,
    mention: undefined,
    posts: {},
    entrants: 0,
    ...differing,
  };
}

export const posted = (message: string, at = MONDAY): Post => ({ state: 'posted', message, at });

/** Opened on Monday, its opening with the first clue on the channel. */
export function anOpenRound(differing: Partial<Round> = {}): Round {
  return aRound({
    phase: 'open',
    openedAt: MONDAY,
    openedWith: 1,
    posts: { opening: posted('m1') },
    entrants: 3,
    ...differing,
  });
}

/** Closed on Friday, waiting for its reveal. */
export function aClosedRound(differing: Partial<Round> = {}): Round {
  return anOpenRound({ phase: 'closed', closedAt: FRIDAY, ...differing });
}

/** Revealed two hours later. */
export function aRevealedRound(differing: Partial<Round> = {}): Round {
  return aClosedRound({ phase: 'revealed', revealedAt: FRIDAY + 2 * HOUR, ...differing });
}

/** Plays moves that the rules must allow. */
export function played(round: Round, ...moves: readonly (readonly [RoundMove, number])[]): Round {
  return moves.reduce((before, [move, now]) => {
    const step = play(before, move, now);
    if ('refused' in step) throw new Error(`${move.kind} at ${new Date(now).toISOString()}: ${step.refused}`);
    return step.round;
  }, round);
}
