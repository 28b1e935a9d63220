import { expect, test } from 'vitest';
import type { Pack } from '../../../src/game/pack.ts';
import { ankiOf, missesCsv } from '../../../src/game/review/sheet.ts';
import { pack } from '../../support/shipped.ts';

const cards = Object.fromEntries(
  [
    'pair angiosarcoma-ivc leiomyosarcoma-ivc',
    'missed retroperitoneal-lymphoma',
    'question q-sarcoma-share',
    'question q-gone',
  ].map((id) => [id, { lapses: 2 }]),
);

/** As Anki reads it: headers at the front, then fields with tabs between, quotes doubled inside quotes. */
function importInAnki(text: string): { headers: string[]; notes: string[][] } {
  const lines = text.split('\n').filter((line) => line !== '');
  const headers = lines.filter((line) => line.startsWith('#'));
  const notes = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t').map((field) => field.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')));
  return { headers, notes };
}

test('Anki gets one note for each card that the pack still knows, each column named', () => {
  const { headers, notes } = importInAnki(ankiOf(cards, pack));
  expect(headers).toEqual([
    '#separator:tab',
    '#html:false',
    '#guid column:1',
    '#tags column:5',
    '#columns:id\tfront\tback\tplaces\ttags',
  ]);
  expect(notes.map(([id]) => id)).toEqual(
    Object.keys(cards)
      .slice(0, 3)
      .map((id) => `unknown-case ${pack.id} ${id}`),
  );
  expect(notes.map((note) => note.length)).toEqual([5, 5, 5]);
  const [[, front, back, places, tags], [, , missed]] = notes as [string[], string[]];
  expect(front).toBe(
    'Angiosarcoma of the inferior vena cava or Leiomyosarcoma of the inferior vena cava: what tells them apart?',
  );
  expect(back).toContain('Angiosarcoma of the IVC is T1 isointense to hyperintense.');
  expect(places).toContain('Table 1, Angiosarcoma of the IVC, Additional imaging features');
  expect(tags).toBe('unknown-case pair');
  expect(missed).toBe('Retroperitoneal lymphoma');
});

test('the same deck gives the same file, so importing again doubles nothing', () => {
  expect(ankiOf(cards, pack)).toBe(ankiOf(cards, pack));
});

const [question] = pack.questions;
const odd = (text: string): Pack => ({ ...pack, questions: [{ ...question!, id: 'q', question: text }] });

test.each(['Tab\tand\nline?', '#not a header', 'He said "five"', '"quoted"'])('Anki reads a field back: %s', (text) => {
  const { headers, notes } = importInAnki(ankiOf({ 'question q': { lapses: 0 } }, odd(text)));
  expect(headers).toHaveLength(5);
  expect(notes).toHaveLength(1);
  expect(notes[0]![1]).toContain(text.replace(/\s/g, ' '));
});

test('a spreadsheet gets the same as a table, and nothing in it runs', () => {
  const csv = missesCsv({ 'question q': { lapses: 3 } }, odd('=HYPERLINK("x")'));
  const [head, row] = csv.split('\r\n');
  expect(head).toBe('\ufeff"card","front","back","places","times_forgotten"');
  expect(row).toContain(`"'=HYPERLINK(""x"")`);
  expect(row).toMatch(/"3"$/);
});
