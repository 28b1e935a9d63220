import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Button } from '../../src/bot/reply.ts';
import { complete } from '../../src/game/recognise/complete.ts';
import { completions } from '../../src/terminal/completions.ts';
import { readOptions } from '../../src/terminal/options.ts';
import { parseLine } from '../../src/terminal/parse.ts';
import { openSession } from '../../src/terminal/session.ts';
import { lexicon } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const buttons: Button[] = [
  { label: 'Next clue', press: { command: 'case', action: 'clue', args: ['a', '1'] }, style: 'primary' },
  { label: 'Give up', press: { command: 'case', action: 'giveup', args: ['a', '1'] }, style: 'danger' },
];
const parse = (line: string) => parseLine(line, commands, buttons);
const command = (name: string, args: Record<string, string> = {}) => ({ kind: 'command', name, args });

test.each([
  ['a command', '/case', command('case')],
  ['in capitals, with spaces', '  /CASE ', command('case')],
  [
    'options',
    '/guess first:lymphoma second:retroperitoneal fibrosis',
    command('guess', { first: 'lymphoma', second: 'retroperitoneal fibrosis' }),
  ],
  ['a list', '/guess lymphoma, RPF', command('guess', { list: 'lymphoma, RPF' })],
  ['a list with a label that is no option', '/guess DDx: lymphoma', command('guess', { list: 'DDx: lymphoma' })],
  [
    'a list and an option',
    '/guess lymphoma confidence:HIGH',
    command('guess', { list: 'lymphoma', confidence: 'high' }),
  ],
  [
    'a question that has an option’s name in it',
    '/ask I have a question: lymphoma T1?',
    command('ask', { question: 'I have a question: lymphoma T1?' }),
  ],
  ['a question by its name', '/ask question: lymphoma T1?', command('ask', { question: 'lymphoma T1?' })],
  [
    'another word for a choice',
    '/guess RPF confidence:medium',
    command('guess', { list: 'RPF', confidence: 'middle' }),
  ],
  ['the first letter of a choice', '/guess RPF confidence:h', command('guess', { list: 'RPF', confidence: 'high' })],
  [
    'a list and an option of a round',
    '/round enter lymphoma, RPF confidence:high',
    command('round enter', { list: 'lymphoma, RPF', confidence: 'high' }),
  ],
  ['a button', '1', { kind: 'press', press: buttons[0]!.press }],
  ['a button in brackets', '[1]', { kind: 'press', press: buttons[0]!.press }],
  ['giving up, which never has the number that a clue had', '0', { kind: 'press', press: buttons[1]!.press }],
  ['a button by its label', 'next CLUE', { kind: 'press', press: buttons[0]!.press }],
  ['nothing', ' \u200b ', { kind: 'nothing' }],
  ['the way out', '/quit', { kind: 'quit' }],
  ['a command by its name alone', 'Help', command('help')],
  ['the way out by its name alone', 'exit', { kind: 'quit' }],
])('%s: %j', (_, line, expected) => {
  expect(parse(line)).toEqual(expected);
});

test.each([
  ['an unknown command gets the nearest one', '/cas', 'There is no /cas. Did you mean /case?'],
  ['a misspelt one too', '/guees lymphoma', 'There is no /guees. Did you mean /guess?'],
  ['or the list of all', '/xyzzy', 'There is no /xyzzy. /help lists what there is.'],
  ['a button that is not there', '7', 'There is no button 7: the buttons are 1, 0.'],
  ['a number beyond all numbers', '9'.repeat(30), `There is no button ${'9'.repeat(20)}: the buttons are 1, 0.`],
  ['an option twice', '/guess first:a first:b', 'first: is given twice. Nothing was changed.'],
  [
    'a choice that is none',
    '/guess RPF confidence:huge',
    'confidence: takes one of low, middle, high. Nothing was changed.',
  ],
  ['a choice left empty', '/guess RPF confidence:', 'confidence: takes one of low, middle, high. Nothing was changed.'],
  [
    'a second word that is none, by the nearest',
    '/round reveel',
    'There is no /round reveel. Did you mean /round reveal?',
  ],
  ['text where none belongs', '/clue please', '/clue takes no text after it. Nothing was changed.'],
  [
    'a line without a command',
    'lymphoma',
    'Commands begin with a slash; /help lists them. To commit a list: /guess lymphoma',
  ],
  [
    'a name that begins like a command',
    'round cell sarcoma',
    'Commands begin with a slash; /help lists them. To commit a list: /guess round cell sarcoma',
  ],
])('%s: %s', (_, line, sentence) => {
  expect(parse(line)).toEqual({ kind: 'problem', sentence });
});

test('a second word that is near none gets the list of all', () => {
  expect(parse('/round foobar')).toEqual({
    kind: 'problem',
    sentence: expect.stringMatching(/^There is no \/round foobar\. After \/round comes one of: .*\breveal\b/),
  });
});

