import type { Diagnosis, Pack } from '../../game/pack.ts';
import { fold } from '../../game/recognise/fold.ts';

/** What would give an answer away: phrases that name it or its classes, and stems of the telling words of its names. */
export interface Tells {
  readonly phrases: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** Sites and diseases behind the lesion may be said. */
  readonly innocent: ReadonlySet<string>;
}

/** How the name of a disease ends, and what is written with a capital: eponyms. Other words of names only qualify. */
const telling = /(?:oma|osis|itis|poiesis|iasis)$|^\p{Lu}\p{Ll}+/u;
const shortestStem = 5;
const innocents = new WeakMap<Pack, ReadonlySet<string>>();

export function tellsOf(answer: Diagnosis, pack: Pack): Tells {
  const group = answer.group === undefined ? undefined : pack.diagnoses.get(answer.group);
  const classes = [...answer.families.flatMap((id) => pack.families.get(id) ?? []), ...(group ? [group] : [])];
  const members = answer.members.flatMap(({ name, names }) => [name, ...names]);
  const own = [...answer.names, ...answer.histology, ...members];
  const tellingWords = own
    .flatMap((name) =>
      name.split(/[^\p{L}]+/u).map((word, at) => (at === 0 && name.includes(' ') ? word.toLowerCase() : word)),
    )
    .filter((word) => word.length >= shortestStem && telling.test(word));
  return {
    phrases: [...own, ...classes.flatMap(({ names }) => names)]
      .map((name) => fold(name).join(' '))
      .filter((phrase) => phrase.length > 2),
    stems: new Set(tellingWords.flatMap((word) => fold(word).map(stem))),
    innocent: innocentWords(pack),
  };
}

/** The first words of a text that give the answer away, or `undefined`. */
export function findLeak(text: string, { phrases, stems, innocent }: Tells): string | undefined {
  const words = fold(text);
  const sentence = ` ${words.join(' ')} `;
  return (
    phrases.find((phrase) => sentence.includes(` ${phrase} `)) ??
    words.find((word) => word.length >= shortestStem && !innocent.has(word) && stems.has(stem(word)))
  );
}

function innocentWords(pack: Pack): ReadonlySet<string> {
  const known = innocents.get(pack);
  if (known) return known;
  const words = new Set(
    [...pack.sites.values(), ...pack.associations.values()].flatMap(({ names }) => names.flatMap(fold)),
  );
  innocents.set(pack, words);
  return words;
}

/** `fibrosis`, `fibrotic` → `fibr`: enough to recognise a word by, too little to fit an ordinary one. */
function stem(word: string): string {
  return word
    .replace(/(?:omatosis|omata|oma|osis|otic|itis|sarcoma|carcinoma|blastoma|ic|al|ous|ed|ing)$/, '')
    .slice(0, 9);
}
