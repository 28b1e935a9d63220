import { chance } from '../../game/chance.ts';
import type { Pack, Question } from '../../game/pack.ts';
import type { Button, Card, Item } from '../reply.ts';
import { notAdvice } from '../words.ts';

/**
 * A question with its choices in an order that `order` decides; with the letter chosen, also what is right, why, and
 * where the paper says so.
 * @param about code of the diagnosis that questions are wanted of, or nothing
 */
export function questionCard(question: Question, order: string, about: string, pack: Pack, chosen?: string): Card {
  const choices = inOrder(question, order);
  const letters = choices.map((_, index) => String.fromCharCode(65 + index));
  const picked = chosen === undefined ? -1 : letters.indexOf(chosen);
  const items = choices.map(({ text, index }, at): Item => {
    const isRight = index === question.answer;
    const mark = picked < 0 ? 'none' : isRight ? 'correct' : at === picked ? 'wrong' : 'none';
    return { mark, text: `${letters[at]}. ${text}` };
  });
  const choose = (letter: string): Button => ({
    label: letter,
    press: { command: 'study question', action: 'answer', args: [question.id, order, letter, about] },
    style: 'secondary',
  });
  const another: Button = {
    label: 'Another question',
    press: { command: 'study question', action: 'ask', args: [about] },
    style: 'primary',
  };
  const isRight = choices[picked]?.index === question.answer;
  const keep: Button = {
    label: 'Keep for review',
    press: { command: 'study question', action: 'keep', args: [question.id] },
    style: 'secondary',
  };
  const verdict = isRight ? '✓ Right.' : '✗ Not this one. It comes back in /review.';
  return {
    title: 'Question',
    blocks: [
      { kind: 'text', text: question.question },
      { kind: 'list', ordered: false, items },
      ...(picked < 0
        ? []
        : [
            {
              kind: 'list' as const,
              ordered: false,
              items: [
                { mark: 'none' as const, text: `${verdict} ${question.explanation}`, note: question.places.join('; ') },
              ],
            },
          ]),
    ],
    buttons: picked < 0 ? letters.map(choose) : [another, ...(isRight ? [keep] : [])],
    footer: `${pack.citation} ${notAdvice}`,
  };
}

/** Whether a letter is the right one in this order; `undefined`: it is none of them. */
export function isRightLetter(question: Question, order: string, letter: string): boolean | undefined {
  const picked = inOrder(question, order)[letter.charCodeAt(0) - 65];
  return picked && picked.index === question.answer;
}

function inOrder({ choices }: Question, order: string): { text: string; index: number }[] {
  return chance(`choices ${order}`).shuffle(choices.map((text, index) => ({ text, index })));
}
