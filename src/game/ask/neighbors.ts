import { isImaged, type Modality } from '../pack.ts';
import { type Clause, clausesIn, type Token } from './clause.ts';
import type { Library } from './library.ts';
import { heldBy } from './rank.ts';
import type { Unit } from './unit.ts';

/** One thing that is asked, with what its neighbors say for it. */
export interface FullClause {
  /** Of whom; empty: nobody is named in the whole question. */
  readonly ids: readonly string[];
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  /** See `Part`. */
  readonly shared: readonly Unit[] | undefined;
}

/** More things at once nobody asks for. */
const mostClauses = 8;

/** What is asked, thing by thing. One clause is there at least, and it may ask for nothing. @param diagnoses ids of those that are named */
export function fullClausesOf(
  tokens: readonly Token[],
  diagnoses: readonly string[],
  library: Library,
): readonly FullClause[] {
  const joined = joinedUp(clausesIn(tokens, diagnoses, library));
  if (joined.length === 0) return [{ ids: [], modalities: [], units: [], shared: undefined }];
  return joined.slice(0, mostClauses).map((clause, at) => ({
    ids: clause.ids.length > 0 ? clause.ids : namedNear(joined, at),
    modalities: clause.modalities.length > 0 ? clause.modalities : placedAfter(clause, joined.slice(at + 1), library),
    units: clause.units,
    shared: sharedWith(clause, [joined[at + 1], joined[at - 1]]),
  }));
}

/** Clauses that only name somebody, only place what is asked, or ask for the same as their neighbor, are part of it. */
function joinedUp(read: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  let waiting: Clause | undefined;
  for (const [at, own] of read.entries()) {
    const before = joined.at(-1);
    const clause = waiting ? merged(waiting, own) : own;
    waiting = undefined;
    if (before && addsTo(own, before)) joined[joined.length - 1] = merged(before, clause);
    else if (at < read.length - 1 && leadsTo(clause, read[at + 1]!)) waiting = clause;
    else joined.push(clause);
  }
  return joined;
}

/** "… of lymphoma and fibrosis", "… on CT and MRI", "the ratio of women and men". */
function addsTo({ units, modalities, placed, overview }: Clause, before: Clause): boolean {
  if (units.length === 0) return modalities.length === 0 || (!overview && (placed || before.modalities.length > 0));
  const topic = units[0]!.topic;
  return (
    topic !== undefined && [...units, ...before.units].every((unit) => unit.topic === topic) && before.units.length > 0
  );
}

/** "In lymphoma, …", "on MRI, …", "CT and MRI enhancement". */
function leadsTo({ units, modalities, placed, overview }: Clause, next: Clause): boolean {
  if (units.length > 0) return false;
  return modalities.length === 0 || placed || (!overview && next.units.length > 0 && next.modalities.length > 0);
}

function merged(a: Clause, b: Clause): Clause {
  return {
    ids: [...new Set([...a.ids, ...b.ids])],
    modalities: [...a.modalities, ...b.modalities],
    units: [...a.units, ...b.units],
    placed: a.placed || b.placed,
    overview: a.overview || b.overview,
    hasName: a.hasName || b.hasName,
  };
}

/** "T1 and T2 signal of lymphoma": who is named next is meant, or else who was named last. */
function namedNear(clauses: readonly Clause[], at: number): readonly string[] {
  const near =
    clauses.slice(at + 1).find(({ ids }) => ids.length > 0) ??
    clauses.slice(0, at).findLast(({ ids }) => ids.length > 0);
  return near?.ids ?? [];
}

/** "Enhancement and margins on CT": where it is seen is said once, and holds for whatever is seen at all. */
function placedAfter({ units }: Clause, after: readonly Clause[], library: Library): readonly Modality[] {
  const placed = after.find(({ modalities }) => modalities.length > 0);
  if (!placed?.placed) return [];
  const isSeen = library.entries.some(
    ({ lead }, index) => isImaged(lead) && units.some((unit) => heldBy(index, unit, library) > 0),
  );
  return isSeen ? placed.modalities : [];
}

/** What a word without a topic of its own may share with its neighbors. */
function sharedWith({ units }: Clause, neighbors: readonly (Clause | undefined)[]): readonly Unit[] | undefined {
  if (units.length === 0 || units.some(({ topic }) => topic)) return undefined;
  const topics = neighbors
    .map((neighbor) => neighbor?.units.filter(({ topic }) => topic) ?? [])
    .find((own) => own.length > 0);
  return topics && [...units, ...topics];
}
