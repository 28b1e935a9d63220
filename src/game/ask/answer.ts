import type { Statement } from '../pack.ts';
import type { Entity } from '../recognise/lexicon.ts';
import { type Refusal, refusalOf } from './guard.ts';
import type { Entry, Library } from './library.ts';
import { type Question, readQuestion } from './question.ts';
import type { Topic } from './thesaurus.ts';

export type Asked =
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** Nothing is asked for, as far as can be read. */
  | { readonly kind: 'unread' }
  /** A diagnosis that the paper does not discuss. */
  | { readonly kind: 'undiscussed'; readonly entity: Entity }
  | { readonly kind: 'silent'; readonly subjects: readonly string[]; readonly nearest: readonly Statement[] }
  /** What answers, nearest first; statements that mean the same stand together. */
  | {
      readonly kind: 'answer';
      readonly subjects: readonly string[];
      readonly entries: readonly (readonly Statement[])[];
      readonly nearest: readonly Statement[];
    };

/** How much of what is asked for a statement must hold to answer; calibrated on one half of the questions in tests/ask. */
const leastCovered = 0.6;
/** Statements this near to the best answer as well. */
const nearBest = 0.9;
const mostEntries = 10;
/** How many statements a model may choose among. */
const mostNearest = 40;

/** Characters. What is beyond is neither read nor sent. */
export const longestQuestion = 600;

/** Answers a question with statements of the paper, or says that the paper does not. @param context see `readQuestion` */
export function ask(text: string, context: string | undefined, library: Library): Asked {
  const read = text.slice(0, longestQuestion);
  const why = refusalOf(read);
  if (why) return { kind: 'refused', why };
  const question = readQuestion(read, context, library);
  if (question.undiscussed) return { kind: 'undiscussed', entity: question.undiscussed };
  const { subjects, units } = question;
  // "And on MRI?" of nothing asks for nothing.
  if (subjects.length + units.length === 0) return { kind: 'unread' };
  const ranked = rank(question, library);
  const best = ranked[0]?.covered ?? 0;
  const nearest = ranked.flatMap(({ entry }) => entry.statements[0]!).slice(0, mostNearest);
  if (best < leastCovered) return { kind: 'silent', subjects, nearest };
  const entries = eachSubject(ranked, question.each)
    .slice(0, mostEntries)
    .map(({ entry }) => entry.statements);
  return { kind: 'answer', subjects, entries, nearest };
}

interface Ranked {
  readonly entry: Entry;
  /** Part of the question's weight that it holds, 0 to 1. */
  readonly covered: number;
}

function rank(question: Question, library: Library): Ranked[] {
  const own = candidates(question, question.subjects, library);
  const ranked = sorted(own, question, library);
  if ((ranked[0]?.covered ?? 0) >= leastCovered) return ranked;
  // What the paper does not say of the diagnosis it may still have seen in its patient.
  const { subjects } = question;
  const patients = [...library.pack.observed].filter(
    ([, { diagnosis }]) => subjects.length === 0 || subjects.includes(diagnosis),
  );
  const seen =
    patients.length === 0
      ? []
      : sorted(
          candidates(
            question,
            patients.map(([id]) => id),
            library,
          ),
          question,
          library,
        );
  return (seen[0]?.covered ?? 0) >= leastCovered ? [...seen, ...ranked] : ranked;
}

function sorted(entries: readonly number[], question: Question, library: Library): Ranked[] {
  return entries
    .map((index) => ({ entry: library.entries[index]!, covered: coveredBy(index, question, library) }))
    .sort((a, b) => b.covered - a.covered);
}

function candidates({ modalities }: Question, subjects: readonly string[], { entries, pack }: Library): number[] {
  return entries.flatMap(({ statements, subjects: own }, index) => {
    const { modality, subject } = statements[0]!;
    if (modalities.length > 0 && !modalities.includes(modality)) return [];
    if (subjects.length === 0) return pack.observed.has(subject) ? [] : [index];
    return subjects.some((id) => own.has(id)) ? [index] : [];
  });
}

/** What merely has the attribute that a word asks for, where others hold the word itself. */
const merely = 0.7;

function coveredBy(index: number, { units, modalities }: Question, library: Library): number {
  const { attribute, values, modality } = library.entries[index]!.statements[0]!;
  let all = 0;
  let held = 0;
  for (const { stems, topic, weight } of units) {
    all += weight;
    const isAsked =
      topic !== undefined && asksFor(topic, attribute, values) && (topic.modalities?.includes(modality) ?? true);
    const isSaid = stems.every((stem) => library.find(stem).has(index));
    if (isSaid || (isAsked && topic.by !== 'word')) held += weight;
    else if (isAsked) held += weight * merely;
  }
  if (all > 0) return held / all;
  // Nothing but a name: what it is. A name and a modality: everything there is.
  return modalities.length > 0 || overview.has(attribute) ? 1 : 0.5;
}

const overview: ReadonlySet<string> = new Set(['definition', 'lineage', 'members', 'sign', 'terminology']);

function asksFor({ attributes }: Topic, attribute: string, values: readonly string[]): boolean {
  return attributes.some((asked) => asked === attribute || values.some((value) => asked === `${attribute}=${value}`));
}

/** What comes near the best, for each of the diagnoses asked about. */
function eachSubject(ranked: readonly Ranked[], subjects: readonly string[]): Ranked[] {
  const groups =
    subjects.length > 1 ? subjects.map((id) => ranked.filter(({ entry }) => entry.subjects.has(id))) : [ranked];
  const chosen = groups.flatMap((group) => {
    const best = group[0]?.covered ?? 0;
    return best < leastCovered ? [] : group.filter(({ covered }) => covered >= best * nearBest);
  });
  return [...new Set(chosen)];
}
