import type { Attempt } from '../game/attempt.ts';
import { resultOf } from '../game/result.ts';
import type { Context } from './command.ts';
import type { CaseInHand } from './hand.ts';
import type { Finished, Learner } from './learner.ts';

/** How many ended attempts can be opened again. */
const mostRecent = 5;

/** Puts an ended attempt behind the learner. Only the first meeting of a case counts towards mastery. */
export function finish(
  learner: Learner,
  attempt: Attempt,
  { unknown, dealt }: CaseInHand,
  { pack, lexicon, now }: Context,
): Learner {
  const { commits, score } = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  const finished: Finished = {
    attempt: attempt.id,
    case: unknown.id,
    answer: unknown.answer,
    at: now,
    how: attempt.ended?.how ?? 'given-up',
    points: score?.points ?? 0,
    first: learner.finished.every((earlier) => earlier.case !== unknown.id),
    named: commits.at(-1)?.lines.flatMap(({ grade }) => grade.recognized ?? []) ?? [],
    confidence: attempt.commits.at(-1)?.confidence,
  };
  return {
    id: learner.id,
    recent: [attempt, ...learner.recent].slice(0, mostRecent),
    finished: [...learner.finished, finished],
  };
}
