import type { Confidence, Ending } from './attempt.ts';

/** A case brought to its end. */
export interface Ended {
  readonly answer: string;
  readonly at: number;
  readonly how: Ending;
  /** 0 to 100. */
  readonly points: number;
  /** The first time this learner met the case. Only that counts towards mastery. */
  readonly first: boolean;
  /** Ids named on the last list, by rank. */
  readonly named: readonly string[];
  readonly confidence?: Confidence | undefined;
  /** How the lists went, where one was committed. */
  readonly way?: Way | undefined;
}

export interface Way {
  /** A first line was kept although a clue argued against it. */
  readonly anchored: boolean;
  /** How many clues after the one that settles it the answer came onto the list; `undefined`: onto none. */
  readonly late?: number | undefined;
}

/** From this many attempts on, how lists go says something of the person and not only of the case. */
const fewestForHabits = 3;

/** How lists tend to go, over attempts in which one was committed. */
interface Habits {
  readonly attempts: number;
  /** A first line was kept although a clue argued against it. */
  readonly anchored: number;
  /** The answer came onto the list only after the clues had settled it. */
  readonly late: number;
  /** By how many clues then, on average, to a tenth; 0 where it never was. */
  readonly lateBy: number;
}

export interface Progress {
  readonly cases: number;
  /** First meetings alone: a case met again tests memory, not reading. */
  readonly firstMeetings: number;
  readonly solvedAtFirst: number;
  /** Mean over first meetings, 0 to 100, rounded; `undefined` before the first. */
  readonly meanPoints: number | undefined;
  /** First meetings in order, each with the mean of the last five up to it, rounded. */
  readonly course: readonly {
    readonly at: number;
    readonly points: number;
    readonly mean: number;
    readonly solved: boolean;
  }[];
  /** Each diagnosis met, the weakest first: its best points ever. */
  readonly mastery: readonly { readonly answer: string; readonly met: number; readonly best: number }[];
  /** Who was put first in place of whom, the commonest first. */
  readonly taken: readonly { readonly answer: string; readonly named: string; readonly times: number }[];
  readonly calibration: readonly { readonly confidence: Confidence; readonly lists: number; readonly right: number }[];
  readonly habits: Habits | undefined;
}

/** `undefined` as long as there are too few attempts. */
function habitsOf(met: readonly Ended[]): Habits | undefined {
  const ways = met.flatMap(({ way }) => way ?? []);
  if (ways.length < fewestForHabits) return undefined;
  const late = ways.flatMap((way) => (way.late ? [way.late] : []));
  return {
    attempts: ways.length,
    anchored: ways.filter(({ anchored }) => anchored).length,
    late: late.length,
    lateBy: late.length === 0 ? 0 : Math.round((10 * sum(late)) / late.length) / 10,
  };
}

/** Long enough to smooth one hard case, short enough to show that somebody is learning. */
export const meanOver = 5;

export function progressOf(met: readonly Ended[]): Progress {
  const first = met.filter((one) => one.first);
  const byAnswer = Map.groupBy(met, ({ answer }) => answer);
  const mastery = [...byAnswer].map(([answer, all]) => ({
    answer,
    met: all.length,
    best: Math.max(...all.map(({ points }) => points)),
  }));
  const misses = met.filter(({ answer, named }) => named[0] !== undefined && named[0] !== answer);
  const taken = [...Map.groupBy(misses, ({ answer, named }) => `${answer} ${named[0]}`).values()].map((all) => ({
    answer: all[0]!.answer,
    named: all[0]!.named[0]!,
    times: all.length,
  }));
  return {
    cases: met.length,
    firstMeetings: first.length,
    solvedAtFirst: first.filter(({ how }) => how === 'solved').length,
    meanPoints: first.length === 0 ? undefined : meanPoints(first),
    course: first.map(({ at, points, how }, index) => ({
      at,
      points,
      mean: meanPoints(first.slice(Math.max(0, index + 1 - meanOver), index + 1)),
      solved: how === 'solved',
    })),
    mastery: mastery.sort((a, b) => a.best - b.best || b.met - a.met || a.answer.localeCompare(b.answer)),
    taken: taken.sort((a, b) => b.times - a.times || a.answer.localeCompare(b.answer)),
    calibration: (['low', 'middle', 'high'] as const).flatMap((confidence) => {
      const lists = met.filter((one) => one.confidence === confidence);
      const right = lists.filter(({ answer, named }) => named[0] === answer).length;
      return lists.length === 0 ? [] : [{ confidence, lists: lists.length, right }];
    }),
    habits: habitsOf(met),
  };
}

function meanPoints(met: readonly Ended[]): number {
  return Math.round(met.reduce((total, { points }) => total + points, 0) / met.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
