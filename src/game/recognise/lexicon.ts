import type { Pack } from '../pack.ts';
import { contentWords, fold, isLittle, lettersOf, standIns } from './fold.ts';
import { indexNear, type NearIndex } from './near.ts';

export interface Entity {
  readonly kind: 'diagnosis' | 'family' | 'decoy' | 'association';
  readonly id: string;
  readonly name: string;
  /** A decoy that lesions come of, and is none itself: thalassemia. */
  readonly behind?: boolean;
}

/** Whether it may be named beside a lesion and take nothing away from it: "neurofibroma in NF1", "thalassemia with EMH". */
export function liesBehind({ kind, behind = false }: Entity): boolean {
  return behind || kind === 'association';
}

/** One name of one entity, as it is compared. */
export interface Naming {
  readonly entity: Entity;
  /** `histology` leaves out a site that is part of the answer; `member` is a subtype without an id of its own. */
  readonly kind: 'full' | 'histology' | 'member';
  /** As the pack writes it. */
  readonly name: string;
  /** Its words in any order, site phrases as one `@site` each. */
  readonly words: readonly string[];
}

interface SitePhrase {
  readonly words: readonly string[];
  readonly token: string;
}

export interface Lexicon {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly namings: readonly Naming[];
  /** Names by the joined letters of their words in the order written. */
  readonly byLetters: ReadonlyMap<string, readonly Naming[]>;
  /** Names by the one of their words that the fewest names have. */
  readonly byRarestWord: ReadonlyMap<string, readonly Naming[]>;
  readonly sitePhrases: ReadonlyMap<string, readonly SitePhrase[]>;
  readonly words: ReadonlySet<string>;
  readonly nearWords: NearIndex;
  readonly nearLetters: NearIndex;
}

/** The names an entity is known by, before they are prepared for comparison. */
export interface Names {
  readonly entity: Entity;
  readonly names: readonly { readonly kind: Naming['kind']; readonly name: string }[];
}

export function namesOf(pack: Pack): Names[] {
  const full = (names: readonly string[]) => names.map((name) => ({ kind: 'full' as const, name }));
  const simple = (kind: Entity['kind'], named: Iterable<{ id: string; name: string; names: readonly string[] }>) =>
    Array.from(named, ({ id, name, names }) => ({ entity: { kind, id, name }, names: full(names) }));
  const diagnoses = Array.from(pack.diagnoses.values(), ({ id, name, names, histology, members }) => ({
    entity: { kind: 'diagnosis' as const, id, name },
    names: [
      ...full(names),
      ...histology.map((histologic) => ({ kind: 'histology' as const, name: histologic })),
      ...members.flatMap((member) =>
        [member.name, ...member.names].map((known) => ({ kind: 'member' as const, name: known })),
      ),
    ],
  }));
  return [
    ...diagnoses,
    ...simple('family', pack.families.values()),
    ...simple('association', pack.associations.values()),
    ...Array.from(pack.decoys.values(), ({ id, name, names, behind }) => ({
      entity: { kind: 'decoy' as const, id, name, behind },
      names: full(names),
    })),
  ];
}

/** Prepares names and sites for recognition. Done once per pack. */
export function buildLexicon(all: readonly Names[], sites: Pack['sites']): Lexicon {
  const words = new Set<string>();
  const sitePhrases = new Map<string, SitePhrase[]>();
  for (const site of sites.values()) {
    for (const name of site.names) {
      const phrase = contentWords(fold(name));
      if (phrase.length === 0) continue;
      for (const word of phrase) words.add(word);
      file(sitePhrases, phrase[0]!, { words: phrase, token: `@${site.id}` });
    }
  }
  for (const phrases of sitePhrases.values()) phrases.sort((a, b) => b.words.length - a.words.length);

  const entities = new Map<string, Entity>();
  const namings: Naming[] = [];
  const byLetters = new Map<string, Naming[]>();
  const names = new Map<string, number>();
  for (const { entity, names: own } of all) {
    entities.set(entity.id, entity);
    const seen = new Set<string>();
    for (const { kind, name } of own) {
      const folded = contentWords(fold(name));
      const marked = [...new Set(markSites(folded, sitePhrases))];
      const key = marked.toSorted().join(' ');
      for (const word of folded) words.add(word);
      const naming: Naming = { entity, kind, name, words: marked };
      for (const letters of lettersOf(fold(name))) file(byLetters, letters, naming);
      if (seen.has(key)) continue;
      seen.add(key);
      namings.push(naming);
      for (const word of marked) names.set(word, (names.get(word) ?? 0) + 1);
    }
  }
  const byRarestWord = new Map<string, Naming[]>();
  for (const naming of namings) {
    // "Triple A" without its little word would be found in every "triple": it is known only as it is written.
    if (naming.words.length === 1 && fold(naming.name).some(isLittle)) continue;
    const rarest = naming.words.reduce((a, b) => (names.get(b)! < names.get(a)! ? b : a), naming.words[0] ?? '');
    file(byRarestWord, rarest, naming);
  }
  return {
    entities,
    namings,
    byLetters,
    byRarestWord,
    sitePhrases,
    words,
    nearWords: indexNear([...words, ...standIns], 4),
    nearLetters: indexNear(byLetters.keys(), 3),
  };
}

/** Replaces each site phrase by its one token. The longest phrase wins: a suprarenal cava is not a kidney. */
export function markSites(words: readonly string[], sitePhrases: Lexicon['sitePhrases']): string[] {
  const marked: string[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = sitePhrases
      .get(words[at]!)
      ?.find((candidate) => candidate.words.every((word, offset) => words[at + offset] === word));
    marked.push(phrase?.token ?? words[at]!);
    at += phrase?.words.length ?? 1;
  }
  return marked;
}

function file<Key, Item>(index: Map<Key, Item[]>, key: Key, item: Item): void {
  const filed = index.get(key);
  if (filed) filed.push(item);
  else index.set(key, [item]);
}
