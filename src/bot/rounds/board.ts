import { isIn, leaderboard, type ScoredRound, type Season, seasonOf } from '../../game/round/board.ts';
import { closingOf } from '../../game/round/deadlines.ts';
import { boardCard } from '../cards/round/board.ts';
import type { RoundErrand } from '../errand.ts';
import { isGone } from '../gone.ts';
import { privately, type Reply, tell } from '../reply.ts';
import type { Room } from '../room.ts';
import { gather, type Sources } from './gather.ts';

/** The leaderboard of a season, with the asker's own place on it. */
export async function boardReply(
  { room: id, learner, season: number }: Extract<RoundErrand, { kind: 'board' }>,
  sources: Sources,
): Promise<Reply> {
  const room = await sources.shelf.find('room', id);
  if (!room) return tell('No board yet', 'No round has been revealed here.');
  const season = seasonOf(room.seasons, number);
  const scored = await scoredRounds(room, season, sources);
  const people = new Set(scored.flatMap(({ results }) => results.flatMap(({ learner: who }) => who ?? [])));
  const names = await boardNames([...people], sources.shelf);
  return privately(boardCard(season, leaderboard(scored), learner, names, []));
}

async function scoredRounds({ rounds }: Room, season: Season, sources: Sources): Promise<ScoredRound[]> {
  const revealed = rounds.filter(({ revealedAt }) => revealedAt !== undefined);
  const scored = await Promise.all(
    revealed.map(async ({ id }): Promise<ScoredRound[]> => {
      const gathered = await gather(id, sources);
      if (!gathered) return [];
      const closedAt = closingOf(gathered.round);
      if (!isIn(season, closedAt)) return [];
      const results = gathered.entries.map(({ learner, score }) => ({
        learner: isGone(learner) ? null : learner,
        points: score.points,
      }));
      return [{ id, closedAt, results }];
    }),
  );
  return scored.flat();
}

/** The names of those who want theirs shown, by learner. */
export async function boardNames(
  learners: readonly string[],
  shelf: Sources['shelf'],
): Promise<ReadonlyMap<string, string>> {
  const known = await Promise.all(learners.map((learner) => shelf.find('learner', learner)));
  return new Map(known.flatMap((learner) => (learner?.boardName ? [[learner.id, learner.boardName] as const] : [])));
}
