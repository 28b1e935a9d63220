import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../src/bot/reply.ts';
import { draw } from '../../src/terminal/draw.ts';
import { wrap } from '../../src/terminal/screen.ts';
import { aBoard } from '../support/pictures.ts';

const screen = { width: 60, color: false };
const reply = (...blocks: Block[]) => ({
  private: false,
  inPlace: false,
  card: { title: 'Title', blocks, buttons: [] },
});

test('no line is wider than the screen, whatever the words', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 8, max: 120 }), (text, width) => {
      for (const line of wrap(text.replace(/\n/g, ' '), width).split('\n'))
        expect([...line].length).toBeLessThanOrEqual(width);
    }),
  );
});

test('titles and buttons fit the screen too, and no label is broken', () => {
  const press = { command: 'case', action: 'next', args: [] };
  const labels = ['Next case', 'Compare with my guess', 'Study the answer', 'Give up'];
  const buttons = labels.map((label) => ({
    label,
    press,
    style: label === 'Give up' ? ('danger' as const) : ('secondary' as const),
  }));
  const card = { title: 'Leiomyosarcoma of the inferior vena cava or not', blocks: [], buttons };
  expect(draw({ private: false, inPlace: false, card }, { width: 40, color: false })).toBe(
    [
      'Leiomyosarcoma of the inferior vena cava',
      'or not',
      '',
      '[1] Next case',
      '[2] Compare with my guess',
      '[3] Study the answer   [0] Give up',
    ].join('\n'),
  );
});

test('what was typed cannot steer the terminal', () => {
  const drawn = draw(reply({ kind: 'text', text: 'a\u001b[2Jb\u202ec\u0007' }), screen);
  expect(drawn).toBe('Title\n\na[2Jbc');
});

test('a table that does not fit is drawn as lists', () => {
  const rows = [['T2 signal', 'low', 'high', 'intermediate']];
  const head = ['', 'Retroperitoneal fibrosis', 'Cystic teratoma', 'Leiomyosarcoma'];
  expect(draw(reply({ kind: 'table', head, rows }), { width: 40, color: false })).toContain(
    '    Retroperitoneal fibrosis: low',
  );
  expect(draw(reply({ kind: 'table', head, rows }), { width: 110, color: false })).toMatch(
    /T2 signal\s+\| low\s+\| high\s+\| intermediate/,
  );
});

test('a picture adds nothing where its text stands', () => {
  const text: Block = { kind: 'text', text: 'As text' };
  expect(draw(reply({ kind: 'picture', picture: aBoard(), alt: 'A board' }, text), screen)).toBe('Title\n\nAs text');
});

test('a verdict has a sign and a word, with color or without', () => {
  const block: Block = { kind: 'list', ordered: false, items: [{ mark: 'against', text: 'Clue 2', note: 'Table 1' }] };
  expect(draw(reply(block), screen)).toContain('− against: Clue 2 (Table 1)');
  expect(draw(reply(block), { ...screen, color: true })).toContain('− against:');
});

test('a name that was typed with its sign is shown with one', () => {
  const names = [
    { of: 'role', id: '@chiefs' },
    { of: 'person', id: 'ben' },
    { of: 'channel', id: '#cases' },
  ] as const;
  expect(draw(reply({ kind: 'text', text: names.flatMap((name) => [name, ' ']) }), screen)).toBe(
    'Title\n\n@chiefs @ben #cases',
  );
});
