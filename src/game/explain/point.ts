import type { Diagnosis, Pack, Statement } from '../pack.ts';
import type { Understanding } from '../recognise/understand.ts';

/**
 * One thing an explanation says. `fits`: `a` speaks for the answer. `rules-out`: the clue `a` cannot hold beside `b`.
 * `contrast`: the same, from outside the clues shown. `shared`: `a` and `b` say the same of both. `takeaway`: `a` is worth
 * keeping. `a` is about the answer and `b` about what was named, but for a takeaway, which may be about either.
 */
export interface Point {
  readonly kind: 'fits' | 'contrast' | 'rules-out' | 'shared' | 'takeaway';
  readonly a: Statement;
  readonly b?: Statement;
  /** Number of the clue, from 1, that shows it. */
  readonly clue?: number;
}

/** What a line named, as far as an explanation cares. Ids alone: nothing that a person typed is in it. */
export type Named =
  | { readonly kind: 'nothing' | 'unknown' }
  | { readonly kind: 'diagnosis' | 'elsewhere' | 'family' | 'decoy' | 'association'; readonly id: string };

export interface Explanation {
  readonly answer: Diagnosis;
  readonly named: Named;
  readonly points: readonly Point[];
  /** Numbers of clues on which the paper says both ways of the answer, so that they oppose nothing. */
  readonly disputed: readonly number[];
  /** The clue that settles the case, from 1. */
  readonly settledBy: number;
  /** How many clues were dealt. */
  readonly clues: number;
  /** How many of them were opened before the end. */
  readonly opened: number;
}

export function namedBy(understood: Understanding): Named {
  if (understood.kind === 'unknown-disease') return { kind: 'unknown' };
  if (understood.kind !== 'entity') return { kind: 'nothing' };
  const { entity, site } = understood;
  if (entity.kind === 'diagnosis' && site === 'contradicts') return { kind: 'elsewhere', id: entity.id };
  return { kind: entity.kind, id: entity.id };
}

/** The diagnosis a statement is about: what was seen in the paper's own patient is about hers. */
export function diagnosisOf({ subject }: Statement, pack: Pack): string {
  return pack.observed.get(subject)?.diagnosis ?? subject;
}
