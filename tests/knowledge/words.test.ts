import { expect, test } from 'vitest';
import { figuresOf, stemOf, wordsOf } from '../../src/knowledge/paper/words.ts';

test.each([
  ['15.4 cm and 31.4%', ['15.4 cm', '31.4%']],
  ['3:1, 10-20%', ['3:1', '10%', '20%']],
  ['5- and 10-year survival', ['5 year', '10 year']],
  ['a 46-year-old; two-year follow-up', ['46 year', '2 year']],
  ['T1 and T2 signal', []],
  ['one that two saw', []],
])('figures of "%s"', (text, figures) => {
  expect(figuresOf(text)).toEqual(figures);
});

test.each([
  ['enhancing', 'enhancement'],
  ['tumours', 'tumor'],
  ['heterogeneously', 'heterogeneous'],
  ['oedema', 'edema'],
  ['masses', 'mass'],
])('%s and %s are one word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test('T1 is one word, and no figure', () => {
  expect(wordsOf('low T1 signal')).toEqual(['low', 't1', 'signal']);
});
