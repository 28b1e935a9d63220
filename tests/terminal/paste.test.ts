import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openKeys } from '../../src/terminal/keys.ts';
import { parseLine } from '../../src/terminal/parse.ts';
import { joinPastes } from '../../src/terminal/paste.ts';
import { openSession } from '../../src/terminal/session.ts';
import { aBot } from '../support/terminal.ts';

const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

test.each([
  ['keys are as they were', 'ab\u001b[A\t\r', 'ab\u001b[A\t\r'],
  ['a word goes in as it stands', `retro${paste('peritoneal ')}fibrosis`, 'retroperitoneal fibrosis'],
  ['a list is one line', paste('1. lymphoma\r\n2. RPF\n\n3.\tlipoma\n'), '1. lymphoma ⏎ 2. RPF ⏎ 3. lipoma'],
  ['it waits for Enter', `${paste('/case\n')}\r`, '/case\r'],
  ['commands stay several', paste('/case\n/guess 1. lymphoma\n2. RPF'), '/case\n/guess 1. lymphoma ⏎ 2. RPF'],
  ['no key is pressed by what is pasted', paste('RPF\u0015\u001b[A'), 'RPF  [A'],
  ['two pastes', `${paste('a\nb')}, ${paste('c')}`, 'a ⏎ b, c'],
  ['no separator of Unicode is Enter', paste('lymphoma\u2028RPF\u2029lipoma'), 'lymphoma ⏎ RPF ⏎ lipoma'],
])('%s: %j', (_, keys, read) => {
  expect(joinPastes(keys)).toEqual({ read, held: '' });
});

test('keys that are no paste wait for nothing', () => {
  for (const keys of ['\u001b', '\u001b[A', '\u001b[2~', '\u001b[20~'])
    expect(joinPastes(keys)).toEqual({ read: keys, held: '' });
});

test.each([
  ['a paste without an end is left by Ctrl-C', ['\u001b[200~lymphoma\n', 'RPF', '\u0003'], '\u0003'],
  ['one in what is pasted leaves nothing', ['\u001b[200~lymphoma\u0003', '\rRPF', '\u001b[201~'], 'lymphoma ⏎ RPF'],
])('%s', (_, chunks, expected) => {
  const keyboard = new PassThrough();
  const { keys } = openKeys(keyboard, new PassThrough());
  const read: string[] = [];
  keys.on('data', (text) => read.push(String(text)));
  for (const chunk of chunks) keyboard.write(chunk);
  expect(read.join('')).toBe(expected);
});

test('wherever a terminal breaks off and goes on, the same is read', () => {
  const keys = `a${paste('1. lymphoma\n2. RPF')}b\u001b[B${paste('c')}`;
  const whole = joinPastes(keys).read;
  fc.assert(
    fc.property(fc.array(fc.nat(keys.length)), (places) => {
      // A lone Escape is a key of its own.
      const cuts = places.filter((at) => keys[at - 1] !== '\u001b').sort((a, b) => a - b);
      let read = '';
      let held = '';
      for (const [index, at] of [...cuts, keys.length].entries()) {
        const joined = joinPastes(held + keys.slice(cuts[index - 1] ?? 0, at));
        read += joined.read;
        held = joined.held;
      }
      expect({ read, held }).toEqual({ read: whole, held: '' });
    }),
  );
});

test.each([
  ['a list of several lines is a guess', '1. lymphoma ⏎ 2. RPF', '1. lymphoma\n2. RPF'],
  ['with its command before it too', '/guess 1. lymphoma⏎2. RPF', '1. lymphoma\n2. RPF'],
])('%s: %s', (_, line, list) => {
  expect(parseLine(line, commands, [])).toEqual({ kind: 'command', name: 'guess', args: { list } });
});

const play = () => {
  const seed = () => 'seed';
  const now = () => 0;
  const screen = { width: 96, color: false, now: 0, zone: 'UTC' };
  return openSession({ ...aBot(seed, now), commands, screen, as: 'me', facilitator: false, now, seed });
};
const list = '1. appendicitis ⏎ 2. RPF ⏎ 3. lipoma';
const understood = /clue 2 of[\s\S]*1\. Appendicitis\n[\s\S]*2\. Retroperitoneal fibrosis\n[\s\S]*3\. Lipoma/;

test('a pasted list is one answer to the open case, and one to the form that asks for it', async () => {
  const session = play();
  expect(await session.answer(list)).toContain('No case is open');
  await session.answer('/case');
  expect(await session.answer(list)).toMatch(understood);

  const another = play();
  await another.answer('/case');
  expect(await another.answer('commit a list')).toContain('The most likely first');
  expect(await another.answer(list)).toContain('How sure');
  expect(await another.answer('')).toMatch(understood);
});