test('the letter of a choice presses its button; what is the label of two presses neither', () => {
  const choice = (label: string, arg: string): Button => ({
    label,
    press: { command: 'study question', action: 'answer', args: [arg] },
    style: 'secondary',
  });
  const choices = [choice('A', '1'), choice('B', '2'), choice('Same', '3'), choice('same', '4')];
  for (const typed of ['B', 'b', ' b.', 'B)'])
    expect(parseLine(typed, commands, choices)).toEqual({ kind: 'press', press: choices[1]!.press });
  expect(parseLine('same', commands, choices)).toMatchObject({ kind: 'problem' });
  expect(parseLine('E', commands, choices)).toMatchObject({ kind: 'problem' });
});

test('a form that waits for a text takes it, whatever a button is called', async () => {
  const seed = () => 'seed';
  const now = () => 0;
  const screen = { width: 96, color: false, now: 0 };
  const session = openSession({ ...aBot(seed, now), commands, screen, as: 'me', facilitator: false, now, seed });
  expect(await session.answer('/case')).toContain('[0] Give up');
  expect(await session.answer('commit a list')).toContain('The most likely first');
  expect(await session.answer('give up')).toContain('How sure');
  expect(await session.answer('0')).toContain('Left as it was');
  expect(await session.answer('GIVE UP')).toContain('The answer');
});

test('a megabyte is refused in one sentence', () => {
  expect(parse(`/guess ${'x'.repeat(1_000_000)}`)).toMatchObject({
    kind: 'problem',
    sentence: expect.stringContaining('2000 are read at most'),
  });
});

test('Tab completes commands, then names of diagnoses, wrong ones included', () => {
  expect(completions('/cl', commands, lexicon)[0]).toEqual(['/clue ']);
  expect(completions('/guess lymphoma, retroperitoneal fib', commands, lexicon)).toEqual([
    ['Retroperitoneal fibrosis', 'retroperitoneal fibromatosis'],
    'retroperitoneal fib',
  ]);
  expect(completions('/guess first:leiomyom', commands, lexicon)[0]).toContain('Leiomyoma');
  expect(completions('/guess ', commands, lexicon)[0]).toEqual([]);
  expect(completions('leiomyom', commands, lexicon)[0]).toContain('Leiomyoma');
  expect(completions('/round ext', commands, lexicon)[0]).toEqual(['/round extend ']);
  expect(completions('/round enter lymphom', commands, lexicon)[0][0]).toBe('lymphoma');
  expect(completions('/comp', commands, lexicon)[0]).toEqual(['/compare ']);
  expect(completions('/guess RPF confidence:m', commands, lexicon)).toEqual([['middle'], 'm']);
});

test('Tab says how many names there are besides those it lists', () => {
  const [names] = completions('/guess lym', commands, lexicon);
  const all = complete('lym', lexicon, 1000);
  expect(names).toEqual([...all.slice(0, 12), `… ${all.length - 12} more: type on`]);
});

test('every problem with the options is named', () => {
  expect(readOptions(['--seed', 'a b', '--now', 'soon', '--as', '\u001b[31m'])).toEqual({
    problems: [expect.stringContaining('--seed'), expect.stringContaining('--as'), expect.stringContaining('--now')],
  });
  expect(readOptions(['--data', ''])).toEqual({ problems: [expect.stringContaining('--data')] });
  expect(readOptions(['--help'])).toMatchObject({ help: true });
  expect(readOptions(['--sede', 'x'])).toEqual({ problems: [expect.stringContaining('--sede')] });
  expect(readOptions(['--now', '2026-05-04T07:00:00Z', '--host'])).toMatchObject({
    now: 1777878000000,
    host: true,
    zone: 'UTC',
    as: 'me',
  });
  expect(readOptions(['--zone', 'Atlantis'])).toEqual({ problems: [expect.stringContaining('--zone: “Atlantis”')] });
});

test.each([
  ['2026-05-04', '2026-05-04T00:00:00Z'],
  ['2026-05-04T07:00', '2026-05-04T07:00:00Z'],
  ['2026-05-04 07:00:30', '2026-05-04T07:00:30Z'],
  ['2026-05-04T07:00:00+02:00', '2026-05-04T05:00:00Z'],
])('--now %s is one moment on every machine', (typed, moment) => {
  expect(readOptions(['--now', typed])).toMatchObject({ now: Date.parse(moment), zone: 'UTC' });
});

test('dates are shown as on this machine, or where --zone says', () => {
  expect(readOptions([])).toMatchObject({ zone: undefined });
  expect(readOptions(['--zone', 'new york', '--now', '2026-05-04'])).toMatchObject({ zone: 'America/New_York' });
});
