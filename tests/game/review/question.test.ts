import { expect, test } from 'vitest';
import { nextQuestion } from '../../../src/game/review/question.ts';
import { pack } from '../../support/shipped.ts';

const lymphoma = pack.diagnoses.get('retroperitoneal-lymphoma')!;
const seeds = Array.from({ length: 20 }, (_, seed) => `${seed}`);

test('a question about the answer comes first, whatever the seed', () => {
  for (const seed of seeds) {
    const { question, choices, answer, explanation, places } = nextQuestion([], lymphoma, pack, seed)!;
    expect([question, choices[answer], explanation, ...places].join(' ')).toMatch(/lymphoma/i);
  }
});

test('once all of those were asked, one that was not asked comes', () => {
  const asked = pack.questions.filter((one) => /lymphoma/i.test(JSON.stringify(one))).map(({ id }) => id);
  for (const seed of seeds) expect(asked).not.toContain(nextQuestion(asked, lymphoma, pack, seed)?.id);
});

test('where all were asked, they come again, those about the answer first', () => {
  const all = pack.questions.map(({ id }) => id);
  expect(JSON.stringify(nextQuestion(all, lymphoma, pack, 'seed'))).toMatch(/lymphoma/i);
});

test('without a diagnosis every question may come', () => {
  const met = new Set(Array.from({ length: 400 }, (_, seed) => nextQuestion([], undefined, pack, `${seed}`)?.id));
  expect(met.size).toBe(pack.questions.length);
});
