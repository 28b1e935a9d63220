import { isRightLetter, questionCard } from '../../src/bot/cards/question.ts';
import { codeOf } from '../../src/bot/code.ts';
import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { redraw, show, tell } from '../../src/bot/reply.ts';
import { deckRef } from '../../src/bot/review/deck.ts';
import { chance } from '../../src/game/chance.ts';
import type { Question } from '../../src/game/pack.ts';
import { type Deck, newDeck, withAnswer, withCard } from '../../src/game/review/deck.ts';
import { nextQuestion } from '../../src/game/review/question.ts';
import { questionCardId } from '../../src/game/review/subject.ts';

export const studyQuestion = {
  name: 'study question',
  typedAs: 'question',
  description: 'A multiple-choice question from the paper; a wrong answer comes back in /review',
  example: '/study question',
  options: {},
  needs: (_, { learner }) => ({ writes: [deckRef(learner)] }),
  run: (context) => ask(context, []),
  presses: {
    // From the end of a case: about its answer.
    ask,
    // The order of the choices is told, never which of them is right.
    answer: (context, [id = '', order = '', letter = '', about = '']) =>
      withQuestion(context, id, (question) => {
        const right = isRightLetter(question, order, letter);
        const reply = redraw(questionCard(question, order, about, context.pack, letter));
        if (right === undefined) return { reply };
        const deck = withAnswer(deckOf(context), id, right, context.now);
        return { reply, saves: [{ ...deckRef(context.learner), record: deck }] };
      }),
    keep: (context, [id = '']) =>
      withQuestion(context, id, () => ({
        reply: tell('Kept', 'It comes up in /review.'),
        saves: [{ ...deckRef(context.learner), record: withCard(deckOf(context), questionCardId(id), context.now) }],
      })),
  },
} as const satisfies Command;

function ask(context: Context, [about = '']: readonly string[]): Outcome {
  const { pack, seed } = context;
  const diagnosis = [...pack.diagnoses.values()].find(({ id }) => codeOf(id) === about);
  const question = nextQuestion(deckOf(context).asked, diagnosis, pack, seed);
  const order = chance(`order ${seed}`)
    .pick(36 ** 6)
    .toString(36);
  return {
    reply: question
      ? show(questionCard(question, order, about, pack))
      : tell('No question', 'This knowledge base holds no question yet.'),
  };
}

function deckOf({ found, learner, room }: Context): Deck {
  return found.get('review', learner.id) ?? newDeck(room?.zone ?? 'UTC');
}

function withQuestion({ pack }: Context, id: string, act: (question: Question) => Outcome): Outcome {
  const question = pack.questions.find((candidate) => candidate.id === id);
  return question ? act(question) : { reply: tell('Not found', 'That question is no longer in the knowledge base.') };
}
