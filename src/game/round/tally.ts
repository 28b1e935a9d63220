import { meaningOfLine } from '../differential.ts';
import { type Grade, grade } from '../grade.ts';
import type { Understanding } from '../recognise/understand.ts';
import type { GradedLine } from '../result.ts';
import type { GradedEntry, Key } from './graded.ts';
import { plainEntity } from './names.ts';

/** From this many entrants on, what most did says something. */
export const fewestForMost = 3;
/** From this many entrants on, a picture shows the group and no one in it. */
const fewestForPicture = 5;

/** What was named, freed of how one person put it: a diagnosis, class or decoy, a disease elsewhere, an unknown disease. */
export interface Named {
  readonly key: string;
  readonly understood: Understanding;
  readonly verdict: Grade['verdict'];
}

/** One thing named, over all entries. */
export interface Share extends Named {
  /** Borda: five points for the first line, one for the fifth. */
  readonly points: number;
  /** Entries with it first. */
  readonly first: number;
  /** Entries with it at any rank. */
  readonly any: number;
  readonly isAnswer: boolean;
}

export interface Tally {
  readonly entrants: number;
  /**
   * The group's differential, the best first: by points, then by first places, then by how many named it at all, then
   * by name, so that the order never depends on who entered when. The answer stands in it only if somebody named it.
   */
  readonly consensus: readonly Share[];
  /** As many as `consensus`, and the answer in any case: by first places, then by mentions, then as in `consensus`. */
  readonly distribution: readonly Share[];
  /** 0 to 100, rounded; `undefined` without an entry. */
  readonly meanPoints: number | undefined;
  readonly answerFirst: number;
  readonly answerNamed: number;
}

const bordaAt = [5, 4, 3, 2, 1] as const;

export function tallyOf(entries: readonly GradedEntry[], key: Key): Tally {
  const shares = new Map<string, Share>();
  const share = (named: Named): Share =>
    shares.get(named.key) ?? { ...named, points: 0, first: 0, any: 0, isAnswer: named.key === key.answer };
  for (const { lines } of entries) {
    lines.forEach((line, index) => {
      const named = nameOf(line, key);
      if (!named) return;
      const { points, first, any, ...rest } = share(named);
      const place = { points: points + (bordaAt[index] ?? 0), first: first + (index === 0 ? 1 : 0), any: any + 1 };
      shares.set(named.key, { ...rest, ...place });
    });
  }
  const consensus = [...shares.values()].sort(
    (a, b) => b.points - a.points || b.first - a.first || b.any - a.any || (a.key < b.key ? -1 : 1),
  );
  const answer = share(answerOf(key));
  return {
    entrants: entries.length,
    consensus,
    distribution: (shares.has(answer.key) ? [...consensus] : [...consensus, answer]).sort(
      (a, b) => b.first - a.first || b.any - a.any,
    ),
    meanPoints: mean(entries.map((entry) => entry.score.points)),
    answerFirst: answer.first,
    answerNamed: answer.any,
  };
}

/** What a line names; `undefined` where nothing in it can be counted. */
export function nameOf({ understood }: GradedLine, { answer, pack }: Key): Named | undefined {
  const key = meaningOfLine(understood);
  if (key === undefined) return undefined;
  const plain = plainly(understood);
  return { key, understood: plain, verdict: grade(answer, plain, pack).verdict };
}

/** Without the subtype and the sites that one person added, unless the site makes another disease of it. */
function plainly(understood: Understanding): Understanding {
  if (understood.kind !== 'entity' || understood.site === 'contradicts') return understood;
  return { ...understood, member: undefined, site: 'agrees', sites: [] };
}

function answerOf({ answer, pack }: Key): Named {
  return { key: answer, understood: plainEntity(pack.diagnoses.get(answer)!), verdict: 'correct' };
}

/** Rounded; `undefined` of nothing. */
function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
}

/** Bars of what was answered, the answer marked. */
export interface Picture {
  readonly entrants: number;
  readonly bars: readonly {
    readonly named: Named;
    readonly first: number;
    readonly any: number;
    readonly isAnswer: boolean;
  }[];
  /** How many more things were named than there are bars. */
  readonly others: number;
}

/** What a picture of the answers shows; `undefined` with fewer entrants than keep everybody hidden. */
export function pictureOf({ entrants, distribution }: Tally, most = 8): Picture | undefined {
  if (entrants < fewestForPicture) return undefined;
  const shown = distribution.filter(({ isAnswer }, index) => isAnswer || index < most);
  const bars = shown.length > most ? shown.filter(({ isAnswer }, index) => isAnswer || index < most - 1) : shown;
  return {
    entrants,
    bars: bars.map(({ key, understood, verdict, first, any, isAnswer }) => ({
      named: { key, understood, verdict },
      first,
      any,
      isAnswer,
    })),
    others: distribution.length - bars.length,
  };
}
