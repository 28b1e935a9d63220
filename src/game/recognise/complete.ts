import type { Lexicon } from './lexicon.ts';

/**
 * For completion, from the whole vocabulary: of each entity the one name that fits what is typed so far best, its
 * preferred name before others. Among entities what begins like it comes first, then the shorter name: whether that is
 * the preferred one says nothing to who types, and pushes the plainest words down.
 */
export function complete(typed: string, lexicon: Lexicon, most = 25): string[] {
  const start = typed.toLowerCase().trim();
  if (start === '') return [];
  const words = start.split(/\s+/);
  const best = new Map<string, { name: string; rank: number; begins: boolean }>();
  for (const { name, entity } of lexicon.namings) {
    const lower = name.toLowerCase();
    const parts = lower.split(/[\s-]+/);
    if (!words.every((word) => parts.some((part) => part.startsWith(word)))) continue;
    const begins = lower.startsWith(start);
    const rank = (begins ? 0 : 2) + (name === entity.name ? 0 : 1);
    const known = best.get(entity.id);
    if (!known || rank < known.rank || (rank === known.rank && name.length < known.name.length))
      best.set(entity.id, { name, rank, begins });
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        Number(b.begins) - Number(a.begins) || a.name.length - b.name.length || a.name.localeCompare(b.name, 'en'),
    )
    .slice(0, most)
    .map(({ name }) => name);
}
