import type { Modality } from '../pack.ts';
import { clauseBreak, contentWords, fold } from '../recognise/fold.ts';
import type { Entity } from '../recognise/lexicon.ts';
import { membersOf } from '../relate.ts';
import type { Token } from './clause.ts';
import { asksForAll } from './filler.ts';
import type { Library } from './library.ts';
import { findNames } from './names.ts';
import { type FullClause, fullClausesOf } from './neighbors.ts';
import { stem } from './stem.ts';
import { withoutTelling } from './telling.ts';
import { classWeight, type Unit, unitsOf } from './unit.ts';

/** One of the things asked for: of "age and sex of lymphoma", the age of lymphoma. */
export interface Part {
  /** Ids of the subjects asked about; empty: whatever the paper has. */
  readonly subjects: readonly string[];
  /** Those that were named themselves and not by their class: each is to be answered for. */
  readonly each: readonly string[];
  /** Which diagnoses have it is asked, not what one of them has. */
  readonly lists: boolean;
  /** "Which tumors …": diagnoses are wanted, and not what is said of them. */
  readonly asksWho: boolean;
  /** "Tell me about lymphoma": nothing but all that there is. */
  readonly whole: boolean;
  /** "Cystic or calcified": one of all that is asked is enough. */
  readonly either: boolean;
  /** Only statements of these. */
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  /** The same with what its neighbor may share with it ("5 and 10 year survival"), which is better where it is answered. */
  readonly shared: readonly Unit[] | undefined;
}

export interface Question {
  /** Named, and not discussed by the paper. */
  readonly undiscussed: Entity | undefined;
  readonly parts: readonly Part[];
}

/** @param context id of the diagnosis that was just talked about */
export function readQuestion(text: string, context: string | undefined, library: Library): Question {
  const { pack, lexicon } = library;
  const plain = text
    .replace(/\bUS\b/g, 'ultrasound')
    .replace(believing, ' ')
    .replace(asker, ' ')
    .replace(bidding, '')
    .replace(joints, ' and ');
  const patients = [...pack.observed].filter(([, { short }]) => speaksOf(plain, short)).map(([id]) => id);
  const { entities, read } = findNames(
    plain.replace(ofPatient, patients.length > 0 ? ` ${patientHere} ` : ' '),
    lexicon,
  );
  const strange = entities.find(({ kind, name }) => kind === 'decoy' && !isInLibrary(name, library));
  const families = entities.filter(({ kind }) => kind === 'family');
  const diagnoses = entities.filter(({ kind }) => kind === 'diagnosis').map(({ id }) => id);
  const each = [...patients, ...diagnoses];
  // A class beside a diagnosis is what is asked of it: "how common among sarcomas".
  const classes = diagnoses.length > 0 ? [] : families.flatMap(({ id }) => [id, ...membersOf(id, pack)]);
  const isNamed = each.length + classes.length > 0;
  const refers = context !== undefined && !isNamed && !strange && !asksWho.test(plain) && isElliptic(plain);
  const tokens = read.map((read): Token => {
    if (read === patientHere) return { ids: patients, words: [] };
    if (typeof read === 'string') return library.mend(read);
    const decoys = read.entities.filter((entity) => entity.kind === 'decoy' && entity !== strange);
    const isKnown = read.words.every((word) => library.find(stem(word)).size > 0);
    return {
      ids: read.entities.flatMap(({ kind, id }) => (kind === 'diagnosis' ? [id] : [])),
      words: decoys.flatMap(({ name }) => [clauseBreak, ...(isKnown ? read.words : fold(name)), clauseBreak]),
    };
  });
  const classUnits = families
    .flatMap(({ name }) => unitsOf(fold(name), library))
    .map((unit) => ({ ...unit, words: [], weight: classWeight, finding: undefined }));
  const clauses = fullClausesOf(
    diagnoses.length > 1 ? withoutTelling(tokens, diagnoses, library) : tokens,
    diagnoses,
    library,
  );
  const partOf = ({ ids, modalities, units, shared }: FullClause): Part => {
    // What is asked of the patient and of a diagnosis at once is asked of both.
    const own = clauses.length > 1 && ids.length > 0 ? ids : each;
    const asked = [...units, ...classUnits];
    return {
      subjects: refers ? [context] : [...new Set([...own, ...classes])],
      each: own,
      lists: own.length === 0 && !refers,
      asksWho: asksWho.test(plain),
      whole: tokens.every((token) => typeof token !== 'string' || asksForAll(token)),
      either: /\bor\b/i.test(plain) && !/\band\b/i.test(plain),
      modalities,
      units: asksHow.test(plain) ? asked.map((unit) => ({ ...unit, finding: undefined })) : asked,
      shared: shared && [...shared, ...classUnits],
    };
  };
  const parts = clauses.map(partOf);
  return { undiscussed: isNamed ? undefined : strange, parts };
}

