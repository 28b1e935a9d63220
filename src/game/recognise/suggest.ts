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

/**
 * For completion, from the whole vocabulary: of each entity the one name that fits what is typed so far best, the
 * preferred name before others, what begins like it before what only holds its words.
 */
export function complete(typed: string, lexicon: Lexicon, most = 25): string[] {
  const start = typed.toLowerCase().trim();
  if (start === '') return [];
  const words = start.split(/\s+/);
  const best = new Map<string, { name: string; rank: number }>();
  for (const { name, entity } of lexicon.namings) {
    const lower = name.toLowerCase();
    const parts = lower.split(/[\s-]+/);
    if (!words.every((word) => parts.some((part) => part.startsWith(word)))) continue;
    const rank = (lower.startsWith(start) ? 0 : 2) + (name === entity.name ? 0 : 1);
    const known = best.get(entity.id);
    if (!known || rank < known.rank || (rank === known.rank && name.length < known.name.length))
      best.set(entity.id, { name, rank });
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || a.name.localeCompare(b.name, 'en'))
    .slice(0, most)
    .map(({ name }) => name);
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
