import type { Progress } from '../game/progress.ts';

/** Pictures as plain data: what is on them, not how they look. `src/pictures` draws them. */
export type Picture = Comparison | Course | Distribution | Board;

/** Two to four diagnoses side by side, a row for each point of comparison. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly head: readonly string[];
  readonly rows: readonly ComparisonRow[];
  /** Points of comparison that stand in the text alone. */
  readonly leftOut: number;
}

export interface ComparisonRow {
  readonly label: string;
  /** One for each diagnosis of the head. */
  readonly cells: readonly ComparisonCell[];
}

export interface ComparisonCell {
  /** None: the paper does not say. */
  readonly lines: readonly string[];
  /** Tells its diagnosis from another one of the head. */
  readonly apart: boolean;
  /** Where the paper says so, in short. */
  readonly place: string;
}

/** How a learner came along. */
export interface Course {
  readonly kind: 'course';
  /** First meetings, in order: points and their running mean, 0 to 100. */
  readonly meetings: Progress['course'];
  /** Best points of each diagnosis, the weakest first. */
  readonly mastery: readonly { readonly name: string; readonly best: number; readonly met: number }[];
  readonly strongerLeftOut: number;
  /** Which diagnosis was put first where another was right. */
  readonly taken: Progress['taken'];
  readonly calibration: Progress['calibration'];
}

/** What a group answered. */
export interface Distribution {
  readonly kind: 'distribution';
  readonly entries: number;
  /** The commonest first; the answer is among them even if nobody named it. */
  readonly bars: readonly DistributionBar[];
  /** Diagnoses named that stand in the text alone. */
  readonly leftOut: number;
}

interface DistributionBar {
  readonly name: string;
  /** Entries that name it at any rank, and those that name it first. */
  readonly named: number;
  readonly first: number;
  readonly answer: boolean;
}

/** A season's leaderboard, or the part of it that one person sees. */
export interface Board {
  readonly kind: 'board';
  readonly season: string;
  readonly rows: readonly BoardRow[];
}

interface BoardRow {
  readonly rank: number;
  /** `undefined`: somebody who is not named on boards. */
  readonly name: string | undefined;
  readonly points: number;
  readonly rounds: number;
  readonly own: boolean;
}

/** Who did not choose to be named. */
export const unnamed = 'A colleague';