/** Asks for diagnoses. */
const asksWho =
  /^\W*(?:which|what|any)\s+(?:(?!do|does|is|are|can|of)\S+\s+){0,3}?(?:tumou?rs?|mass(?:es)?|lesions?|neoplasms?|sarcomas?|diagnos[ei]s|diseases?|entit(?:y|ies)|ones)\b|^\W*which\s+(?:are|have|can|may|show)\b(?!\s+(?:the|there)\b)/i;

/** Asks for what is so, and not who has it. */
const asksHow = /^\W*(?:how|why|when|where)\b/i;

/** "Name three tumors with fat": how many is never more than the paper has. */
const bidding =
  /^\W*(?:please\s+)?(?:name|list|give(?: me)?|show(?: me)?)\s+(?:(?:all|some|any|a few|the|two|three|four|five|\d+)\s+)*/i;

/** "Am I right that …", "I’m confused: …": how sure the asker is. */
const believing =
  /\bam i (?:right|correct|wrong)\b(?: (?:that|in thinking|to think))?|\bi(?:['’]m| am) (?:not |a (?:bit|little) )?(?:confused|unsure|sure|wondering|lost|puzzled)\b/gi;

/** "Can I see fat": whoever asks, and the numeral only where it counts something: "segment I", "segments I and II". */
const asker =
  /(?<!\b(?:segment|level|part|type|portion|zone|grade|stage|class|phase)s?[\s:#-]+(?:(?:[IV]+|\d)\s*(?:,|-|\/|&|and|or|to)\s*)*)(?<![\p{L}\p{N}.])I(?:['’](?:m|ve|d|ll))?(?!\s*(?:,|-|\/|&|and|or|to|vs\.?)\s*(?:I{2,3}|IV)\b)(?![\p{L}\p{N}]|\.\p{L})/giu;

/** Written for "and". */
const joints = /\b(?:as well as|along with|together with)\b|(?<=[\p{L}\p{N}])(?<!\bw)\s*[&+/]\s*(?=[\p{L}\p{N}])/giu;

const ofPatient = /\b(?:the|this|their|its)?\s*(?:index|reported)?\s*(?:patient|case)(?:['’]s)?\b/gi;
/** Stands where the patient was named; no word of the field is near it. */
const patientHere = 'xpatientx';

/** Whether a question is about a patient of the paper: "the index patient", or plainly "the patient". */
function speaksOf(text: string, short: string): boolean {
  const name = short.toLowerCase().replace(/^the /, '');
  const lower = text.toLowerCase();
  return lower.includes(name) || /\b(?:index|reported) (?:patient|case)\b|\b(?:the|this) patient\b/.test(lower);
}

/** "Does that enhance", and not "a sign that helps". */
const referring =
  /\b(?:it|its|they|their|them)\b|\b(?:this|that) (?:one|tumou?r|mass|lesion|diagnosis|disease|entity)\b|\b(?:of|in|for|about|with|on|do|does|is|has|can|why|how) (?:this|that)\b/i;

/** What only makes sense after something else was said. */
function isElliptic(text: string): boolean {
  return /^\W*(?:and|what about|how about|also|but|then|this|that)\b/i.test(text) || referring.test(text);
}

/** Whether some statement speaks of it all the same: of a bland thrombus, as what a tumor is mistaken for. */
function isInLibrary(name: string, { entries, says }: Library): boolean {
  const asked = contentWords(fold(name)).map(stem);
  // Word for word: lipoma is not in what is said of lipomatosis.
  return entries.some((_, index) => asked.every((word) => says(index, word)));
}
