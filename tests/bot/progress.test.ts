import { expect, test } from 'vitest';
import { codeOf } from '../../src/bot/code.ts';
import { newRoom } from '../../src/bot/room.ts';
import { aPersonAt, buttonOf, textOf } from '../support/person.ts';
import { pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const lymphoma = 'retroperitoneal-lymphoma';
const practiceNear = (id: string) => ({ press: { command: 'case', action: 'practice', args: [codeOf(id)] } });

async function answerInHand({ shelf }: ReturnType<typeof aBot>): Promise<string> {
  const attempt = (await shelf.find('learner', 'ann'))?.attempt;
  return pack.cases.get(attempt!.case)!.answer;
}

test('a weak area has a button that deals a case there', async () => {
  const game = aBot();
  const ann = aPersonAt(game.bot, { manager: true });
  await ann.type('case', { pick: 'all-around' });
  await ann.type('giveup');
  const progress = await ann.type('progress');
  expect(progress.private).toBe(true);
  const button = buttonOf(progress, 'Practice near Retroperitoneal lymphoma');
  expect(button.press).toEqual(practiceNear(lymphoma).press);
  expect((await ann.press(button)).card.title).toContain('clue 1 of');
});

test('a case in hand goes on, wherever practice was asked for', async () => {
  const game = aBot();
  const ann = aPersonAt(game.bot);
  await ann.type('case');
  const before = await answerInHand(game);
  await ann.press(practiceNear(lymphoma));
  expect(await answerInHand(game)).toBe(before);
});

test('a case that is in a round of one of their rooms is not dealt, and nothing says so', async () => {
  const only = [...pack.cases.values()].filter(({ answer }) => answer === lymphoma);
  for (let seed = 0; seed < 12; seed += 1) {
    const game = aBot();
    const rounds = only.map(({ id }, index) => ({
      id: `r${index}`,
      number: index + 1,
      case: id,
      phase: 'open' as const,
      opensAt: 0,
    }));
    await game.shelf.change({ writes: [{ kind: 'room', id: 'room' }] }, () => ({
      saves: [{ kind: 'room', id: 'room', record: { ...newRoom('room', 'secret'), rounds } }],
      result: undefined,
    }));
    const ann = aPersonAt(game.bot, { id: 'ann', channel: `${seed}` });
    const { card } = await ann.press(practiceNear(lymphoma));
    expect(card.title).toContain('clue 1 of');
    expect(await answerInHand(game)).not.toBe(lymphoma);
  }
});

test('how lists go is told after three attempts, kindly, and not before', async () => {
  const game = aBot();
  const ann = aPersonAt(game.bot, { manager: true });
  for (const id of ['mixed-contents', 'thin-as-water', 'catecholamine']) {
    expect(textOf(await ann.type('progress'))).not.toContain('How your lists go');
    await ann.type('case', { pick: id });
    for (let clue = 0; clue < 5; clue += 1) await ann.type('guess', { list: 'schwannoma' });
    await ann.type('giveup');
  }
  const told = textOf(await ann.type('progress'));
  expect(told).toContain('How your lists go');
  expect(told).toMatch(
    /In \d of 3 cases a first line stayed although a clue argued against it\. It happens to everybody/,
  );
});

test('a button names a diagnosis without an article', async () => {
  const ann = aPersonAt(aBot().bot, { manager: true });
  await ann.type('case', { pick: 'all-around' });
  await ann.type('guess', { list: 'neurogenic tumor' });
  const { card } = await ann.type('giveup');
  expect(card.buttons.map(({ label }) => label)).toContain('Compare with Retroperitoneal neurogenic tumor');
});

test('what earned full points is not among the weakest', async () => {
  const ann = aPersonAt(aBot().bot, { manager: true });
  await ann.type('case', { pick: 'all-around' });
  await ann.type('guess', { list: 'lymphoma' });
  const told = textOf(await ann.type('progress'));
  expect(told).not.toContain('Weakest first');
  expect(told).toContain('1 of 1 diagnosis met');
});

test('a case given up without a list is 0 points, at its end and in progress', async () => {
  const ann = aPersonAt(aBot().bot, { manager: true });
  await ann.type('case', { pick: 'all-around' });
  expect(textOf(await ann.type('giveup'))).toContain('0 of 100 points: no list was committed.');
  expect(textOf(await ann.type('progress'))).toContain('best 0 points in 1 case');
});

test.each([
  ['index-initial', 'lms', 'The answer came onto your list after clue 1, its site left out.'],
  ['all-around', 'RPF', 'The answer was on none of your lists.'],
  ['index-initial', 'sarcoma', 'The answer itself was on none of your lists; its group or a member was, after clue 1.'],
])('what came nearest to the answer is said: %s, %s', async (id, list, sentence) => {
  const ann = aPersonAt(aBot().bot, { manager: true });
  await ann.type('case', { pick: id });
  await ann.type('guess', { list });
  await ann.type('guess', { list });
  expect(textOf(await ann.type('giveup'))).toContain(sentence);
});
