/** Names and sites found among the words of a line, whatever stands between them. */

import { type Lexicon, markSites, type Naming } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { isBesides, saysLittleAlone } from './scant.ts';

/** More names in one line are no diagnosis. */
const mostNames = 5;

/** Names whose words all stand in the text, the fullest first; no word is used twice. */
export function match(content: readonly string[], lexicon: Lexicon): Reading[] {
  const marked = markSites(content, lexicon.sitePhrases);
  const left = new Set(marked);
  const found: Naming[] = [];
  while (found.length < mostNames) {
    const naming = fullest(left, found.length > 0, lexicon);
    if (!naming) break;
    found.push(naming);
    for (const word of naming.words) if (found.length > 1 || !word.startsWith('@')) left.delete(word);
  }
  if (found.every(({ words }) => saysLittleAlone(words) && marked.some((word) => isBesides(word, words)))) return [];
  return found.map((naming) => ({
    naming,
    sites: sitesAmong(marked.filter((word) => !naming.words.includes(word))),
    mentioned: [],
  }));
}

/** "Non-lymphoma": a prefix of the name and no part of it. "Non-functioning pheochromocytoma" denies something else. */
export function isNegated(content: readonly string[], readings: readonly Reading[], lexicon: Lexicon): boolean {
  if (!content.includes('non')) return false;
  const marked = markSites(content, lexicon.sitePhrases);
  const at = marked.indexOf('non');
  const next = marked[at + 1] ?? '';
  return at >= 0 && readings.some(({ naming: { words } }) => words.includes(next) && !words.includes('non'));
}

/** Ids of the sites that are named. */
export function sitesIn(content: readonly string[], lexicon: Lexicon): string[] {
  return sitesAmong(markSites(content, lexicon.sitePhrases));
}

function sitesAmong(marked: readonly string[]): string[] {
  return marked.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
}

/** @param besides beside a name that was found already, a site alone names nothing more */
function fullest(left: ReadonlySet<string>, besides: boolean, lexicon: Lexicon): Naming | undefined {
  let best: Naming | undefined;
  for (const word of left) {
    for (const naming of lexicon.byRarestWord.get(word) ?? []) {
      if (best && weight(naming) <= weight(best)) continue;
      if (!naming.words.every((own) => left.has(own))) continue;
      if (besides && naming.words.every((own) => own.startsWith('@'))) continue;
      best = naming;
    }
  }
  return best;
}

/** Words that name count before sites, and more letters before fewer. */
function weight(naming: Naming): number {
  let sum = 0;
  for (const word of naming.words) sum += word.startsWith('@') ? 40 : 100 + Math.min(word.length, 39);
  return sum;
}
