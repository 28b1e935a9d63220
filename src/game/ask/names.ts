import { contentWords, fold, isLittle } from '../recognise/fold.ts';
import type { Entity, Lexicon, Naming } from '../recognise/lexicon.ts';
import { errorsAllowed } from '../recognise/near.ts';

/** Who is named in a text, and the text with what names them in its place. */
export interface NamesFound {
  readonly entities: readonly Entity[];
  /** Folded words in order; a name is one item. */
  readonly read: readonly (string | Named)[];
}

/** A name as it was read. Short forms that mean several name all of them. */
export interface Named {
  readonly entities: readonly Entity[];
  /** As they were typed, folded. */
  readonly words: readonly string[];
}

const longestName = 8;
/** A shorter word with a letter wrong is another word. */
const shortestMisspelled = 8;

/** The names within a text, the longest first at each place. Unlike a line of a differential it may hold anything besides. */
export function findNames(text: string, lexicon: Lexicon): NamesFound {
  const words = fold(text);
  const entities: Entity[] = [];
  const read: (string | Named)[] = [];
  for (let at = 0; at < words.length; ) {
    const found = nameAt(words, at, lexicon);
    if (found) {
      // Short forms that mean several diagnoses name all of them; a background is asked about as a finding.
      const named = found.entities.filter(({ kind }) => kind !== 'association');
      entities.push(...named.filter((entity) => !entities.includes(entity)));
      const typed = words.slice(at, at + found.length);
      if (named.length > 0) read.push({ entities: named, words: typed });
      if (named.length < found.entities.length) read.push(...typed);
      at += found.length;
    } else {
      read.push(words[at]!);
      at += 1;
    }
  }
  return { entities, read };
}

function nameAt(
  words: readonly string[],
  at: number,
  lexicon: Lexicon,
): { entities: readonly Entity[]; length: number } | undefined {
  // "Non-solid-organ tumors" are not those that are named after it.
  if (isLittle(words[at]!) || words[at - 1] === 'non') return undefined;
  for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
    const window = words.slice(at, at + length);
    if (isLittle(window.at(-1)!)) continue;
    if (isAskedOf(window, lexicon)) continue;
    const namings =
      lexicon.byLetters.get(window.join('')) ??
      lexicon.byLetters.get(contentWords(window).join('')) ??
      near(window, lexicon);
    const known = namings?.filter((naming) => !isWorn(naming)) ?? [];
    if (known.length > 0) return { entities: [...new Set(known.map(({ entity }) => entity))], length };
  }
  return undefined;
}

const joints: ReadonlySet<string> = new Set(['in', 'with', 'and', 'or']);

/** "IgG4 in RPF": of a name that stands by itself something is asked, which is no part of that name. */
function isAskedOf(window: readonly string[], lexicon: Lexicon): boolean {
  const at = window.findIndex((word) => joints.has(word));
  return at > 0 && lexicon.byLetters.has(window.slice(at + 1).join(''));
}

/** "AT/RT" without its little word would be found in every "right". */
function isWorn({ entity, name, words }: Naming): boolean {
  return entity.kind === 'decoy' && words.length === 1 && fold(name).some(isLittle);
}

function near(window: readonly string[], lexicon: Lexicon) {
  const letters = window.join('');
  if (letters.length < shortestMisspelled || window.every((word) => lexicon.words.has(word))) return undefined;
  if (window.length > 1 && window.some((word) => word.length < 3)) return undefined;
  const { found } = lexicon.nearLetters.nearest(letters, Math.min(1, errorsAllowed(letters.length)));
  const namings = found.flatMap((name) => lexicon.byLetters.get(name) ?? []);
  return new Set(namings.map(({ entity }) => entity)).size === 1 ? namings : undefined;
}
