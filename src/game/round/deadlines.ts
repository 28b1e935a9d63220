import { nextClueAt } from './clues.ts';
import type { Cancellation, Round } from './round.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A round rests this long after its reveal, for challenges, before it is archived. */
const archivedAfterMs = 30 * dayMs;

/**
 * Everything the stored deadlines ask for by now, in order. Whoever was down opens late, with the clues due by then; a
 * round whose whole window passed meanwhile is not opened for nobody but cancelled as `missed`. An opening that never
 * reached the channel is `never-posted` at closing, unless somebody entered all the same.
 */
export function settle(round: Round, now: number): Round {
  const next = step(round, now);
  return next ? settle(next, now) : round;
}

function step(round: Round, now: number): Round | undefined {
  switch (round.phase) {
    case 'scheduled':
      if (now >= round.closesAt) return cancelled(round, 'missed', round.closesAt);
      return now >= round.opensAt ? { ...round, phase: 'open', openedAt: round.opensAt } : undefined;
    case 'open':
      if (now < round.closesAt) return undefined;
      if (isUnseen(round)) return cancelled(round, 'never-posted', round.closesAt);
      return { ...round, phase: 'closed', closedAt: round.closesAt };
    case 'closed': {
      if (isUnseen(round)) return cancelled(round, 'never-posted', closingOf(round));
      const revealsAt = revealAt(round);
      return revealsAt !== undefined && now >= revealsAt
        ? { ...round, phase: 'revealed', revealedAt: revealsAt }
        : undefined;
    }
    case 'revealed': {
      const archivesAt = archiveAt(round);
      return archivesAt !== undefined && now >= archivesAt
        ? { ...round, phase: 'archived', archivedAt: archivesAt }
        : undefined;
    }
    case 'archived':
    case 'cancelled':
      return undefined;
  }
}

/** The next moment at which something happens by itself. After `settle` it lies ahead of `now`. */
export function nextDeadline(round: Round, now: number): number | undefined {
  switch (round.phase) {
    case 'scheduled':
      return round.opensAt;
    case 'open':
      return Math.min(round.closesAt, nextClueAt(round, now) ?? round.closesAt);
    case 'closed':
      return revealAt(round);
    case 'revealed':
      return archiveAt(round);
    case 'archived':
    case 'cancelled':
      return undefined;
  }
}

/** Where entries stop counting. */
export function closingOf(round: Round): number {
  return round.closedAt ?? round.closesAt;
}

export function cancelled(round: Round, why: Cancellation, at: number): Round {
  return { ...round, phase: 'cancelled', cancelledAt: at, cancelledWhy: why };
}

/** Nobody can have seen it: the opening is not there, and is not in doubt either. */
export function isUnseen({ posts, entrants }: Round): boolean {
  return entrants === 0 && (posts.opening === undefined || posts.opening.state === 'given-up');
}

/** `undefined`: by hand. */
export function revealAt(round: Round): number | undefined {
  return round.revealAfterMs === undefined ? undefined : closingOf(round) + round.revealAfterMs;
}

/** The rest begins when the reveal was put up, or given up: who was down for a month still owes it, and the time after it. */
function archiveAt({ posts, revealedAt }: Round): number | undefined {
  const { reveal } = posts;
  if (revealedAt === undefined || reveal === undefined || reveal.state === 'sending') return undefined;
  return Math.max(revealedAt, reveal.at) + archivedAfterMs;
}
