import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clueOf, cluesShown } from '../../../src/game/round/clues.ts';
import { nextDuty } from '../../../src/game/round/duties.ts';
import { play } from '../../../src/game/round/play.ts';
import type { PostName, Round, RoundMove } from '../../../src/game/round/round.ts';
import { aRound, DAY, FRIDAY, HOUR, MONDAY } from '../../support/rounds.ts';

/** Near the deadlines, on them, and far off in both directions. */
const clock = fc.oneof(
  fc.constantFrom(0, MONDAY - 1, MONDAY, MONDAY + 1, FRIDAY - 1, FRIDAY, FRIDAY + 2 * HOUR, FRIDAY + 90 * DAY),
  fc.integer({ min: MONDAY - 2 * DAY, max: FRIDAY + 5 * DAY }),
);
const post = fc.constantFrom<PostName>(
  'opening',
  'clue-2',
  'clue-3',
  'clue-4',
  'clue-9',
  'closing',
  'reveal',
  'thread',
);
const message = fc.constantFrom('m1', 'm2');
const move: fc.Arbitrary<RoundMove> = fc.oneof(
  fc.constantFrom<RoundMove>(
    { kind: 'open' },
    { kind: 'close' },
    { kind: 'tick' },
    { kind: 'reveal' },
    { kind: 'cancel' },
    { kind: 'archive' },
  ),
  fc.record({ kind: fc.constantFrom('extend' as const, 'reopen' as const), to: clock }),
  fc.record({ kind: fc.constant('handover' as const), to: fc.constantFrom('chief', 'fellow') }),
  fc.record({ kind: fc.constant('saw-answer' as const), who: fc.constantFrom('chief', 'fellow') }),
  fc.record({ kind: fc.constant('count' as const), entrants: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('send' as const, 'not-sent' as const, 'retry-post' as const), post }),
  fc.record({ kind: fc.constant('posted' as const), post, message }),
  fc.record({ kind: fc.constant('give-up-post' as const), post, why: fc.constant('forbidden') }),
  fc.record({ kind: fc.constant('edited' as const), face: fc.constantFrom('a', 'b') }),
);
/** `duty`: does what is due instead of a move of somebody's. */
const steps = fc.array(fc.tuple(fc.oneof(move, fc.constant('duty' as const)), clock), { maxLength: 40 });
const rounds = fc
  .record({
    clueEveryMs: fc.constantFrom(undefined, DAY, 5 * HOUR),
    revealAfterMs: fc.constantFrom(undefined, 0, 2 * HOUR),
    thread: fc.boolean(),
  })
  .map(aRound);

function moveOf(step: RoundMove | 'duty', round: Round, now: number): RoundMove {
  if (step !== 'duty') return step;
  const duty = nextDuty(round, now);
  if (duty?.kind === 'play') return duty.move;
  if (duty?.kind !== 'post') return { kind: 'tick' };
  return duty.doubt ? { kind: 'posted', post: duty.post, message: 'm1' } : { kind: 'send', post: duty.post };
}

/** Every state a sequence of moves leads through, with the move before it. */
function history(start: Round, list: readonly (readonly [RoundMove | 'duty', number])[]) {
  let round = start;
  return list.map(([step, now]) => {
    const before = round;
    const move = moveOf(step, before, now);
    const stored = JSON.stringify(before);
    const outcome = play(before, move, now);
    expect(JSON.stringify(before)).toBe(stored);
    expect(play(JSON.parse(stored), move, now)).toEqual(outcome);
    if (!('refused' in outcome)) round = outcome.round;
    return { before, move, now, after: round };
  });
}

const place = { scheduled: 0, open: 1, closed: 2, revealed: 3, archived: 4, cancelled: 5 } as const;

