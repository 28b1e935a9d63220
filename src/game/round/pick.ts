import { chance } from '../chance.ts';
import { isSecret, type Round } from './round.ts';

/** A round as far as it counts here. */
type Seen = Candidate & Pick<Round, 'phase' | 'openedAt'>;

export interface Candidate {
  readonly pack: string;
  readonly case: string;
}

/**
 * The case that a room's next round gets: one the room has not seen, by seed, else the one seen longest ago; never one
 * whose round is not revealed yet. A round that was cancelled before it opened showed nothing. `undefined`: none is left.
 */
export function pickCase(
  candidates: readonly Candidate[],
  rounds: readonly Seen[],
  seed: string,
): Candidate | undefined {
  const secret = new Set(rounds.filter(isSecret).map(keyOf));
  const seenAt = new Map<string, number>();
  const lastSeen = (one: Candidate) => seenAt.get(keyOf(one)) ?? Number.NEGATIVE_INFINITY;
  for (const round of rounds) {
    if (round.openedAt !== undefined) seenAt.set(keyOf(round), Math.max(round.openedAt, lastSeen(round)));
  }
  const free = chance(seed)
    .shuffle(candidates)
    .filter((candidate) => !secret.has(keyOf(candidate)));
  return free.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || lastSeen(one) < lastSeen(best) ? one : best),
    undefined,
  );
}

function keyOf(of: Candidate): string {
  return `${of.pack}/${of.case}`;
}
