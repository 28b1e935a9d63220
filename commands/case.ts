import { attemptCard, caseInHand } from '../src/bot/cards/attempt.ts';
import { resultCard } from '../src/bot/cards/result.ts';
import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { finish } from '../src/bot/finish.ts';
import { show, tell } from '../src/bot/reply.ts';
import { begin, play } from '../src/game/attempt.ts';
import { chance } from '../src/game/chance.ts';
import { nextCase } from '../src/game/choose.ts';
import type { Case } from '../src/game/pack.ts';

export const unknownCase = {
  name: 'case',
  description: 'Deal an unknown case, or go on with the one in hand',
  example: '/case',
  options: { pick: { type: 'text', description: 'For facilitators: the id of a case to rehearse' } },
  run: (context) => (context.args.pick === undefined ? goOnOrDeal(context) : pick(context, context.args.pick)),
  presses: {
    clue: (context, args) => moveOn(context, args, 'next-clue'),
    giveup: (context, args) => moveOn(context, args, 'give-up'),
    next: goOnOrDeal,
  },
} as const satisfies Command;

function goOnOrDeal(context: Context): Outcome {
  const { attempt } = context.learner;
  const hand = attempt && caseInHand(attempt, context);
  return attempt && hand ? { reply: show(attemptCard(attempt, hand, context)) } : dealNext(context);
}

function dealNext(context: Context): Outcome {
  const unknown = nextCase([...context.pack.cases.values()], context.learner.finished, context.seed);
  return unknown ? start(unknown, context) : { reply: tell('No case', 'This knowledge base holds no case yet.') };
}

/** A chosen case is a case given away, so only who runs rounds may choose. */
function pick(context: Context, id: string): Outcome {
  const { pack, facilitator, learner } = context;
  if (!facilitator) return { reply: tell('For facilitators', 'Only a facilitator chooses the case. /case deals one.') };
  if (learner.attempt) return { reply: tell('A case is open', 'Bring it to its end first: /giveup opens the answer.') };
  const unknown = pack.cases.get(id);
  return unknown
    ? start(unknown, context)
    : { reply: tell('No such case', `The cases are: ${[...pack.cases.keys()].join(', ')}.`) };
}

function start(unknown: Case, context: Context): Outcome {
  const { pack, learner, seed, now } = context;
  const attempt = begin(attemptId(seed), pack.id, unknown.id, seed, now);
  const hand = caseInHand(attempt, context);
  if (!hand) throw new Error(`The case just chosen, ${unknown.id}, is not in pack ${pack.id}`);
  return { learner: { ...learner, attempt }, reply: show(attemptCard(attempt, hand, context)) };
}

/** Goes out with every button, so it must not be the seed: that would tell which case was dealt. */
function attemptId(seed: string): string {
  const luck = chance(`attempt ${seed}`);
  return Array.from({ length: 12 }, () => luck.pick(36).toString(36)).join('');
}

/** Opens the next clue or the answer. `args`, from a button: the attempt it belongs to and how many clues it showed. */
export function moveOn(context: Context, args: readonly string[], kind: 'next-clue' | 'give-up'): Outcome {
  const { learner, now, pack, lexicon } = context;
  const { attempt } = learner;
  const hand = attempt && caseInHand(attempt, context);
  if (!attempt || !hand) return { reply: tell('No case is open', '/case deals one.') };
  const [id, shown] = args;
  if (id !== undefined && id !== attempt.id)
    return { reply: tell('Another case', 'That button belongs to an earlier case. /case shows the one in hand.') };
  if (kind === 'next-clue' && shown !== undefined && Number(shown) !== attempt.shown) {
    return { reply: show(attemptCard(attempt, hand, context)) };
  }
  const step = play(attempt, { kind }, { pack, lexicon, answer: hand.unknown.answer, clues: hand.dealt.length }, now);
  if ('refused' in step)
    return {
      reply: tell('No more clues', 'All clues are out. /guess commits your last list, /giveup opens the answer.'),
    };
  if (!step.attempt.ended) {
    return {
      learner: { ...learner, attempt: step.attempt },
      reply: { private: false, inPlace: true, card: attemptCard(step.attempt, hand, context) },
    };
  }
  return {
    learner: finish(learner, step.attempt, hand, context),
    reply: { private: false, inPlace: true, card: resultCard(step.attempt, hand, context) },
  };
}
