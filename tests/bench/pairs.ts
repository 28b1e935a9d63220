import { chance } from '../../src/game/chance.ts';
import type { Pack } from '../../src/game/pack.ts';
import { foldName } from '../../src/game/recognise/fold.ts';
import { namesOf } from '../../src/game/recognise/lexicon.ts';

/** A guess at a target, and whether it should be accepted. */
export interface Pair {
  readonly target: string;
  readonly guess: string;
  readonly right: boolean;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One typing error somewhere: insert, delete, replace, or swap. */
export function misspell(name: string, luck: ReturnType<typeof chance>): string {
  const at = luck.pick(name.length);
  const letter = letters[luck.pick(letters.length)]!;
  const [before, after] = [name.slice(0, at), name.slice(at)];
  switch (luck.pick(4)) {
    case 0:
      return `${before}${letter}${after}`;
    case 1:
      return `${before}${after.slice(1)}`;
    case 2:
      return `${before}${letter}${after.slice(1)}`;
    default:
      return `${before}${after.slice(1, 2)}${after.slice(0, 1)}${after.slice(2)}`;
  }
}

/** The same pairs for every grader: own names, own names misspelled, and the names of everything else. */
export function makePairs(pack: Pack, seed: string): Pair[] {
  const luck = chance(seed);
  const all = namesOf(pack);
  const listed = new Set(all.flatMap(({ names }) => names.map(({ name }) => foldName(name))));
  const decoys = all
    .filter(({ entity }) => entity.kind === 'decoy')
    .flatMap(({ names }) => names.map(({ name }) => name));
  const pairs: Pair[] = [];
  for (const { entity, names } of all.filter((known) => known.entity.kind === 'diagnosis')) {
    const target = entity.id;
    const own = names.filter(({ kind }) => kind === 'full').map(({ name }) => name);
    for (const guess of own) pairs.push({ target, guess, right: true });
    for (const name of own.filter(({ length }) => length >= 7)) {
      const guess = misspell(name, luck);
      if (!listed.has(foldName(guess))) pairs.push({ target, guess, right: true });
    }
    for (const other of pack.diagnoses.values()) {
      if (other.id !== target) pairs.push({ target, guess: other.name, right: false });
    }
    for (const guess of luck.shuffle(decoys).slice(0, 30)) pairs.push({ target, guess, right: false });
  }
  return pairs;
}
