import type { Modality } from '../pack.ts';
import { clauseBreak, contentWords, fold, isLittle } from '../recognise/fold.ts';
import { type Entity, markSites } from '../recognise/lexicon.ts';
import { membersOf } from '../relate.ts';
import { saysNothing } from './filler.ts';
import type { Library } from './library.ts';
import { formsOf } from './likeness.ts';
import { findNames } from './names.ts';
import { stem } from './stem.ts';
import { type Topic, topicAt } from './thesaurus.ts';

/** One thing a question asks for. */
interface Unit {
  readonly stems: readonly string[];
  readonly topic: Topic | undefined;
  readonly weight: number;
}

export interface Question {
  /** Ids of the subjects asked about; empty: whatever the paper has. */
  readonly subjects: readonly string[];
  /** Those that were named themselves and not by their class: each is to be answered for. */
  readonly each: readonly string[];
  /** Named, and not discussed by the paper. */
  readonly undiscussed: Entity | undefined;
  /** Only statements of these. */
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
}

const topicWeights = { word: 2, light: 0.5 } as const;
const topicWeight = 2;
/** A word that no statement has weighs most: the paper does not speak of it. Less beside a topic, of which it is some turn. */
const strangeWeight = { alone: 3, besideTopic: 1.2 } as const;

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
  const families = entities.filter(({ kind }) => kind === 'family');
  const diagnoses = entities.filter(({ kind }) => kind === 'diagnosis');
  // A class beside a diagnosis is what is asked of it: "how common among sarcomas".
  const classes = diagnoses.length > 0 ? [] : families.flatMap(({ id }) => [id, ...membersOf(id, pack)]);
  const named = [...patients, ...diagnoses.map(({ id }) => id), ...classes];
  const own = families.flatMap(({ name }) => [clauseBreak, ...fold(name)]);
  const units = unitsOf(withoutHome(kept, diagnoses, library), library);
  // Which class is meant decides what is looked at, and only a little how well it answers.
  const classUnits = unitsOf(own, library).map((unit) => ({ ...unit, weight: topicWeights.light }));
  const refers = context !== undefined && named.length === 0 && !strange && isElliptic(plain);
  return {
    subjects: refers ? [context] : [...new Set(named)],
    each: [...patients, ...diagnoses.map(({ id }) => id)],
    undiscussed: named.length === 0 ? strange : undefined,
    modalities: units.flatMap(({ topic }) => (topic?.attributes.length === 0 ? (topic.modalities ?? []) : [])),
    units: [...units.filter(({ topic }) => topic?.attributes.length !== 0), ...classUnits],
  };
}

const ofPatient = /\b(?:the|this|their|its)?\s*(?:index|reported)?\s*(?:patient|case)(?:['’]s)?\b/gi;

/** Whether a question is about a patient of the paper: "the index patient", or plainly "the patient". */
function speaksOf(text: string, short: string): boolean {
  const name = short.toLowerCase().replace(/^the /, '');
  const lower = text.toLowerCase();
  return lower.includes(name) || /\b(?:index|reported) (?:patient|case)\b|\b(?:the|this) patient\b/.test(lower);
}

/** "IVC angiosarcoma", "lymphoma of the retroperitoneum": where a diagnosis sits anyway is not what is asked. */
function withoutHome(words: readonly string[], diagnoses: readonly Entity[], { pack, lexicon }: Library): string[] {
  const home = diagnoses.flatMap(({ id }) => pack.diagnoses.get(id)?.site.home ?? []);
  const wider = home.flatMap((site) => [site, ...(pack.sites.get(site)?.within ?? [])]);
  return markSites(words, lexicon.sitePhrases)
    .filter((word) => !wider.some((site) => word === `@${site}`))
    .flatMap((word) => (word.startsWith('@') ? fold(pack.sites.get(word.slice(1))?.names[0] ?? '') : [word]));
}

/** What only makes sense after something else was said. */
function isElliptic(text: string): boolean {
  return (
    /^\s*(?:and|what about|how about|also|but)\b/i.test(text) || /\b(?:it|its|they|their|them|this|that)\b/i.test(text)
  );
}

/** Whether some statement speaks of it all the same: of a bland thrombus, as what a tumor is mistaken for. */
function isInLibrary(name: string, { entries }: Library): boolean {
  const asked = contentWords(fold(name)).map((word) => formsOf(stem(word)));
  // Word for word: lipoma is not in what is said of lipomatosis.
  return entries.some(({ statements: [first] }) => {
    const said = new Set(fold(first!.text).map(stem));
    return asked.every((forms) => forms.some((form) => said.has(form)));
  });
}

function unitsOf(words: readonly string[], library: Library): Unit[] {
  const stems = words.map((word) => (word === clauseBreak ? clauseBreak : stem(word)));
  const units: Unit[] = [];
  const hasTopic = stems.some((_, at) => (topicAt(stems, at)?.topic.attributes.length ?? 0) > 0);
  for (let at = 0; at < words.length; ) {
    const phrase = topicAt(stems, at);
    const taken = stems.slice(at, at + (phrase?.length ?? 1));
    if (phrase) {
      const { by } = phrase.topic;
      units.push({ stems: taken, topic: phrase.topic, weight: by ? topicWeights[by] : topicWeight });
    }
    if (!phrase && !isLittle(words[at]!) && words[at] !== clauseBreak && !saysNothing(words[at]!)) {
      const isStrange = library.find(taken[0]!).size === 0;
      const weight = isStrange ? strangeWeight[hasTopic ? 'besideTopic' : 'alone'] : library.weigh(taken[0]!);
      units.push({ stems: taken, topic: undefined, weight });
    }
    at += taken.length;
  }
  return units.filter((unit, index) => units.findIndex(({ stems: own }) => own.join() === unit.stems.join()) === index);
}
