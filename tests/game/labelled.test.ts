/**
 * Guesses and lists as residents, attendings and pathologists type them, labelled from the contract before any was graded.
 * `part` says when: rules were changed looking at the first part only, and each later part was graded unseen before its rows
 * were looked at; the fifth shows one row or two of each rule mended since. `still` is what the grader makes of a row that it
 * misreads, kept so that nobody takes it for a rule.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listGuesses } from '../../src/game/differential.ts';
import { gradeText } from '../../src/game/grade.ts';
import { lexicon, pack } from '../support/shipped.ts';

interface LabelledGuess {
  readonly target: string;
  readonly guess: string;
  readonly accept: readonly string[];
  readonly why: string;
  readonly still?: string;
}

interface LabelledList {
  readonly text: string;
  readonly expect: readonly string[];
  readonly alternatives?: readonly (readonly string[])[];
  readonly why: string;
}

function read<Row>(file: string): Row[] {
  const text = readFileSync(resolve(import.meta.dirname, file), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const guesses = read<LabelledGuess>('guesses.jsonl');
const lists = read<LabelledList>('lists.jsonl');

test('guesses for every diagnosis are labelled', () => {
  const targets = new Set(guesses.map(({ target }) => target));
  expect([...pack.diagnoses.keys()].filter((id) => !targets.has(id))).toEqual([]);
  expect(guesses.length).toBeGreaterThan(2_000);
});

describe('a labelled guess gets a verdict that can be defended', () => {
  test.each([...pack.diagnoses.keys()])('for %s', (id) => {
    const wrong = guesses
      .filter(({ target }) => target === id)
      .flatMap(({ guess, accept, why, still }) => {
        const { verdict } = gradeText(id, guess, pack, lexicon);
        return (still === undefined ? accept.includes(verdict) : verdict === still)
          ? []
          : [`“${guess}” is ${verdict}, want ${still ?? accept.join(' or ')} (${why})`];
      });
    expect(wrong).toEqual([]);
  });
});

/** Blanks, case, quotes and full stops around a guess are nobody's business. */
const plain = (list: readonly string[]) =>
  list.map((guess) =>
    guess
      .toLowerCase()
      .replace(/[\s,]+/g, ' ')
      .replace(/^[\s"*?]+|[\s"*?.]+$/g, ''),
  );

test('a labelled list falls into the lines that were meant', () => {
  const wrong = lists.flatMap((row) => {
    const found = plain(listGuesses(row.text, pack, lexicon));
    const meant = [row.expect, ...(row.alternatives ?? [])].map(plain);
    return meant.some((lines) => lines.length === found.length && lines.every((line, at) => line === found[at]))
      ? []
      : [`${JSON.stringify(row.text)} → ${JSON.stringify(found)} (${row.why})`];
  });
  expect(wrong).toEqual([]);
  expect(lists.length).toBeGreaterThan(120);
});
