import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../../src/knowledge/load.ts';
import { checkAgainstPaper } from '../../src/knowledge/paper/against.ts';
import { readPassages } from '../../src/knowledge/paper/passages.ts';
import { edited, smallPack, writePack } from '../support/packs.ts';

const paper = `# A made-up paper

## ABSTRACT

Two lumps are told apart.

## CASE REPORT

A man had a red lump that was first seen by

his sister on a Sunday.

Nothing was done.

### Etiology & Demographics:

Redoma looks red and is hard on CT; it makes up 3 cases of 15.4 cm, with 5- and 10-year survival of 31.4%. Bluitis looks blue, soft on CT [1].

#### REFERENCES

1. Nobody. Nothing. 2020.

FIGURES

**Figure 1:** A man with a lump.

**FINDINGS:** The lump is red.

**TECHNIQUE:** 120 kV.

Diagnosis\tSymptoms\tCT findings\tAdditional imaging features
<b>Redoma</b>\tRed.\tHard.\tNone.

<b>Prognosis</b>\tGood.
`;

test('the paper is cut into the places that statements name, paragraphs joined over a page break', () => {
  expect([...readPassages(paper)]).toEqual([
    ['Abstract', 'Two lumps are told apart.'],
    ['Case Report, paragraph 1', 'A man had a red lump that was first seen by his sister on a Sunday.'],
    ['Case Report, paragraph 2', 'Nothing was done.'],
    ['Etiology & Demographics, paragraph 1', expect.stringContaining('Redoma looks red')],
    ['Figure 1, title', 'A man with a lump.'],
    ['Figure 1, legend', 'A man with a lump.'],
    ['Figure 1, findings', 'The lump is red.'],
    ['Figure 1, technique', '120 kV.'],
    ['Table 1, Redoma, Diagnosis', 'Redoma'],
    ['Table 1, Redoma, Symptoms', 'Red.'],
    ['Table 1, Redoma, CT findings', 'Hard.'],
    ['Table 1, Redoma, Additional imaging features', 'None.'],
    ['Table 2, Prognosis', 'Good.'],
  ]);
});

describe('held against the paper', () => {
  const place = 'Etiology & Demographics, paragraph 1';
  const placed = Object.fromEntries(
    Object.entries(smallPack).map(([file, text]) => [
      file,
      text
        .replaceAll('Findings, paragraph 1', place)
        .replace('had a red swelling', 'looks red')
        .replace('counts 3 cases', 'makes up 3 cases'),
    ]),
  );
  const paraphrases = { plain: ['the', 'a', 'is', 'it', 'on'], terms: [{ ours: ['crimson'], theirs: ['red'] }] };
  const problems = (file: string, from: string, to: string) => {
    const text = placed[file]!;
    expect(text).toContain(from);
    const loaded = loadPack(join(writePack({ [file]: text.replace(from, to) }, placed), 'small'));
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    return checkAgainstPaper(loaded.files, paraphrases, paper).map(({ file: found, reason }) => `${found} ${reason}`);
  };
  const red = 'diagnoses/redoma.yaml';
  const skin = ['cases/one.yaml', 'The skin looks red.', 'It looks red.'] as const;

  test('the small pack is right', () => {
    expect(problems(...skin)).toEqual([]);
  });

  test.each([
    [
      'a place that the paper does not have',
      red,
      `place: ${place}`,
      'place: Etiology & Demographics, paragraph 9',
      'the paper has no place "Etiology & Demographics, paragraph 9"',
    ],
    [
      'nine words that stand there, the subject among them',
      red,
      'text: looks red',
      'text: looks red and is hard on CT, it',
      '9 words or more stand in the paper like this: "redoma looks red and is hard on ct it"',
    ],
    ['a reference that is not cited there', red, 'refs: [1]', 'refs: [1, 2]', `${place} does not cite [2]`],
    [
      'a place of a family that the paper does not have',
      'pack.yaml',
      'place: null',
      'place: Nowhere',
      'the paper has no place "Nowhere"',
    ],
    [
      'nine words that stand there',
      red,
      'text: makes up 3 cases',
      'text: looks red and is hard on CT; it makes up 3 cases',
      '9 words or more stand in the paper like this',
    ],
    [
      'a figure that does not stand there',
      red,
      'text: makes up 3 cases',
      'text: makes up 4 cases',
      '4 case does not stand at',
    ],
    [
      'a figure with another unit',
      red,
      'text: makes up 3 cases',
      'text: makes up 15.4 mm',
      '15.4 mm does not stand at',
    ],
    [
      'a clinical word that does not stand there',
      red,
      'text: is hard on CT',
      'text: is necrotic on CT',
      'not said at Etiology & Demographics, paragraph 1: necrotic',
    ],
    [
      'a clue with a word of its own',
      'cases/one.yaml',
      'It is hard on CT.',
      'It is stony on CT.',
      'not said at Etiology & Demographics, paragraph 1: stony',
    ],
    [
      'an explanation with a figure of its own',
      'questions.yaml',
      'explanation: It is red.',
      'explanation: It is red in 7 cases.',
      'questions.yaml 7 case does not stand at',
    ],
  ])('%s is found', (_, file, from, to, expected) => {
    expect(problems(file, from, to).join('\n')).toContain(expected);
  });

  test.each([
    ['a paraphrase', red, 'text: looks red', 'text: is crimson'],
    ['another ending', red, 'text: looks red', 'text: is looking red'],
    ['a figure exactly', red, 'text: makes up 3 cases', 'text: makes up 31.4%'],
    ['a unit said once for two figures', red, 'text: makes up 3 cases', 'text: makes up 5-year survival'],
  ])('%s is allowed', (_, file, from, to) => {
    expect(problems(file, from, to).filter((problem) => problem.startsWith(file))).toEqual([]);
  });
});

test('what a faulty edit would leave unchanged is an error of the test', () => {
  expect(() => edited('pack.yaml', 'no such text', '')).toThrow('Expected "no such text" in pack.yaml');
});
