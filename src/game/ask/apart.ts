import type { Diagnosis } from '../pack.ts';
import { fold } from '../recognise/fold.ts';
import type { Library } from './library.ts';
import { findNames } from './names.ts';
import { type Question, readQuestion } from './question.ts';
import { isTelling } from './telling.ts';
import { resemblance } from './thesaurus.ts';

const comparing = /\b(?:differen(?:ce|t|tiate)|differ|distinguish|versus|vs|compare[ds]?|tell\b.*\b(?:from|apart))\b/i;

/** The diagnoses that a question wants told apart, and nothing else: that is what comparing is for. Empty: it asks for more. */
export function toTellApart(question: string, library: Library): Diagnosis[] {
  const { pack, lexicon, mend } = library;
  if (!comparing.test(fold(question).map(mend).join(' '))) return [];
  if (!asksNothingOfEach(readQuestion(question, undefined, library))) return [];
  return findNames(question, lexicon).entities.flatMap(({ id }) => pack.diagnoses.get(id) ?? []);
}

/** Whether nothing is asked of each but how it stands to the others. */
function asksNothingOfEach({ parts }: Question): boolean {
  return parts.every(
    ({ units, modalities }) =>
      modalities.length === 0 &&
      units.every(({ topic, words }) => topic === resemblance || words.every((word) => isTelling(word))),
  );
}
