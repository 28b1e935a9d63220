/** A whole line held against whole names: the same letters, or a few typing errors away. */

import { contentWords, lettersOf } from './fold.ts';
import type { Lexicon, Naming } from './lexicon.ts';
import { isWellFormed } from './morphology.ts';
import { nearestBySound } from './near.ts';
import type { Recognition } from './reading.ts';

/** The whole text is a listed name, letter by letter. */
export function exactly(words: readonly string[], lexicon: Lexicon): Recognition | undefined {
  for (const letters of lettersOf(words)) {
    const namings = lexicon.byLetters.get(letters);
    if (namings) return fromNamings(namings);
  }
  return undefined;
}

const mostErrors = 2;

/**
 * The whole text is one listed name with typing errors: the one clear nearest, or a tie. Only where a word cannot be read
 * as it stands, and none of those is built as the name of a disease is.
 */
export function misspelled(words: readonly string[], lexicon: Lexicon): Recognition | undefined {
  const unread = unreadOf(words, lexicon);
  if (unread.length === 0 || unread.some(isWellFormed) || !isLongEnough(words)) return undefined;
  const near = nearNamings(words, lexicon, mostErrors);
  return near.length === 0 ? undefined : fromNamings(near);
}

/** The words that no name and no site has. */
export function unreadOf(words: readonly string[], lexicon: Lexicon): string[] {
  return contentWords(words).filter((word) => !lexicon.words.has(word));
}

/** An abbreviation with a letter wrong is another abbreviation. */
const shortestMisspelled = 6;
const longestMisspelled = 90;
/** Two typing errors in fewer letters make another word of it. */
const shortestTwice = 12;

export function isLongEnough(words: readonly string[]): boolean {
  return contentWords(words).join('').length >= shortestMisspelled;
}

/** The listed names that the whole text is nearest to, at most `most` typing errors away. */
export function nearNamings(words: readonly string[], lexicon: Lexicon, most: number): Naming[] {
  let least = most;
  let found: readonly string[] = [];
  for (const letters of lettersOf(words)) {
    if (letters.length > longestMisspelled) continue;
    const near = nearestBySound(
      letters,
      letters.length < shortestTwice ? Math.min(1, least) : least,
      lexicon.nearLetters,
    );
    if (near.errors > least || near.found.length === 0) continue;
    found = near.errors < least ? near.found : [...found, ...near.found];
    least = near.errors;
  }
  return found.flatMap((letters) => lexicon.byLetters.get(letters)!);
}

export function fromNamings(namings: readonly Naming[]): Recognition {
  const entities = [...new Set(namings.map((naming) => naming.entity))];
  if (entities.length > 1) return { kind: 'tie', between: entities };
  return { kind: 'read', readings: [{ naming: namings[0]!, sites: [], mentioned: [] }], denied: false };
}
