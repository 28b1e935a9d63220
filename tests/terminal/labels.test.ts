import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Button } from '../../src/bot/reply.ts';
import { parseLine } from '../../src/terminal/parse.ts';
import { openSession } from '../../src/terminal/session.ts';
import { pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const folder = join(import.meta.dirname, 'cases');
/** The buttons of every card of the whole cases, a row for each line of them. */
const rows = readdirSync(folder)
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => /^\[\d+\] /.test(line))
  .map((line) => line.split(/ {3}(?=\[\d+\] )/).map((button) => button.replace(/^\[\d+\] /, '')));

test('no button is called like a diagnosis, so that no name that is typed presses one', () => {
  const names = new Set(
    [...pack.diagnoses.values()]
      .flatMap(({ name, short, names }) => [name, short, ...names])
      .map((name) => name.toLowerCase()),
  );
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.flat().filter((label) => names.has(label.toLowerCase()))).toEqual([]);
});

test('a single letter is a choice of several and nothing else', () => {
  const lettered = rows.filter((row) => row.some((label) => label.length === 1));
  expect(lettered.length).toBeGreaterThan(0);
  for (const row of lettered) expect('ABCDEF'.startsWith(row.join(''))).toBe(true);
});

const button = (label: string): Button => ({
  label,
  press: { command: 'study question', action: 'answer', args: [label] },
  style: 'secondary',
});

test.each([
  ['a guess of it', '/guess lymphoma', { kind: 'command', name: 'guess', args: { list: 'lymphoma' } }],
  ['a guess of a letter', '/guess B', { kind: 'command', name: 'guess', args: { list: 'B' } }],
  ['a list', 'lymphoma ⏎ B', { kind: 'command', name: 'guess', args: { list: 'lymphoma\nB' } }],
  ['a command', '/case', { kind: 'command', name: 'case', args: {} }],
  ['the button', 'B', { kind: 'press', press: button('B').press }],
  ['the button without what it leads to', 'GOOD', { kind: 'press', press: button('Good · 3 days').press }],
])('where a button is called so, %s is still %j', (_, line, expected) => {
  const buttons = ['lymphoma', 'B', '/case', 'Good · 3 days'].map(button);
  expect(parseLine(line, commands, buttons)).toEqual(expected);
});

test.each([
  ['Explain', 'it stands below the answer when a case ends'],
  ['compare with schwannoma', '/compare'],
  ['next case', '/case'],
  ['Good', '/review'],
])('where no button is called so, %s says how to come to it', (typed, way) => {
  expect(parseLine(typed, commands, [])).toEqual({ kind: 'problem', sentence: expect.stringContaining(way) });
});

test('below an answer its buttons stay, whatever is asked or typed meanwhile; a card that is replaced takes its own along', async () => {
  const seed = () => 'seed';
  const now = () => 0;
  const screen = { width: 96, color: false, now: 0 };
  const session = openSession({ ...aBot(seed, now), commands, screen, as: 'me', facilitator: true, now, seed });
  await session.answer('/case');
  expect(await session.answer('/giveup')).toContain('Explain');
  await session.answer('/ask T2 signal of lymphoma');
  expect(await session.answer('/guess lymphoma')).toContain('No case is open');
  expect(await session.answer('explain')).toContain('Where it stands');
  await session.answer('/privacy');
  await session.answer('delete everything');
  await session.answer('export as json');
  expect(await session.answer('delete')).toContain('Deleted');
  expect(await session.answer('1')).toBe('There is no button to press now.');
});
