import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openSession } from '../../src/terminal/session.ts';
import { aBot } from '../support/terminal.ts';

/** Somebody who plays, with a case dealt. */
async function aPlayer() {
  const now = () => 0;
  const seed = () => 'seed';
  const bot = aBot(seed, now);
  const screen = { width: 96, color: false, now: 0 };
  const session = openSession({ ...bot, commands, screen, as: 'me', facilitator: true, now, seed });
  await session.answer('/case');
  const stored = async () => bot.shelf.find('learner', 'me');
  return {
    say: (line: string) => session.answer(line),
    committed: async () => (await stored())?.attempt?.commits.map(({ confidence }) => confidence),
  };
}

test('how sure one is stays with a list that is asked from where', async () => {
  const { say, committed } = await aPlayer();
  expect(await say('/guess lymphoma, LMS confidence:high')).toContain('of which organ');
  await say('leave the site open');
  expect(await committed()).toEqual(['high']);
});

test('a list mended and sent again is as sure as it was, unless it says otherwise', async () => {
  const { say, committed } = await aPlayer();
  await say('/guess lymphoma, lms confidence:high');
  await say('/guess lymphoma, IVC lms');
  expect(await committed()).toEqual(['high']);
  await say('/guess RPF, angiosarcoma confidence:high');
  await say('/guess RPF, angiosarcoma confidence:low');
  expect(await committed()).toEqual(['high', 'low']);
});

test('the form keeps what was answered, and an empty line leaves it so', async () => {
  const { say, committed } = await aPlayer();
  await say('commit a list');
  await say('lymphoma, lms');
  expect(await say('medium')).toContain('of which organ');
  await say('edit the list');
  expect(await say('')).toContain('or an empty line for: middle');
  await say('');
  expect(await committed()).toEqual(['middle']);
});

test('how sure one was before a clue is not how sure one is after it', async () => {
  const { say, committed } = await aPlayer();
  await say('/guess lymphoma, lms confidence:high');
  await say('/clue');
  await say('/guess lymphoma');
  expect(await committed()).toEqual([undefined]);
});

test('a word that is no answer is named, and asked again', async () => {
  const { say } = await aPlayer();
  await say('commit a list');
  await say('lymphoma');
  expect(await say('perhaps')).toMatch(/^“perhaps” was not understood\. How sure/);
});
