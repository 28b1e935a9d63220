import { clauseBreak, isLittle } from '../recognise/fold.ts';
import { saysNothing } from './filler.ts';
import type { Finding } from './finding.ts';
import type { Library } from './library.ts';
import { stem } from './stem.ts';
import { mostCommon, type Topic, topicAt } from './thesaurus.ts';

/** One thing a question asks for. */
export interface Unit {
  /** As it was typed, folded; none: of a class that was named. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly topic: Topic | undefined;
  readonly weight: number;
  readonly finding: Finding | undefined;
  /** "Not enhancing": the finding is asked for by its absence. */
  readonly denied: boolean;
  /** The field or the paper has the word: what was not found then is not there. */
  readonly known: boolean;
}

const topicWeights = { word: 2, light: 0.5 } as const;
const topicWeight = 2;
/** A word that no statement has weighs most: the paper does not speak of it. Less beside a topic, of which it is some turn. */
const strangeWeight = { alone: 3, besideTopic: 1.2 } as const;
/** Which class is meant decides what is looked at, and only a little how well it answers. */
export const classWeight = topicWeights.light;

const denials = new Set(
  'not no non without never lack lacking lacks absent absence cannot dont doesnt isnt arent nt'.split(' '),
);

export function isDenial(word: string): boolean {
  return denials.has(word);
}

const belongs: ReadonlySet<string> = new Set(['of', 'pattern', 'degree']);

export function unitsOf(words: readonly string[], library: Library): Unit[] {
  const stems = words.map((word) => (word === clauseBreak ? clauseBreak : stem(word)));
  const units: Unit[] = [];
  const topics = stems
    .flatMap((_, at) => topicAt(stems, at)?.topic ?? [])
    .filter(({ attributes }) => attributes.length > 0);
  let denied = false;
  for (let at = 0; at < words.length; ) {
    const phrase = topicAt(stems, at);
    const length = phrase?.length ?? 1;
    const taken = stems.slice(at, at + length);
    const word = words[at]!;
    if (isDenial(word)) denied = true;
    // "How many cases": what is counted is asked for, however little it says elsewhere.
    else if (phrase || !(isLittle(word) || word === clauseBreak || (words[at - 1] !== 'many' && saysNothing(word)))) {
      const typed = words.slice(at, at + length);
      const weight = phrase ? weightOf(phrase.topic, topics.length > 1) : weigh(taken[0]!, topics.length > 0, library);
      // "Symptoms of sarcomas" asks which; "with symptoms" asks who has any.
      const found = belongs.has(words[at + length] ?? '')
        ? { finding: undefined, denied }
        : foundBy(typed, denied, library);
      const known = phrase !== undefined || library.knows(word);
      units.push({ words: typed, stems: taken, topic: phrase?.topic, weight, known, ...found });
      denied = false;
    }
    at += length;
  }
  return units.filter((unit, index) => units.findIndex(({ stems: own }) => own.join() === unit.stems.join()) === index);
}

function weightOf(topic: Topic, hasOthers: boolean): number {
  if (topic === mostCommon && hasOthers) return topicWeights.light;
  return topic.by ? topicWeights[topic.by] : topicWeight;
}

function weigh(stemmed: string, besideTopic: boolean, library: Library): number {
  const isStrange = library.find(stemmed).size === 0;
  return isStrange ? strangeWeight[besideTopic ? 'besideTopic' : 'alone'] : library.weigh(stemmed);
}

function foundBy([word, ...more]: readonly string[], denied: boolean, library: Library) {
  if (more.length > 0) return { finding: undefined, denied: false };
  const finding = library.findingOf(stem(word!));
  const without = finding ? undefined : /^non(.{4,})/.exec(word!)?.[1];
  return without === undefined ? { finding, denied } : { finding: library.findingOf(stem(without)), denied: !denied };
}
