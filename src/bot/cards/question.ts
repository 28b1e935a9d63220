import { chance } from '../../game/chance.ts';
import type { Pack, Question } from '../../game/pack.ts';
import type { Button, Card, Item } from '../reply.ts';
import { notAdvice } from '../words.ts';

/**
 * A question with its choices in an order that `order` decides; with the letter chosen, also what is right, why, and
 * where the paper says so.
 */
export function questionCard(question: Question, order: string, pack: Pack, chosen?: string): Card {
  const choices = chance(`choices ${order}`).shuffle(question.choices.map((text, index) => ({ text, index })));
  const letters = choices.map((_, index) => String.fromCharCode(65 + index));
  const picked = chosen === undefined ? -1 : letters.indexOf(chosen);
  const items = choices.map(({ text, index }, at): Item => {
    const isRight = index === question.answer;
    const mark = picked < 0 ? 'none' : isRight ? 'correct' : at === picked ? 'wrong' : 'none';
    return { mark, text: `${letters[at]}. ${text}` };
  });
  const choose = (letter: string): Button => ({
    label: letter,
    press: { command: 'study question', action: 'answer', args: [question.id, order, letter] },
    style: 'secondary',
  });
  const another: Button = {
    label: 'Another question',
    press: { command: 'study question', action: 'ask', args: [] },
    style: 'primary',
  };
  const verdict = choices[picked]?.index === question.answer ? '✓ Right.' : '✗ Not this one.';
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
    buttons: picked < 0 ? letters.map(choose) : [another],
    footer: `${pack.citation} ${notAdvice}`,
  };
}