test('nothing happens twice or backwards, save for what is reopened', () => {
  fc.assert(
    fc.property(rounds, steps, (start, list) => {
      for (const { before, move, after } of history(start, list)) {
        if (move.kind === 'reopen' && after !== before) {
          expect([before.phase === 'closed' || before.phase === 'open', after.phase]).toEqual([true, 'open']);
        } else expect(place[after.phase]).toBeGreaterThanOrEqual(place[before.phase]);
        if (before.phase === 'archived' || before.phase === 'cancelled') expect(after.phase).toBe(before.phase);
        if (before.phase === 'revealed') expect(['revealed', 'archived']).toContain(after.phase);
        if (before.openedAt !== undefined) expect(after.openedAt).toBe(before.openedAt);
        if (before.revealedAt !== undefined) expect(after.revealedAt).toBe(before.revealedAt);
        if (before.closedAt !== undefined && after.phase !== 'open') expect(after.closedAt).toBe(before.closedAt);
        // A round closed early ended then: reopening it moves that end, not the deadline it never reached.
        expect(after.closesAt).toBeGreaterThanOrEqual(
          move.kind === 'reopen' && after !== before ? (before.closedAt ?? before.closesAt) : before.closesAt,
        );
      }
    }),
    { numRuns: 1000 },
  );
});

test('each phase has its moments, one after the other', () => {
  fc.assert(
    fc.property(rounds, steps, (start, list) => {
      for (const { after } of history(start, list)) {
        const { phase, createdAt, openedAt, closedAt, revealedAt, archivedAt, cancelledAt, cancelledWhy } = after;
        const moments = [createdAt, openedAt, closedAt, revealedAt, archivedAt].filter((at) => at !== undefined);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        expect([openedAt, closedAt, revealedAt, archivedAt].map((at) => at !== undefined)).toEqual(
          phase === 'cancelled'
            ? [openedAt !== undefined, closedAt !== undefined, false, false]
            : [1, 2, 3, 4].map((from) => place[phase] >= from),
        );
        expect([cancelledAt !== undefined, cancelledWhy !== undefined]).toEqual(Array(2).fill(phase === 'cancelled'));
        if (cancelledAt !== undefined) expect(cancelledAt).toBeGreaterThanOrEqual(Math.max(...moments));
        if (closedAt !== undefined) expect(closedAt).toBeLessThanOrEqual(after.closesAt);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what was posted stays posted, and nothing is begun before its time', () => {
  fc.assert(
    fc.property(rounds, steps, (start, list) => {
      for (const { before, move, now, after } of history(start, list)) {
        for (const [name, made] of Object.entries(before.posts)) {
          if (made?.state === 'posted') expect(after.posts[name as PostName]).toBe(made);
        }
        if (move.kind !== 'send' || after === before) continue;
        expect(before.posts[move.post]?.state ?? 'sending').toBe('sending');
        if (move.post === 'reveal' || move.post === 'thread') expect(after.phase).toBe('revealed');
        if (move.post === 'closing') expect(after.phase).toBe('closed');
        const clue = clueOf(move.post);
        if (clue !== undefined) expect([after.phase, clue <= cluesShown(before, now)]).toEqual(['open', true]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('clues that were shown stay shown, also when the clock goes back', () => {
  fc.assert(
    fc.property(rounds, steps, (start, list) => {
      for (const { before, move, now, after } of history(start, list)) {
        expect(cluesShown(after, now)).toBeLessThanOrEqual(start.clues);
        if (after.phase === 'open' && move.kind === 'posted' && after !== before) {
          for (const later of [0, now, FRIDAY]) {
            expect(cluesShown(after, later)).toBeGreaterThanOrEqual(clueOf(move.post) ?? after.openedWith ?? 1);
          }
        }
      }
    }),
  );
});

test('doing what is due comes to rest, waiting for a moment ahead or for nothing', () => {
  fc.assert(
    fc.property(rounds, steps, clock, (start, list, now) => {
      let round = history(start, list).at(-1)?.after ?? start;
      for (let done = 0; done < 20; done += 1) {
        const duty = nextDuty(round, now);
        if (duty === undefined) return;
        if (duty.kind === 'wait') {
          expect(duty.until).toBeGreaterThan(now);
          return;
        }
        const step = play(round, moveOf('duty', round, now), now);
        if ('refused' in step) throw new Error(`The duty ${JSON.stringify(duty)} was refused: ${step.refused}`);
        expect(step.round).not.toEqual(round);
        round = step.round;
      }
      throw new Error('There is always something left to do');
    }),
    { numRuns: 1000 },
  );
});
