import { askCard } from '../src/bot/cards/ask.ts';
import { compareCard } from '../src/bot/cards/compare.ts';
import type { Command, Context, Outcome } from '../src/bot/command.ts';
import type { Learner } from '../src/bot/learner.ts';
import { privately, tell } from '../src/bot/reply.ts';
import { casesToHide, roomsOf } from '../src/bot/secrecy.ts';
import { type Asked, ask as search } from '../src/game/ask/answer.ts';
import { toTellApart } from '../src/game/ask/apart.ts';
import type { Pack } from '../src/game/pack.ts';

/** Characters; a question, not a report. */
const longestQuestion = 400;
/** Side by side. */
const mostCompared = 4;

export const ask = {
  name: 'ask',
  description: 'Ask the paper; it may go to a language model, so nothing about a patient',
  example: '/ask T2 signal of lymphoma',
  options: {
    question: {
      type: 'list',
      description: 'What you would like to know of a diagnosis. No patient data',
      required: true,
    },
  },
  needs: (_, { learner }) => ({ reads: roomsOf(learner) }),
  run: answer,
} as const satisfies Command;

/**
 * Where the case that ended last is open in a round nothing about it goes to a model, and the reply is the same, so that it
 * tells nothing of the round.
 */
function answer(context: Context): Outcome {
  const { args, learner, room, pack, library, hasModel } = context;
  const question = (args.question ?? '').trim();
  if (question === '') return { reply: tell('What is it you ask?', ask.example) };
  if (question.length > longestQuestion)
    return {
      reply: tell('Too long', `A question has ${longestQuestion} characters at most. Nothing was sent anywhere.`),
    };
  if (learner.attempt && /\bth(?:is|at)\s+(?:one|case|patient|mass|lesion|tumou?r)\b/i.test(question))
    return {
      reply: tell(
        'Not while it is open',
        'Nothing is said of a case that is open. /case shows it; at its end Explain says more.',
      ),
    };
  const apart = toTellApart(question, library).slice(0, mostCompared);
  if (apart.length > 1) return { reply: privately(compareCard(apart, pack)), ...remember(undefined, learner) };
  const last = learner.attempt ? undefined : learner.recent[0];
  const answered = last && pack.cases.get(last.case)?.answer;
  const about = aboutOf(learner, answered, pack);
  const asked = search(question, about, library);
  const isRead = asked.kind === 'answer' || asked.kind === 'silent';
  const goes = isRead && hasModel && room?.model !== false;
  const isSecret =
    isRead && answered !== undefined && asked.subjects.includes(answered) && casesToHide(context).has(last!.case);
  return {
    reply: privately(askCard(asked, pack, goes)),
    ...remembered(asked, learner),
    ...(goes &&
      !isSecret && { errand: { kind: 'ask', question, about, asker: { learner: learner.id, room: room?.id } } }),
  };
}

/**
 * What “and on MRI?” is about: whom was asked about last, or since a case came to its end, its answer. With a case open it
 * could mean that one, and nothing is said of it: only what was asked meanwhile counts.
 */
function aboutOf({ asked, attempt, recent }: Learner, answered: string | undefined, pack: Pack): string | undefined {
  if (!asked || asked.attempt !== attempt?.id || asked.ended !== recent[0]?.id) return answered;
  const { about } = asked;
  return about !== undefined && (pack.diagnoses.has(about) || pack.observed.has(about)) ? about : undefined;
}

/** A question about nobody leaves what was talked about before. */
function remembered(asked: Asked, learner: Learner) {
  if (asked.kind === 'undiscussed') return remember(undefined, learner);
  if (asked.kind === 'refused' || asked.kind === 'unread' || asked.subjects.length === 0) return {};
  return remember(asked.subjects.length === 1 ? asked.subjects[0] : undefined, learner);
}

function remember(about: string | undefined, learner: Learner): { learner?: Learner } {
  const { asked, attempt, recent } = learner;
  const next = { about, attempt: attempt?.id, ended: recent[0]?.id };
  const isKept = asked?.about === next.about && asked?.attempt === next.attempt && asked?.ended === next.ended;
  return asked && isKept ? {} : { learner: { ...learner, asked: next } };
}
