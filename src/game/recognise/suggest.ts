import { contentWords, fold } from './fold.ts';
import type { Entity, Lexicon, Naming } from './lexicon.ts';
import { namesNothing } from './scant.ts';

/** Letter pairs shared, from 0 to 1: less is chance. */
const leastLikeness = 0.45;
/** Nobody means a longer name. */
const longestSuggested = 100;

/** The names nearest to a text that could not be read, one an entity, from the whole vocabulary, so that nothing is given away. */
export function suggest(text: string, lexicon: Lexicon, most = 3): string[] {
  if (namesNothing(contentWords(fold(text.slice(0, longestSuggested))))) return [];
  return nearest(text, lexicon, () => true)
    .slice(0, most)
    .map(({ name }) => name);
}

/**
 * The entities that a text may mean, by their preferred names, where only some will do: first those with a name that
 * holds every word, diagnoses before classes, the preferred name before others, a word as typed before one merely begun;
 * then those with a name that is near.
 */
export function suggestAmong(text: string, lexicon: Lexicon, isAmong: (entity: Entity) => boolean, most = 3): string[] {
  const typed = contentWords(fold(text.slice(0, longestSuggested)));
  const best = new Map<Entity, number>();
  for (const { entity, name } of lexicon.namings) {
    if (!isAmong(entity)) continue;
    const words = contentWords(fold(name));
    const isWhole = typed.every((word) => words.includes(word));
    if (typed.length === 0 || !(isWhole || typed.every((start) => words.some((word) => word.startsWith(start)))))
      continue;
    const rank = (entity.kind === 'diagnosis' ? 0 : 4) + (name === entity.name ? 0 : 2) + (isWhole ? 0 : 1);
    best.set(entity, Math.min(rank, best.get(entity) ?? rank));
  }
  const holding = [...best]
    .sort(
      ([a, rank], [b, other]) => rank - other || a.name.length - b.name.length || a.name.localeCompare(b.name, 'en'),
    )
    .map(([entity]) => entity);
  const near = nearest(text, lexicon, (entity) => isAmong(entity) && !best.has(entity));
  return [...holding, ...near.map(({ entity }) => entity)].slice(0, most).map(({ name }) => name);
}

/** One name of each entity that is like the text, the likest first. */
function nearest(text: string, lexicon: Lexicon, isAmong: (entity: Entity) => boolean): Naming[] {
  const wanted = pairsOf(text.slice(0, longestSuggested));
  const { sizes, byPair } = pairsIn(lexicon);
  const shared = new Map<number, number>();
  for (const pair of wanted) for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  const best = new Map<string, { naming: Naming; likeness: number }>();
  for (const [at, count] of shared) {
    const naming = lexicon.namings[at]!;
    const { entity } = naming;
    if (!isAmong(entity)) continue;
    // Dice's coefficient over letter pairs, 0 to 1.
    const likeness = (2 * count) / (wanted.size + sizes[at]!);
    const known = best.get(entity.id);
    if (likeness >= leastLikeness && (!known || likeness > known.likeness)) best.set(entity.id, { naming, likeness });
  }
  return [...best.values()]
    .sort((a, b) => b.likeness - a.likeness || a.naming.name.localeCompare(b.naming.name, 'en'))
    .map(({ naming }) => naming);
}

/** Which names hold a pair of letters, and how many pairs each holds. By their place among the lexicon's names. */
interface Pairs {
  readonly sizes: readonly number[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
}

const pairsOfLexicon = new WeakMap<Lexicon, Pairs>();

/** Made when first asked for: most lines are read, and need no suggestion. */
function pairsIn(lexicon: Lexicon): Pairs {
  const known = pairsOfLexicon.get(lexicon);
  if (known) return known;
  const byPair = new Map<string, number[]>();
  const sizes = lexicon.namings.map(({ name }, at) => {
    const pairs = pairsOf(name);
    for (const pair of pairs) {
      const filed = byPair.get(pair);
      if (filed) filed.push(at);
      else byPair.set(pair, [at]);
    }
    return pairs.size;
  });
  const made = { sizes, byPair };
  pairsOfLexicon.set(lexicon, made);
  return made;
}

/** How a word begins and ends counts as a pair each: there its likeness is seen. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of contentWords(fold(text))) {
    const ended = `^${word}$`;
    for (let at = 0; at < ended.length - 1; at += 1) pairs.add(ended.slice(at, at + 2));
  }
  return pairs;
}
