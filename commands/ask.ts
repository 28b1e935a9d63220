import { askCard } from '../src/bot/cards/ask.ts';
import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { show, tell } from '../src/bot/reply.ts';
import { ask as search } from '../src/game/ask/answer.ts';

/** Characters; a question, not a report. */
const longestQuestion = 400;

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
  run: answer,
} as const satisfies Command;

/** The answer of the case that ended last is what “and on MRI?” is about; never that of an open one. */
function answer({ args, learner, room, pack, library, hasModel }: Context): Outcome {
  const question = (args.question ?? '').trim();
  if (question === '') return { reply: tell('What is it you ask?', ask.example) };
  if (question.length > longestQuestion)
    return {
      reply: tell('Too long', `A question has ${longestQuestion} characters at most. Nothing was sent anywhere.`),
    };
  const last = learner.recent[0];
  const about = last && pack.cases.get(last.case)?.answer;
  const asked = search(question, about, library);
  const goes = hasModel && room?.model !== false && (asked.kind === 'answer' || asked.kind === 'silent');
  return {
    reply: { ...show(askCard(asked, pack, goes)), private: true },
    ...(goes && { errand: { kind: 'ask', question, about, asker: { learner: learner.id, room: room?.id } } }),
  };
}
