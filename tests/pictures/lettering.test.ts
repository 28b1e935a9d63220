import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bold, regular } from '../../src/pictures/font.ts';
import { breakLines, legible, shorten, widthOf } from '../../src/pictures/lettering.ts';

const style = { size: 14, bold: false };

test.each([
  ['Nadia Haddad', 'Nadia Haddad', 'as it is'],
  ['Ørsted Μαρία Иван', 'Ørsted Μαρία Иван', 'Latin, Greek and Cyrillic are in the font'],
  ['Zoe\u0301', 'Zoé', 'a letter and its accent become one sign, which the font draws better'],
  ['🩻 Night Owl 🦉🦉', '· Night Owl ·', 'emoji become a neutral dot, a run of them one'],
  ['山田太郎', '·', 'a script that the font lacks'],
  ['👩🏽‍⚕️ Ann', '·⚕ Ann', 'of an emoji of several parts, those that the font has'],
  ['a\u202egnp.exe\u202c', 'agnp.exe', 'nothing turns the line around'],
  ['one\n\ttwo\u0000\u0007', 'one two', 'one line, no controls'],
  ['\ud800x', 'x', 'half a surrogate pair'],
  [`e${'\u0327'.repeat(40)}`, 'ȩ\u0327\u0327', 'no towers of accents'],
  ['<b>&amp;"', '<b>&amp;"', 'markup is text'],
])('%j is written %j: %s', (typed, written) => {
  expect(legible(typed)).toBe(written);
});

test('what is legible is drawn, by either face', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const sign of legible(text)) {
        expect(regular.has(sign.codePointAt(0)!)).toBe(true);
        expect(bold.has(sign.codePointAt(0)!)).toBe(true);
      }
    }),
  );
});

test('whatever the words, no line is wider than its column and no more lines than allowed', () => {
  const words = fc.oneof(fc.string({ maxLength: 300 }), fc.lorem({ maxCount: 60 }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 400 }), fc.integer({ min: 1, max: 5 }), (text, width, most) => {
      const lines = breakLines(text, style, width, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line, style)).toBeLessThanOrEqual(width);
    }),
  );
});

test('what fits is written whole, what does not ends visibly', () => {
  const text = 'Malignant peripheral nerve sheath tumor of the retroperitoneum';
  expect(breakLines(text, style, 150, 9).join(' ')).toBe(text);
  expect(breakLines(text, style, 150, 2)).toEqual(['Malignant peripheral', 'nerve sheath tumor o…']);
  expect(breakLines('x'.repeat(5000), style, 100, 3).at(-1)).toMatch(/^x+…$/);
  expect(shorten('Retroperitoneal', style, 60)).toMatch(/^Retro.*…$/);
});
