import { attemptCard } from '../src/bot/cards/attempt.ts';
import { compareCard } from '../src/bot/cards/compare.ts';
import { firstMiss, resultCard } from '../src/bot/cards/result.ts';
import { studyCard } from '../src/bot/cards/study.ts';
import { codeOf } from '../src/bot/code.ts';
import type { Command, Context, Known, Outcome, Request } from '../src/bot/command.ts';
import { explainedCard, explanationOf } from '../src/bot/explaining.ts';
import { finish } from '../src/bot/finish.ts';
import { type CaseInHand, caseInHand, findAttempt } from '../src/bot/hand.ts';
import { latestPage } from '../src/bot/learner.ts';
import type { Needs } from '../src/bot/records.ts';
import { type Card, redraw, show, tell } from '../src/bot/reply.ts';
import { casesToHide, roomsOf } from '../src/bot/secrecy.ts';
import { type Attempt, begin, play } from '../src/game/attempt.ts';
import { chance } from '../src/game/chance.ts';
import { casesNear, nextCase } from '../src/game/choose.ts';
import type { Case } from '../src/game/pack.ts';

export const unknownCase = {
  name: 'case',
  description: 'Deal an unknown case, or go on with the one in hand',
  example: '/case',
  options: { pick: { type: 'text', description: 'For facilitators: the id of a case to rehearse', typedOnly: true } },
  needs: caseNeeds,
  run: (context) => (context.args.pick === undefined ? goOnOrDeal(context) : pick(context, context.args.pick)),
  presses: {
    clue: (context, args) => moveOn(context, args, 'next-clue'),
    giveup: (context, args) => moveOn(context, args, 'give-up'),
    next: (context) => goOnOrDeal(context),
    practice: (context, [code = '']) => goOnOrDeal(context, code),
    show: (context, [id]) => withAttempt(context, id, (attempt, hand) => redraw(cardOf(attempt, hand, context))),
    compare: (context, [id]) =>
      withEnded(context, id, (attempt, hand) => {
        const answer = context.pack.diagnoses.get(hand.unknown.answer)!;
        const miss = firstMiss(attempt, hand, context);
        return miss
          ? show(compareCard([answer, miss], context.pack))
          : tell('Nothing to compare', 'No other diagnosis of the paper stood on your lists.');
      }),
    explain,
    study: (context, [id]) =>
      withEnded(context, id, (_, { unknown }) =>
        show(studyCard(context.pack.diagnoses.get(unknown.answer)!, context.pack)),
      ),
  },
} as const satisfies Command;

/** To put a case behind a learner, and to deal none that a room of theirs has open. */
export function caseNeeds(_: Request, { learner }: Known): Needs {
  return { writes: [latestPage(learner)], reads: roomsOf(learner) };
}

/** @param near code of the diagnosis that is to be practiced */
function goOnOrDeal(context: Context, near?: string): Outcome {
  const { attempt } = context.learner;
  const hand = attempt && caseInHand(attempt, context);
  return attempt && hand ? { reply: show(attemptCard(attempt, hand, context)) } : dealNext(context, near);
}

function dealNext(context: Context, near: string | undefined): Outcome {
  const { pack, learner, seed } = context;
  const secret = casesToHide(context);
  const free = [...pack.cases.values()].filter(({ id }) => !secret.has(id));
  const wanted = [...pack.diagnoses.values()].find(({ id }) => codeOf(id) === near);
  // Where a round holds all that is near, another case is dealt without a word: saying so would name it.
  const nearby = wanted ? casesNear(wanted, free, pack) : [];
  const unknown = nextCase(nearby.length > 0 ? nearby : free, learner.met, seed);
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
  return {
    learner: { ...learner, attempt, draft: undefined, draftConfidence: undefined },
    reply: show(attemptCard(attempt, hand, context)),
  };
}

/** Goes out with every button, so it must not be the seed: that would tell which case was dealt. */
function attemptId(seed: string): string {
  const luck = chance(`attempt ${seed}`);
  return Array.from({ length: 12 }, () => luck.pick(36).toString(36)).join('');
}

/**
 * Opens the next clue or the answer. `args`, from a button: the attempt it belongs to and how many clues it showed.
 * A button that lags behind only brings its card up to date, so that pressing twice opens one clue.
 */
export function moveOn(context: Context, args: readonly string[], kind: 'next-clue' | 'give-up'): Outcome {
  const { learner, now, pack, lexicon } = context;
  const [id, shown] = args;
  const found = findAttempt(context, id);
  if (found.refused) return found.refused;
  const { attempt, hand } = found;
  const isStale = attempt.ended || (kind === 'next-clue' && shown !== undefined && Number(shown) !== attempt.shown);
  if (isStale) return { reply: redraw(cardOf(attempt, hand, context)) };
  const step = play(attempt, { kind }, { pack, lexicon, answer: hand.unknown.answer, clues: hand.dealt.length }, now);
  if ('refused' in step)
    return {
      reply: tell('No more clues', 'All clues are out. /guess commits your last list, /giveup opens the answer.'),
    };
  // A new clue may change how sure one is, so that is asked anew.
  const gone = { ...learner, attempt: step.attempt, draftConfidence: undefined };
  return {
    ...(step.attempt.ended ? finish(step.attempt, hand, context) : { learner: gone }),
    reply: redraw(cardOf(step.attempt, hand, context)),
  };
}

/** Why the answer and not the guess: at once from the paper, and from a checked plan of the model's if one comes. */
function explain(context: Context, [id = '', which = '0']: readonly string[]): Outcome {
  const found = findAttempt(context, id);
  if (found.refused) return found.refused;
  const { attempt, hand } = found;
  if (!attempt.ended) return { reply: stillOpen };
  const { learner, room, hasModel } = context;
  const card = explainedCard(attempt, hand, context, Number(which));
  const mayAsk = hasModel && room?.model !== false && !casesToHide(context).has(attempt.case);
  return {
    reply: redraw(card),
    ...(mayAsk && {
      errand: {
        kind: 'explain',
        case: attempt.case,
        seed: attempt.seed,
        opened: attempt.shown,
        named: explanationOf(attempt, hand, context, Number(which)).named,
        frame: { buttons: card.buttons, self: card.self },
        asker: { learner: learner.id, room: room?.id },
      },
    }),
  };
}

/** How an attempt looks now, open or ended. */
function cardOf(attempt: Attempt, hand: CaseInHand, context: Context): Card {
  return attempt.ended ? resultCard(attempt, hand, context) : attemptCard(attempt, hand, context);
}

function withAttempt(
  context: Context,
  id: string | undefined,
  reply: (attempt: Attempt, hand: CaseInHand) => ReturnType<typeof show>,
): Outcome {
  const found = findAttempt(context, id ?? '');
  return found.refused ?? { reply: reply(found.attempt, found.hand) };
}

const stillOpen = tell('Still open', 'This case is not at its end yet. /case shows it.');

/** For what tells the answer. */
function withEnded(context: Context, id: string | undefined, reply: Parameters<typeof withAttempt>[2]): Outcome {
  return withAttempt(context, id, (attempt, hand) => (attempt.ended ? reply(attempt, hand) : stillOpen));
}
