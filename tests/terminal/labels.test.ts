import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Button } from '../../src/bot/reply.ts';
import { parseLine } from '../../src/terminal/parse.ts';
import { pack } from '../support/shipped.ts';

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
