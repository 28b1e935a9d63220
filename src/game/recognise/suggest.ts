import { contentWords, fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** The names nearest to a text that could not be read, from the whole vocabulary, so that nothing is given away. */
export function suggest(text: string, lexicon: Lexicon, most = 3): string[] {
  const wanted = pairsOf(text);
  if (wanted.size === 0) return [];
  const best: { name: string; likeness: number }[] = [];
  const seen = new Set<string>();
  for (const { entity } of lexicon.namings) {
    if (seen.has(entity.id)) continue;
    seen.add(entity.id);
    best.push({ name: entity.name, likeness: likeness(wanted, pairsOf(entity.name)) });
  }
  return best
    .filter((candidate) => candidate.likeness >= 0.3)
    .sort((a, b) => b.likeness - a.likeness || a.name.localeCompare(b.name, 'en'))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Names that hold every word typed so far, those that begin with it first. For completion, from the whole vocabulary. */
export function complete(typed: string, lexicon: Lexicon, most = 25): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, number>();
  for (const { name, entity } of lexicon.namings) {
    const lower = name.toLowerCase();
    const parts = lower.split(/[\s-]+/);
    if (!words.every((word) => parts.some((part) => part.startsWith(word)))) continue;
    const rank = (lower.startsWith(words.join(' ')) ? 0 : 2) + (name === entity.name ? 0 : 1);
    const known = found.get(name);
    if (known === undefined || rank < known) found.set(name, rank);
  }
  return [...found]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || a.length - b.length || a.localeCompare(b, 'en'))
    .slice(0, most)
    .map(([name]) => name);
}

/** Dice's coefficient over letter pairs, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of contentWords(fold(text))) {
    for (let at = 0; at < word.length - 1; at += 1) pairs.add(word.slice(at, at + 2));
  }
  return pairs;
}
