import type { Modality } from '../pack.ts';
import { clauseBreak, fold } from '../recognise/fold.ts';
import { markSites } from '../recognise/lexicon.ts';
import type { Library } from './library.ts';
import { heldBy } from './rank.ts';
import { stem } from './stem.ts';
import { topicAt } from './thesaurus.ts';
import { isDenial, type Unit, unitsOf } from './unit.ts';

/** A word, or a name: the ids of those it names, and the words that it is read as besides. */
export type Token = string | { readonly ids: readonly string[]; readonly words: readonly string[] };

/** What is asked between one "and" and the next. */
export interface Clause {
  /** Of whom; empty: nobody is named in the whole question. */
  readonly ids: readonly string[];
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  readonly shared: readonly Unit[] | undefined;
}

/** A clause as it is read for itself. */
interface Read {
  readonly ids: readonly string[];
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  /** "On CT": a modality that holds for its neighbors. */
  readonly placed: boolean;
  /** "CT findings": all that there is of it. */
  readonly overview: boolean;
  readonly hasName: boolean;
}

/** What is asked, thing by thing. One clause is there at least, and it may ask for nothing. */
export function clausesOf(tokens: readonly Token[], diagnoses: readonly string[], library: Library): readonly Clause[] {
  const read = splitAtJoints(tokens)
    .map((own) => readClause(own, diagnoses, library))
    .filter(({ units, modalities, hasName }) => units.length + modalities.length > 0 || hasName);
  const joined = joinedUp(read);
  if (joined.length === 0) return [{ ids: [], modalities: [], units: [], shared: undefined }];
  return joined.slice(0, mostClauses).map((clause, at) => ({
    ids: clause.ids.length > 0 ? clause.ids : namedNear(joined, at),
    modalities: clause.modalities.length > 0 ? clause.modalities : placedAfter(clause, joined.slice(at + 1), library),
    units: clause.units,
    shared: sharedWith(clause, [joined[at + 1], joined[at - 1]]),
  }));
}

/** More things at once nobody asks for. */
const mostClauses = 8;

const joints: ReadonlySet<string> = new Set(['and', 'or', 'plus', 'nor', clauseBreak]);

function splitAtJoints(tokens: readonly Token[]): Token[][] {
  const stems = tokens.map((token) => (typeof token === 'string' ? stem(token) : clauseBreak));
  const clauses: Token[][] = [[]];
  let inPhrase = 0;
  for (const [at, token] of tokens.entries()) {
    // "Signs and symptoms" is one thing.
    inPhrase = Math.max(inPhrase - 1, topicAt(stems, at)?.length ?? 0);
    const clause = clauses.at(-1)!;
    const isJoint = typeof token === 'string' && inPhrase === 0 && joints.has(token);
    // "Without necrosis or hemorrhage" is without either.
    if (isJoint) clauses.push(token.endsWith('or') && clause.some(denies) ? ['no'] : []);
    else clause.push(token);
  }
  return clauses;
}

function denies(token: Token): boolean {
  return typeof token === 'string' && isDenial(token);
}

const looks = /^(?:finding|feature|appearance|look|sign)/;

function readClause(tokens: readonly Token[], diagnoses: readonly string[], library: Library): Read {
  const names = tokens.filter((token) => typeof token !== 'string');
  const words = tokens.flatMap((token) => (typeof token === 'string' ? [token] : token.words));
  const units = unitsOf(withoutHome(words, diagnoses, library), library);
  const asked = units.filter(({ topic }) => topic?.attributes.length !== 0);
  const scans = units.filter((unit) => !asked.includes(unit));
  const first = scans[0]?.words[0];
  const before = first === undefined ? undefined : words[words.indexOf(first) - 1];
  return {
    ids: names.flatMap(({ ids }) => ids),
    modalities: scans.flatMap(({ topic }) => topic?.modalities ?? []),
    units: asked,
    placed: before !== undefined && ['on', 'in', 'by', 'at'].includes(before),
    overview: words.some((word) => looks.test(word)),
    hasName: names.length > 0,
  };
}

/** "IVC angiosarcoma", "lymphoma of the retroperitoneum": where a diagnosis sits anyway is not what is asked. */
function withoutHome(words: readonly string[], diagnoses: readonly string[], { pack, lexicon }: Library): string[] {
  const home = diagnoses.flatMap((id) => pack.diagnoses.get(id)?.site.home ?? []);
  const wider = home.flatMap((site) => [site, ...(pack.sites.get(site)?.within ?? [])]);
  const named = new Map(
    words.flatMap((word) => {
      const [mark] = markSites([word], lexicon.sitePhrases);
      return mark === word ? [] : [[mark, [word]] as const];
    }),
  );
  return markSites(words, lexicon.sitePhrases)
    .filter((word) => !wider.some((site) => word === `@${site}`))
    .flatMap((word) =>
      // As it was typed, unless it takes several words: "abdominal" pain.
      word.startsWith('@') ? (named.get(word) ?? fold(pack.sites.get(word.slice(1))?.names[0] ?? '')) : [word],
    );
}

/** Clauses that only name somebody, only place what is asked, or ask for the same as their neighbor, are part of it. */
function joinedUp(read: readonly Read[]): Read[] {
  const joined: Read[] = [];
  let waiting: Read | undefined;
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
function addsTo({ units, modalities, placed, overview }: Read, before: Read): boolean {
  if (units.length === 0) return modalities.length === 0 || (!overview && (placed || before.modalities.length > 0));
  const topic = units[0]!.topic;
  return (
    topic !== undefined && [...units, ...before.units].every((unit) => unit.topic === topic) && before.units.length > 0
  );
}

/** "In lymphoma, …", "on MRI, …", "CT and MRI enhancement". */
function leadsTo({ units, modalities, placed, overview }: Read, next: Read): boolean {
  if (units.length > 0) return false;
  return modalities.length === 0 || placed || (!overview && next.units.length > 0 && next.modalities.length > 0);
}

function merged(a: Read, b: Read): Read {
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
function namedNear(clauses: readonly Read[], at: number): readonly string[] {
  const near =
    clauses.slice(at + 1).find(({ ids }) => ids.length > 0) ??
    clauses.slice(0, at).findLast(({ ids }) => ids.length > 0);
  return near?.ids ?? [];
}

const images: ReadonlySet<Modality> = new Set(['ct', 'mri', 'us', 'nm']);

/** "Enhancement and margins on CT": where it is seen is said once, and holds for whatever is seen at all. */
function placedAfter({ units }: Read, after: readonly Read[], library: Library): readonly Modality[] {
  const placed = after.find(({ modalities }) => modalities.length > 0);
  if (!placed?.placed) return [];
  const isSeen = library.entries.some(
    ({ lead }, index) => images.has(lead.modality) && units.some((unit) => heldBy(index, unit, library) > 0),
  );
  return isSeen ? placed.modalities : [];
}

/** What a word without a topic of its own may share with its neighbors. */
function sharedWith({ units }: Read, neighbors: readonly (Read | undefined)[]): readonly Unit[] | undefined {
  if (units.length === 0 || units.some(({ topic }) => topic)) return undefined;
  const topics = neighbors
    .map((neighbor) => neighbor?.units.filter(({ topic }) => topic) ?? [])
    .find((own) => own.length > 0);
  return topics && [...units, ...topics];
}
