import { chance } from '../chance.ts';
import type { Diagnosis, Pack, Question } from '../pack.ts';
import { fold } from '../recognise/fold.ts';

/**
 * The question to ask: one that speaks of the diagnosis and was not asked yet, else any that was not, else one that
 * speaks of it, else any.
 */
export function nextQuestion(
  asked: readonly string[],
  about: Diagnosis | undefined,
  pack: Pack,
  seed: string,
): Question | undefined {
  const rank = (question: Question) =>
    (asked.includes(question.id) ? 2 : 0) + (about && speaksOf(question, about) ? 0 : 1);
  return chance(`question ${seed}`)
    .shuffle(pack.questions)
    .sort((a, b) => rank(a) - rank(b))[0];
}

/** By name, in the question, its right choice, its explanation, or the place that answers it. */
function speaksOf({ question, choices, answer, explanation, places }: Question, diagnosis: Diagnosis): boolean {
  const said = ` ${fold([question, choices[answer], explanation, ...places].join(' ')).join(' ')} `;
  const { name, short, names, histology } = diagnosis;
  return [name, short, ...names, ...histology].some((one) => {
    const folded = fold(one).join(' ');
    return folded !== '' && said.includes(` ${folded} `);
  });
}
