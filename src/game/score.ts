import type { Grade } from './grade.ts';

const rankWorth = [1, 0.8, 0.6, 0.45, 0.35] as const;
const paddingPoints = 5;
/** The first three lines may be what they like; an expert's list is that long. */
const freeLines = 3;

export interface Score {
  /** 0 to 100, whole. */
  readonly points: number;
  /** Rank (from 1) of the line that earned them; `undefined` when none did. */
  readonly rank: number | undefined;
  readonly credit: number;
  readonly rankWorth: number;
  readonly economy: number;
  /** Lines beyond the third that the clues shown argue against. */
  readonly padding: number;
}

/**
 * Worth of a differential: the best over its lines of credit × rank, times economy, less padding. Source: design of the
 * game, see README "How a differential is scored".
 * @param grades by rank
 * @param contradicted for each rank, whether a clue shown by then argues against that line
 * @param economy 0.5 to 1; 1 in rounds
 */
export function score(grades: readonly Grade[], contradicted: readonly boolean[], economy: number): Score {
  let best = { rank: undefined as number | undefined, credit: 0, rankWorth: 0 };
  grades.forEach(({ credit }, index) => {
    const worth = rankWorth[index] ?? 0;
    if (credit * worth > best.credit * best.rankWorth) best = { rank: index + 1, credit, rankWorth: worth };
  });
  const padding = contradicted.filter((against, index) => against && index >= freeLines).length;
  const earned = 100 * best.credit * best.rankWorth * economy;
  return { ...best, economy, padding, points: Math.max(0, Math.round(earned - padding * paddingPoints)) };
}

/** 1 up to the par clue, then falling evenly to 0.5 at the last. Clues count from 1. */
export function economyAt(clue: number, par: number, last: number): number {
  if (clue <= par || last <= par) return 1;
  return 1 - (0.5 * (clue - par)) / (last - par);
}
