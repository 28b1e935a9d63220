import type { Attempt } from '../game/attempt.ts';
import { type Result, resultOf } from '../game/result.ts';
import type { Context, Outcome } from './command.ts';
import type { CaseInHand } from './hand.ts';
import { type Finished, latestPage } from './learner.ts';

/** How many ended attempts can be opened again. */
const mostRecent = 5;

/** Puts an ended attempt behind the learner. Only the first meeting of a case counts towards mastery. */
export function finish(
  attempt: Attempt,
  { unknown, dealt }: CaseInHand,
  { learner, found, pack, lexicon, now }: Context,
): Pick<Exclude<Outcome, { form: unknown }>, 'learner' | 'saves'> {
  const result = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  const { commits, score } = result;
  const points = score?.points ?? 0;
  const finished: Finished = {
    attempt: attempt.id,
    case: unknown.id,
    answer: unknown.answer,
    at: now,
    how: attempt.ended?.how ?? 'given-up',
    points,
    first: !Object.hasOwn(learner.met, unknown.id),
    named: commits.at(-1)?.lines.flatMap(({ grade }) => grade.recognized ?? []) ?? [],
    confidence: attempt.commits.at(-1)?.confidence,
    ...(commits.length > 0 && { way: wayOf(result, unknown.answer) }),
  };
  const { id } = latestPage(learner);
  const page = { finished: [...(found.get('history', id)?.finished ?? []), finished] };
  return {
    learner: {
      ...learner,
      attempt: undefined,
      draft: undefined,
      draftConfidence: undefined,
      recent: [attempt, ...learner.recent].slice(0, mostRecent),
      met: { ...learner.met, [unknown.id]: { at: now, points } },
      finished: learner.finished + 1,
    },
    saves: [{ kind: 'history', id, record: page }],
  };
}

function wayOf({ commits, anchoredOn, cameInAfter, par }: Result, answer: string): Finished['way'] {
  const first = commits.flatMap(({ lines }) => lines[0]?.grade.recognized ?? []).filter((id) => id !== answer);
  return {
    tookFirst: [...new Set(first)],
    anchored: anchoredOn !== undefined,
    ...(cameInAfter !== undefined && { late: Math.max(0, cameInAfter - par) }),
  };
}
