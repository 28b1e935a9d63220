import type { Modality } from '../pack.ts';
import { clauseBreak, fold } from '../recognise/fold.ts';
import { markSites } from '../recognise/lexicon.ts';
import { homeOf } from '../relate.ts';
import type { Library } from './library.ts';
import { stem } from './stem.ts';
import { topicAt } from './thesaurus.ts';
import { isDenial, type Unit, unitsOf } from './unit.ts';

/** A word, or a name: the ids of those it names, and the words that it is read as besides. */
export type Token = string | { readonly ids: readonly string[]; readonly words: readonly string[] };

/** What stands between one "and" and the next, read for itself. */
export interface Clause {
  /** Of whom; empty: nobody is named in it. */
  readonly ids: readonly string[];
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  /** "On CT": a modality that holds for its neighbors. */
  readonly placed: boolean;
  /** "CT findings": all that there is of it. */
  readonly overview: boolean;
  /** Somebody or something is named, with or without an id. */
  readonly hasName: boolean;
}

/** The clauses of a question that ask for something or name somebody. @param diagnoses ids of those that the whole names */
export function clausesIn(tokens: readonly Token[], diagnoses: readonly string[], library: Library): Clause[] {
  return splitAtJoints(tokens)
    .map((own) => readClause(own, diagnoses, library))
    .filter(({ units, modalities, hasName }) => units.length + modalities.length > 0 || hasName);
}

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

/** "Does it involve the kidneys": then where it may sit anyway is what is asked. */
const involving = /^(?:involv|affect|invad|reach|extend)/;

function readClause(tokens: readonly Token[], diagnoses: readonly string[], library: Library): Clause {
  const names = tokens.filter((token) => typeof token !== 'string');
  const words = tokens.flatMap((token) => (typeof token === 'string' ? [token] : token.words));
  const elsewhere = unitsOf(withoutHome(words, diagnoses, library), library);
  const isHomeAsked = elsewhere.length === 0 && words.some((word) => involving.test(word));
  const units = isHomeAsked ? unitsOf(words, library) : elsewhere;
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
  const home = diagnoses.flatMap((id) => {
    const diagnosis = pack.diagnoses.get(id);
    return diagnosis ? homeOf(diagnosis, pack) : [];
  });
  const named = new Map(
    words.flatMap((word) => {
      const [mark] = markSites([word], lexicon.sitePhrases);
      return mark === word ? [] : [[mark, [word]] as const];
    }),
  );
  return markSites(words, lexicon.sitePhrases)
    .filter((word) => !home.some((site) => word === `@${site}`))
    .flatMap((word) =>
      // As it was typed, unless it takes several words: "abdominal" pain.
      word.startsWith('@') ? (named.get(word) ?? fold(pack.sites.get(word.slice(1))?.names[0] ?? '')) : [word],
    );
}
