import type { Modality } from '../pack.ts';
import { clauseBreak, contentWords, fold, isLittle } from '../recognise/fold.ts';
import type { Entity } from '../recognise/lexicon.ts';
import { membersOf } from '../relate.ts';
import type { Library } from './library.ts';
import { findNames } from './names.ts';
import { saysNothing, stem, type Topic, topicAt } from './thesaurus.ts';

/** One thing a question asks for. */
export interface Unit {
  readonly stems: readonly string[];
  readonly topic: Topic | undefined;
  readonly weight: number;
}

export interface Question {
  /** Ids of the subjects asked about; empty: whatever the paper has. */
  readonly subjects: readonly string[];
  /** Named, and not discussed by the paper. */
  readonly undiscussed: Entity | undefined;
  /** Only statements of these. */
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
}

const topicWeight = 2;
/** A word that no statement has weighs most: the paper does not speak of it. */
const strangeWeight = 3;

/** @param context id of the diagnosis that was just talked about */
export function readQuestion(text: string, context: string | undefined, library: Library): Question {
  const { pack, lexicon } = library;
  const plain = text.replace(/\bUS\b/g, 'ultrasound');
  const patients = [...pack.observed].filter(([, { short }]) => speaksOf(plain, short)).map(([id]) => id);
  const { entities, rest } = findNames(plain.replace(ofPatient, ' '), lexicon);
  const kept = [...rest];
  const decoys = entities.filter(({ kind }) => kind === 'decoy');
  const strange = decoys.find(({ name }) => !isInLibrary(name, library));
  for (const decoy of decoys) if (decoy !== strange) kept.push(clauseBreak, ...fold(decoy.name));
  const named = [
    ...patients,
    ...entities.flatMap(({ kind, id }) => (kind === 'diagnosis' ? [id] : kind === 'family' ? membersOf(id, pack) : [])),
  ];
  const own = entities.filter(({ kind }) => kind === 'family').flatMap(({ name }) => [clauseBreak, ...fold(name)]);
  const units = unitsOf([...kept, ...own], library);
  const refers = context !== undefined && named.length === 0 && !strange && isElliptic(plain);
  return {
    subjects: refers ? [context] : [...new Set(named)],
    undiscussed: named.length === 0 ? strange : undefined,
    modalities: units.flatMap(({ topic }) => (topic?.attributes.length === 0 ? (topic.modalities ?? []) : [])),
    units: units.filter(({ topic }) => topic?.attributes.length !== 0),
  };
}

const ofPatient = /\b(?:the|this|their|its)?\s*(?:index|reported)?\s*(?:patient|case)(?:['’]s)?\b/gi;

/** Whether a question is about a patient of the paper: "the index patient", or plainly "the patient". */
function speaksOf(text: string, short: string): boolean {
  const name = short.toLowerCase().replace(/^the /, '');
  const lower = text.toLowerCase();
  return lower.includes(name) || /\b(?:index|reported) (?:patient|case)\b|\b(?:the|this) patient\b/.test(lower);
}

/** What only makes sense after something else was said. */
function isElliptic(text: string): boolean {
  return (
    /^\s*(?:and|what about|how about|also|but)\b/i.test(text) || /\b(?:it|its|they|their|them|this|that)\b/i.test(text)
  );
}

function isInLibrary(name: string, library: Library): boolean {
  return contentWords(fold(name)).every((word) => library.find(stem(word)).size > 0);
}

function unitsOf(words: readonly string[], library: Library): Unit[] {
  const stems = words.map((word) => (word === clauseBreak ? clauseBreak : stem(word)));
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = topicAt(stems, at);
    const taken = stems.slice(at, at + (phrase?.length ?? 1));
    if (phrase) units.push({ stems: taken, topic: phrase.topic, weight: topicWeight });
    else if (!isLittle(words[at]!) && words[at] !== clauseBreak && !saysNothing(words[at]!)) {
      const weight = library.find(taken[0]!).size === 0 ? strangeWeight : library.weigh(taken[0]!);
      units.push({ stems: taken, topic: undefined, weight });
    }
    at += taken.length;
  }
  return units.filter((unit, index) => units.findIndex(({ stems: own }) => own.join() === unit.stems.join()) === index);
}
