import { isSaidOf, isUsable, weigh } from './compare.ts';
import type { Diagnosis, Pack, Statement } from './pack.ts';
import { areContrary } from './slot.ts';

/** A statement about one diagnosis that cannot hold beside a statement about another, of one lesion. */
export interface Contrast {
  readonly kind: 'contrast';
  readonly a: Statement;
  readonly b: Statement;
}

/** Everything free of doubt on which the paper sets two diagnoses against each other. */
export function contrastsOf(one: Diagnosis, other: Diagnosis, pack: Pack): Contrast[] {
  const found = one.statements.flatMap((a): Contrast[] => {
    if (!isUsable(a, pack)) return [];
    const { bearing, statements } = weigh(a, other, pack);
    return bearing === 'against' ? statements.map((b) => ({ kind: 'contrast', a, b })) : [];
  });
  // Seen from the other side as well: what the paper says both ways of one sets nothing apart.
  return found.filter(({ b }) => weigh(b, one, pack).bearing === 'against');
}

/** Pairs that lean apart, though the paper hedges on one side: where nothing firmer is to be had. */
export function leaningsOf(one: Diagnosis, other: Diagnosis, pack: Pack): Contrast[] {
  return contraries(one, other, pack).filter(
    ({ a, b }) => !isDoubted(a) && !isDoubted(b) && rulesOut(a, pack) && a.hedged !== b.hedged,
  );
}

/** Complaints and history that differ: they say what is usual, and rule nothing out. */
export function usuallyApart(one: Diagnosis, other: Diagnosis, pack: Pack): Contrast[] {
  return contraries(one, other, pack).filter(({ a, b }) => {
    const isDisputed = a.discrepancy.length + b.discrepancy.length > 0;
    return !rulesOut(a, pack) && !isDoubted(a) && !isDoubted(b) && !isDisputed && !(a.hedged && b.hedged);
  });
}

/** Pairs of which one at least departs from common teaching: what the paper says is told, and decides nothing. */
export function doubtfulContrasts(one: Diagnosis, other: Diagnosis, pack: Pack): Contrast[] {
  return contraries(one, other, pack).filter(({ a, b }) => (isDoubted(a) || isDoubted(b)) && rulesOut(a, pack));
}

/** Statements that cannot both hold of one lesion, unless the paper says either of both. */
function contraries(one: Diagnosis, other: Diagnosis, pack: Pack): Contrast[] {
  return one.statements.flatMap((a) =>
    other.statements.flatMap((b): Contrast[] => {
      // "Only if hemorrhagic" says of the rest the contrary.
      if (/\bonly if\b/.test(`${a.text} ${b.text}`)) return [];
      if (!areContrary(a, b, pack) || isSaidOf(a, other, pack) || isSaidOf(b, one, pack)) return [];
      return [{ kind: 'contrast', a, b }];
    }),
  );
}

function isDoubted({ caution }: Statement): boolean {
  return caution !== undefined;
}

function rulesOut(statement: Statement, pack: Pack): boolean {
  return pack.attributes.get(statement.attribute)?.rulesOut === true;
}

/** What the paper itself goes by: the sign it calls the most specific of one, and how one looks like another of them. */
export function ownWordsOn(diagnoses: readonly Diagnosis[]): Statement[] {
  const ids = new Set(diagnoses.map(({ id }) => id));
  return diagnoses.flatMap(({ statements }) =>
    statements.filter(
      ({ attribute, values }) =>
        attribute === 'sign' || (attribute === 'mimicry' && values.some((likened) => ids.has(likened))),
    ),
  );
}
