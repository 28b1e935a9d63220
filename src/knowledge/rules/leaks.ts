import type { Diagnosis, Pack } from '../../game/pack.ts';
import { contentWords, fold } from '../../game/recognise/fold.ts';

/** What would give an answer away: phrases that name it or its classes, and stems of the telling words of its names. */
export interface Tells {
  readonly phrases: readonly string[];
  readonly stems: readonly string[];
  /** Sites and diseases behind the lesion may be said. */
  readonly innocent: ReadonlySet<string>;
}

/** How the name of a disease ends. Other words of names only qualify, and so do these, which name what is seen. */
const disease = /(?:oma|osis|itis|plasia|poiesis|iasis)$/;
const findings = new Set(['necrosis', 'thrombosis', 'stenosis', 'sclerosis', 'hematoma', 'stroma']);
const shortestWord = 6;
const shortestRoot = 6;
const innocents = new WeakMap<Pack, ReadonlySet<string>>();

export function tellsOf(answer: Diagnosis, pack: Pack): Tells {
  const group = answer.group === undefined ? undefined : pack.diagnoses.get(answer.group);
  const classes = [...answer.families.flatMap((id) => pack.families.get(id) ?? []), ...(group ? [group] : [])];
  const members = answer.members.flatMap(({ name, names }) => [name, ...names]);
  const own = [...answer.names, ...answer.histology, ...members];
  const innocent = innocentWords(pack);
  const diseases = own
    .flatMap((name) => fold(name))
    .filter((word) => word.length >= shortestWord && disease.test(word) && !findings.has(word));
  const telling = [...diseases, ...own.slice(1).flatMap(eponymsIn)].filter((word) => !innocent.has(word));
  return {
    phrases: [...own, ...classes.flatMap(({ names }) => names)].map(phraseOf).filter((phrase) => phrase !== '  '),
    stems: [...new Set(telling.flatMap(stemsOf))],
    innocent,
  };
}

/** The first words of a text that give the answer away, or `undefined`. */
export function findLeak(text: string, { phrases, stems, innocent }: Tells): string | undefined {
  const sentence = phraseOf(text);
  return (
    phrases.find((phrase) => sentence.includes(phrase))?.trim() ??
    contentWords(fold(text)).find((word) => !innocent.has(word) && stems.some((stem) => word.startsWith(stem)))
  );
}

function phraseOf(text: string): string {
  return ` ${contentWords(fold(text)).join(' ')} `;
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

/** Names begin with a small letter unless with a person's. The preferred name begins as a sentence does, and is not asked. */
function eponymsIn(name: string): string[] {
  return (name.match(/(?<!\p{L})\p{Lu}\p{Ll}{4,}/gu) ?? []).flatMap(fold);
}

/** What other words of the same root begin with: `leiomyo` for leiomyosarcoma, `lymphom` for lymphoma, `fibros`, `fibrot` for fibrosis. */
function stemsOf(word: string): string[] {
  if (word.endsWith('oma')) {
    const root = word.replace(/(?:sarcoma|blastoma|carcinoma|oma)$/, '');
    return [root.length >= shortestRoot ? root : word.slice(0, -1)];
  }
  if (word.endsWith('omatosis')) return [word.slice(0, -'atosis'.length)];
  if (!word.endsWith('osis')) return [word.replace(/s?is$/, '')];
  const root = word.slice(0, -'osis'.length);
  return root.length >= shortestRoot ? [root] : [`${root}os`, `${root}ot`];
}
