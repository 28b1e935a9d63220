import type { Chance } from '../../game/chance.ts';
import type { Named, Point } from '../../game/explain/point.ts';
import type { Diagnosis, Pack } from '../../game/pack.ts';
import { shortOf } from '../words.ts';
import { type Notes, predicate, within } from './prose.ts';

/** What every sentence of one explanation needs to know. */
export interface Setting {
  readonly answer: Diagnosis;
  readonly named: Named;
  /** The diagnosis held beside the answer, if one was named. */
  readonly rival: Diagnosis | undefined;
  /** How many clues were dealt. */
  readonly clues: number;
  /** How many of them were opened before the end; of the others it is said that they would have come. */
  readonly opened: number;
  readonly points: readonly Point[];
  /** Numbers of clues on which the paper says both ways of the answer. */
  readonly disputed: readonly number[];
  /** Whether a finding sets the two against each other. */
  readonly parted: boolean;
  /** The clue that settles the case, from 1. */
  readonly settledBy: number;
  readonly pack: Pack;
  readonly notes: Notes;
  /** The same explanation is worded the same every time; another pair, another way. */
  readonly luck: Chance;
}

export function wasOpened({ opened }: Setting, clue: number | undefined): boolean {
  return clue === undefined || clue <= opened;
}

export function oneOf({ luck }: Setting, wordings: readonly string[]): string {
  return wordings[luck.pick(wordings.length)]!;
}

/**
 * A pair as one sentence: the finding, and what the paper says of the other instead.
 * @param how within another sentence or at its beginning; `again` where both were named just before
 */
export function opposed(
  { a, b }: Point,
  { notes, pack, answer }: Setting,
  how: 'beginning' | 'within' | 'again' = 'beginning',
): string {
  const ours =
    how === 'again' && a.subject === answer.id
      ? 'it'
      : how === 'beginning'
        ? shortOf(a.subject, pack)
        : within(a.subject, pack);
  const one = `${ours} ${predicate([{ statement: a }], notes)}`;
  if (!b) return `${one}.`;
  const theirs = how === 'again' ? 'the other' : within(b.subject, pack);
  return `${one}, whereas ${theirs} ${predicate([{ statement: b }], notes)}.`;
}
