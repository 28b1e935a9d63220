/** A revealed round as it counts on a board. */
export interface ScoredRound {
  readonly id: string;
  /** When its entries closed; that decides the season. Milliseconds since 1970. */
  readonly closedAt: number;
  /** `learner: null`: somebody who has deleted their data. They were there, and that is all that is left. */
  readonly results: readonly { readonly learner: string | null; readonly points: number }[];
}

/** From its first moment to before the first moment of what comes after. */
export interface Season {
  readonly name: string;
  readonly from: number;
  /** `undefined`: still running. */
  readonly until: number | undefined;
}

interface Row {
  /** From 1. The same sum is the same rank, and the rank below it counts all who share it: 1, 2, 2, 4. */
  readonly rank: number;
  readonly learner: string;
  /** Sum over the rounds entered. */
  readonly points: number;
  readonly rounds: number;
  /** Rounded. */
  readonly mean: number;
  readonly best: number;
}

export interface Leaderboard {
  readonly rounds: number;
  /** Entries in all, those of people who have deleted their data included. */
  readonly entries: number;
  /** Who shares a rank stands in the order of ids, which says nothing of anybody. */
  readonly rows: readonly Row[];
}

/** Ranked by the sum of points alone: taking part counts, and a bad week costs nobody what they have. */
export function leaderboard(rounds: readonly ScoredRound[]): Leaderboard {
  const results = rounds.flatMap((round) => round.results);
  const byLearner = Map.groupBy(
    results.filter((result): result is { learner: string; points: number } => result.learner !== null),
    ({ learner }) => learner,
  );
  const sums = [...byLearner].map(([learner, own]) => {
    const points = own.reduce((sum, one) => sum + one.points, 0);
    const best = Math.max(...own.map((one) => one.points));
    return { learner, points, rounds: own.length, mean: Math.round(points / own.length), best };
  });
  const rows = sums
    .sort((a, b) => b.points - a.points || (a.learner < b.learner ? -1 : 1))
    .map((row) => ({ rank: 1 + sums.filter(({ points }) => points > row.points).length, ...row }));
  return { rounds: rounds.length, entries: results.length, rows };
}

/** Who stands on the next rank up or down. */
export interface Neighbor {
  readonly rank: number;
  /** Points between. */
  readonly gap: number;
  /** One for each who stands there: the name of who opted in, else `undefined`. */
  readonly names: readonly (string | undefined)[];
}

export interface Place {
  readonly row: Row;
  /** How many others share the rank. */
  readonly shared: number;
  readonly above: Neighbor | undefined;
  readonly below: Neighbor | undefined;
}

/** @param names display names of those who opted in, by learner */
export function placeOn({ rows }: Leaderboard, learner: string, names: ReadonlyMap<string, string>): Place | undefined {
  const row = rows.find((one) => one.learner === learner);
  if (!row) return undefined;
  const neighbor = (nearest: Row | undefined): Neighbor | undefined =>
    nearest && {
      rank: nearest.rank,
      gap: Math.abs(nearest.points - row.points),
      names: rows.filter(({ rank }) => rank === nearest.rank).map((one) => names.get(one.learner)),
    };
  return {
    row,
    shared: rows.filter(({ rank }) => rank === row.rank).length - 1,
    above: neighbor(rows.findLast(({ rank }) => rank < row.rank)),
    below: neighbor(rows.find(({ rank }) => rank > row.rank)),
  };
}

/**
 * @param begunAt when each season began but the first, which runs from the beginning of time
 * @param number from 1
 */
export function seasonOf(begunAt: readonly number[], number: number): Season {
  return { name: `season ${number}`, from: begunAt[number - 2] ?? 0, until: begunAt[number - 1] };
}

export function isIn({ from, until }: Season, moment: number): boolean {
  return from <= moment && (until === undefined || moment < until);
}
