import { questionCard } from '../../src/bot/cards/question.ts';
import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { redraw, show, tell } from '../../src/bot/reply.ts';
import { chance } from '../../src/game/chance.ts';

export const studyQuestion = {
  name: 'study question',
  typedAs: 'question',
  description: 'A multiple-choice question from the paper',
  example: '/study question',
  options: {},
  run: ask,
  presses: {
    ask,
    // The order of the choices is told, never which of them is right.
    answer: ({ pack }, [id, order = '', chosen = '']) => {
      const question = pack.questions.find((candidate) => candidate.id === id);
      return {
        reply: question
          ? redraw(questionCard(question, order, pack, chosen))
          : tell('Not found', 'That question is no longer in the knowledge base.'),
      };
    },
  },
} as const satisfies Command;

function ask({ pack, seed }: Context): Outcome {
  const luck = chance(`question ${seed}`);
  const question = pack.questions[luck.pick(pack.questions.length)];
  return {
    reply: question
      ? show(questionCard(question, luck.pick(36 ** 6).toString(36), pack))
      : tell('No question', 'This knowledge base holds no question yet.'),
  };
}
