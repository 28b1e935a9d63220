import type { Attempt } from '../game/attempt.ts';
import { explain, rivalOf } from '../game/explain/explain.ts';

import { withPlan } from '../game/explain/plan.ts';
import { type Explanation, type Named, namedBy, type Point } from '../game/explain/point.ts';
import type { Clue, Pack } from '../game/pack.ts';

import { resultOf } from '../game/result.ts';
import { explainCard } from './cards/explain.ts';
import type { Context } from './command.ts';
import type { CaseInHand } from './hand.ts';
import type { Button, Card, Press } from './reply.ts';
import type { ExplainRequest, TutorAsker } from './tutor.ts';

/** What can be explained of an ended case: each thing named that was not the answer, the last list first. Never empty. */
export function namedOf(attempt: Attempt, { unknown, dealt }: CaseInHand, { pack, lexicon }: Context): Named[] {
  const { commits } = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  const lines = commits.toReversed().flatMap(({ lines: list }) => list);
  const named = lines.flatMap(({ understood, grade }) =>
    grade.verdict === 'correct' || (understood.kind === 'entity' && understood.denied) ? [] : [namedBy(understood)],
  );
  const told = named.filter(({ kind }) => kind !== 'nothing');
  const keys = told.map((one) => JSON.stringify(one));
  const distinct = told.filter((_, index) => keys.indexOf(keys[index]!) === index);
  return distinct.length > 0 ? distinct : [{ kind: 'nothing' }];
}

/** Why the answer and not the one with this index; an index out of range explains the first. */
export function explanationOf(attempt: Attempt, hand: CaseInHand, context: Context, index: number): Explanation {
  const named = namedOf(attempt, hand, context);
  const clues = hand.dealt.map(({ clue }) => clue);
  return explain(
    hand.unknown.answer,
    named[index] ?? named[0]!,
    clues,
    hand.unknown.teaching,
    context.pack,
    attempt.shown,
  );
}

/** The card of one explanation, as the game has it or, once there is one, by a checked plan. */
export function explainedCard(
  attempt: Attempt,
  hand: CaseInHand,
  context: Context,
  index: number,
  plan?: readonly Point[],
): Card {
  const explanation = explanationOf(attempt, hand, context, index);
  return explainCard(plan ? withPlan(explanation, plan) : explanation, context.pack, {
    buttons: buttonsOf(attempt, hand, context, index),
    self: pressOf(attempt, index),
  });
}

/** Back to the result, and on to whatever else was named. */
function buttonsOf(attempt: Attempt, hand: CaseInHand, context: Context, index: number): Button[] {
  const others = namedOf(attempt, hand, context).flatMap((named, at): Button[] => {
    const name = 'id' in named ? context.lexicon.entities.get(named.id)?.name : undefined;
    if (at === index || name === undefined) return [];
    return [{ label: `And ${name}?`, press: pressOf(attempt, at), style: 'secondary' }];
  });
  const press: Press = { command: 'case', action: 'show', args: [attempt.id] };
  return [{ label: 'Back to the result', press, style: 'primary' }, ...others.slice(0, 4)];
}

function pressOf(attempt: Attempt, index: number): Press {
  return { command: 'case', action: 'explain', args: [attempt.id, `${index}`] };
}

/** What a tutor is asked for; `undefined` where no diagnosis of the paper stands against the answer. */
export function requestFor(
  explanation: Explanation,
  clues: readonly Clue[],
  asker: TutorAsker,
  pack: Pack,
): ExplainRequest | undefined {
  const { answer, named } = explanation;
  const guess = named.kind === 'diagnosis' ? rivalOf(named, answer, pack) : undefined;
  return guess && { answer, guess, clues, asker };
}
