import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack, loadPacks } from '../../src/knowledge/load.ts';
import { edited, smallPack, writePack } from '../support/packs.ts';

function problems(change: Record<string, string | Uint8Array | undefined>): string[] {
  const loaded = loadPack(join(writePack(change), 'small'));
  return 'problems' in loaded ? loaded.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`) : [];
}

test('the small pack is right as it is', () => {
  expect(problems({})).toEqual([]);
});

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const red = 'diagnoses/redoma.yaml';
const one = 'cases/one.yaml';

/** One planted fault a row, and what the check says of it. */
const faults: readonly (readonly [
  rule: string,
  change: Record<string, string | Uint8Array | undefined>,
  expected: string,
])[] = [
  ['a file that is not YAML', edited('pack.yaml', 'id: small', 'id: [small'), 'pack.yaml:2 this is not YAML'],
  ['a file that is missing', { 'sites.yaml': undefined }, 'sites.yaml:1 this file is missing'],
  ['a file that belongs to no pack', { 'notes.yaml': 'a: 1' }, 'notes.yaml:1 no such file belongs to a pack'],
  [
    'a key that does not exist',
    edited(red, 'families:', 'familys: []\nfamilies:'),
    'diagnoses/redoma.yaml:4 file: Unrecognized key: "familys"',
  ],
  [
    'a statement without a place',
    edited(red, '    place: Findings, paragraph 1\n', ''),
    'diagnoses/redoma.yaml:8 statements.0.place: Invalid input',
  ],
  [
    'a modality that does not exist',
    edited(red, 'modality: exam', 'modality: smell'),
    'diagnoses/redoma.yaml:9 statements.0.modality: Invalid option',
  ],
  [
    'a text that begins a sentence',
    edited(red, 'text: looks red', 'text: Looks red'),
    'diagnoses/redoma.yaml:12 statements.0.text: a text goes on',
  ],
  [
    'a text with a full stop',
    edited(red, 'text: looks red', 'text: looks red.'),
    'diagnoses/redoma.yaml:12 statements.0.text: a text ends without',
  ],
  [
    'an id in capitals',
    edited(red, 'id: redoma\n', 'id: Redoma\n'),
    'diagnoses/redoma.yaml:1 id: an id has lower-case',
  ],
  ['an unknown family', edited(red, '[lumps]', '[bumps]'), 'diagnoses/redoma.yaml:4 there is no family "bumps"'],
  [
    'an unknown site',
    edited(red, 'home: [abdomen]', 'home: [belly]'),
    'diagnoses/redoma.yaml:5 there is no site "belly"',
  ],
  [
    'an unknown attribute',
    edited(red, 'attribute: color', 'attribute: hue'),
    'diagnoses/redoma.yaml:10 redoma.exam.color: there is no attribute "hue"',
  ],
  [
    'an unknown value',
    edited(red, 'value: red', 'value: pink'),
    'diagnoses/redoma.yaml:11 redoma.exam.color: color has no value "pink"',
  ],
  [
    'an unknown statement',
    edited(one, 'from: [redoma.exam.color]', 'from: [redoma.exam.colour]'),
    'cases/one.yaml:8 there is no statement "redoma.exam.colour"',
  ],
  [
    'an unknown answer',
    edited(one, 'answer: redoma', 'answer: greenoma'),
    'cases/one.yaml:2 there is no diagnosis "greenoma"',
  ],
  [
    'an unknown diagnosis of an association',
    edited('decoys.yaml', 'diagnosis: redoma', 'diagnosis: none'),
    'decoys.yaml:4 there is no diagnosis "none"',
  ],
  [
    'an unknown mimic',
    edited('pack.yaml', '[redoma, bluitis]', '[redoma, greenoma]'),
    'pack.yaml:12 there is no diagnosis "greenoma"',
  ],
  [
    'an unknown value in the vocabulary',
    edited('vocabulary.yaml', '[blue]', '[azure]'),
    'vocabulary.yaml:6 color has no value "azure"',
  ],
  [
    'a diagnosis in the wrong file',
    { 'diagnoses/other.yaml': smallPack['diagnoses/bluitis.yaml'], 'diagnoses/bluitis.yaml': undefined },
    'diagnoses/other.yaml:1 a diagnosis "bluitis" belongs in',
  ],
  [
    'a statement id twice',
    edited(red, 'redoma.ct.share', 'redoma.ct.feel'),
    'diagnoses/redoma.yaml:22 the statement id "redoma.ct.feel" is used twice',
  ],
  [
    'an entity id twice',
    edited('decoys.yaml', 'id: wart', 'id: lumps'),
    'decoys.yaml:2 the entity id "lumps" is used twice',
  ],
  [
    'a statement of another subject',
    edited(red, 'id: redoma.exam.color', 'id: bluitis.exam.tint'),
    'the id begins with "bluitis", but the subject here is "redoma"',
  ],
  [
    'an id of another modality',
    { [red]: smallPack[red]!.replace('id: redoma.ct.share', 'id: redoma.mri.share') },
    'the id says "mri", the modality "ct"',
  ],
  [
    'a hedge that is not marked',
    edited(red, 'text: is hard on CT', 'text: may be hard on CT'),
    'redoma.ct.feel: this hedges, so it needs hedged: true',
  ],
  [
    'a discrepancy linked one way',
    edited(red, '    refs: [1]\n', '    refs: [1]\n    discrepancy: [redoma.ct.feel]\n'),
    'redoma.exam.color: redoma.ct.feel does not link back',
  ],
  [
    'a name of two entities',
    edited('decoys.yaml', 'names: [verruca]', 'names: [Erythromas]'),
    'decoys.yaml:2 "Erythromas" of wart is a name of redoma as well',
  ],
  [
    'a name without a word',
    edited(red, 'names: [erythroma]', 'names: ["of the"]'),
    '"of the" holds no word that could be recognised',
  ],
  [
    'a diagnosis with neither case nor reason',
    edited('pack.yaml', '  - { diagnosis: bluitis, reason: nobody wrote one }\n', '  []\n'),
    'diagnoses/bluitis.yaml:1 bluitis has no case',
  ],
  [
    'a reason beside a case',
    edited('pack.yaml', 'diagnosis: bluitis, reason', 'diagnosis: redoma, reason'),
    'redoma has a case, so it needs no reason',
  ],
  [
    'a clue with a name of its answer',
    edited(one, 'The skin looks red.', 'An erythroma looks red.'),
    'cases/one.yaml:9 color: "erythroma" gives the answer away',
  ],
  [
    'a clue with a stem of its answer',
    { [one]: smallPack[one]!.replace('The skin looks red.', 'A redomatosis.') },
    'color: "redomatosis" gives the answer away',
  ],
  [
    'a clue with a family of its answer',
    edited(one, 'The skin looks red.', 'There is a red lump.'),
    'color: "lump" gives the answer away',
  ],
  [
    'an opening that tells',
    edited(one, 'A new patient.', 'A patient with redoma.'),
    'cases/one.yaml:4 "redoma" gives the answer away',
  ],
  [
    'a clue on a cautioned statement',
    edited(red, '    refs: [1]\n', '    refs: [1]\n    caution: Others say blue.\n'),
    'color: redoma.exam.color carries a caution, so it is no clue',
  ],
  [
    'a clue on a hedged statement',
    edited(red, 'text: looks red\n', 'text: may look red\n    hedged: true\n'),
    'color: redoma.exam.color hedges, so it is no clue',
  ],
  [
    'a clue on no finding',
    edited(one, 'from: [redoma.ct.feel]', 'from: [redoma.ct.share]'),
    'feel: redoma.ct.share is no finding that diagnoses compare on',
  ],
  [
    'a clue about another diagnosis',
    edited(one, 'from: [redoma.ct.feel]', 'from: [bluitis.ct.feel]'),
    'feel: bluitis.ct.feel is not about redoma',
  ],
  [
    'a clue of two modalities',
    edited(one, 'from: [redoma.ct.feel]', 'from: [redoma.ct.feel, redoma.exam.color]'),
    'feel: redoma.exam.color is of another modality than the clue',
  ],
  [
    'a case that nothing singles out',
    {
      'diagnoses/bluitis.yaml': smallPack['diagnoses/bluitis.yaml']!.replace('value: blue', 'value: red').replace(
        'value: soft',
        'value: hard',
      ),
    },
    'no dealing of 2 clues singles out redoma',
  ],
  [
    'a question without that choice',
    edited('questions.yaml', 'answer: 0', 'answer: 7'),
    'questions.yaml:1 there is no choice 7',
  ],
  [
    'a picture that is not there',
    edited(
      one,
      'wordings: [The skin looks red.]',
      'wordings: [The skin looks red.]\n    image: { file: a.png, alt: skin }',
    ),
    'color: there is no picture a.png beside the case',
  ],
  [
    'a picture that breaks off',
    {
      ...edited(
        one,
        'wordings: [The skin looks red.]',
        'wordings: [The skin looks red.]\n    image: { file: a.png, alt: skin }',
      ),
      'cases/a.png': png,
    },
    'a.png is not a whole PNG or JPEG',
  ],
  [
    'a picture without alt text',
    edited(one, 'wordings: [The skin looks red.]', 'wordings: [The skin looks red.]\n    image: { file: a.png }'),
    'clues.0.image.alt: Invalid input',
  ],
  [
    'a picture named after the answer',
    {
      ...edited(
        one,
        'wordings: [The skin looks red.]',
        'wordings: [The skin looks red.]\n    image: { file: redoma.png, alt: skin }',
      ),
      'cases/redoma.png': png,
    },
    'color: "redoma" gives the answer away',
  ],
  [
    'a picture outside the folder',
    edited(
      one,
      'wordings: [The skin looks red.]',
      'wordings: [The skin looks red.]\n    image: { file: ../a.png, alt: skin }',
    ),
    'color: "../a.png" is no plain file name',
  ],
  [
    'a value that implies what it contradicts',
    edited('vocabulary.yaml', 'blue: { label: blue }', 'blue: { label: blue, implies: [red] }'),
    'vocabulary.yaml:7 color: "blue" implies what it contradicts',
  ],
  [
    'a site that lies within itself',
    edited('sites.yaml', 'in: null', 'in: kidney'),
    'sites.yaml:1 "abdomen" lies within itself',
  ],
  [
    'a group that belongs to its member',
    edited(red, 'families:', 'group: redoma\nfamilies:'),
    'diagnoses/redoma.yaml:4 "redoma" belongs to a group that belongs to it',
  ],
  [
    'a statement that disagrees with itself',
    edited('general.yaml', 'refs: [1]', 'refs: [1]\n    discrepancy: [pack.general.share]'),
    'general.yaml:9 pack.general.share: it disagrees with itself',
  ],
  [
    'a hedge of how rare a finding is',
    edited(red, 'text: is hard', 'text: is rarely hard'),
    'diagnoses/redoma.yaml:19 redoma.ct.feel: this hedges',
  ],
  [
    'a clue against the group of its answer',
    edited(red, 'families:', 'group: bluitis\nfamilies:'),
    'cases/one.yaml:8 color: it argues against bluitis, to which redoma belongs',
  ],
  ['a clue id twice', edited(one, '- id: feel', '- id: color'), 'cases/one.yaml:10 color: another clue has this id'],
  ['more clues shown than there are', edited(one, 'shows: 2', 'shows: 3'), 'cases/one.yaml:5 a dealing shows 3 clues'],
  ['a choice twice', edited('questions.yaml', '[red, blue, green]', '[red, red, green]'), 'a choice is given twice'],
  [
    'statements of nobody',
    { 'observed/other.yaml': 'statements: []' },
    'observed/other.yaml:1 pack.yaml observes no such patient',
  ],
  ['a file of another ending', { 'cases/two.yml': 'id: two' }, 'cases/two.yml:1 no such file belongs to a pack'],
];

test.each(faults)('%s is found', (_, change, expected) => {
  expect(problems(change).join('\n')).toContain(expected);
});

test('ten different faults are named together, each with its file and line', () => {
  const change = {
    ...edited('decoys.yaml', 'names: [verruca]', 'names: [erythroma]'),
    ...edited('vocabulary.yaml', '[blue]', '[azure]'),
    ...edited('questions.yaml', 'answer: 0', 'answer: 7'),
    [red]: smallPack[red]!.replace('[lumps]', '[bumps]')
      .replace('home: [abdomen]', 'home: [belly]')
      .replace('text: is hard', 'text: may be hard')
      .replace('attribute: share', 'attribute: part'),
    [one]: smallPack[one]!.replace('The skin looks red.', 'Redoma.')
      .replace('teaching: [redoma.exam.color]', 'teaching: [redoma.exam.taste]')
      .replace('from: [redoma.ct.feel]', 'from: [bluitis.ct.feel]'),
  };
  const found = problems(change);
  expect(found.length).toBeGreaterThanOrEqual(10);
  expect(new Set(found).size).toBeGreaterThanOrEqual(10);
});

test('what is misshapen or no YAML hides no other fault, and what leans on it is no fault of its own', () => {
  const change = {
    ...edited('pack.yaml', 'title: Two lumps\n', ''),
    ...edited('decoys.yaml', 'id: wart', 'id: Wart!'),
    ...edited('questions.yaml', 'answer: 0', 'answer: 7'),
    ...edited('sites.yaml', 'in: abdomen', 'in: belly'),
    ...edited('general.yaml', 'text: counts', 'text: Counts'),
    ...edited('observed/index-case.yaml', 'value: red', 'value: [red'),
    ...edited('diagnoses/bluitis.yaml', '    place: Findings, paragraph 1\n', ''),
    [red]: smallPack[red]!.replace('modality: exam', 'modality: smell').replace('text: is hard', 'text: may be hard'),
    [one]: smallPack[one]!.replace('It is hard on CT.', 'Redoma.'),
  };
  expect(problems(change)).toEqual([
    'cases/one.yaml:12 feel: "redoma" gives the answer away',
    'decoys.yaml:2 decoys.0.id: an id has lower-case letters, digits and single dashes',
    'diagnoses/bluitis.yaml:8 statements.0.place: Invalid input: expected string, received undefined',
    expect.stringMatching(/^diagnoses\/redoma\.yaml:9 statements\.0\.modality: Invalid option/),
    'diagnoses/redoma.yaml:19 redoma.ct.feel: this hedges, so it needs hedged: true',
    'general.yaml:6 statements.0.text: a text goes on after its subject, so it begins with a small letter',
    expect.stringMatching(/^observed\/index-case\.yaml:\d this is not YAML/),
    'pack.yaml:1 title: Invalid input: expected string, received undefined',
    'questions.yaml:1 there is no choice 7; choices count from 0',
    'sites.yaml:2 there is no site "belly"',
  ]);
});

test.each([
  ['may feel', true],
  ['can feel', true],
  ['feels so in up to 30% of cases', true],
  ['measures up to 15.4 cm', false],
  ['has no edge that one could make out', false],
  ['has no edge, and could grow', true],
  ['usually feels', false],
  ['cannot feel', false],
])('"%s" hedges: %s', (text, hedges) => {
  expect(problems(edited('observed/index-case.yaml', 'had a red swelling', text)).length > 0).toBe(hedges);
});

test('how rare a disease is, is no hedge', () => {
  expect(problems(edited('general.yaml', 'counts 3 cases', 'counts 3 rare cases'))).toEqual([]);
});

test('a loaded pack cannot be changed', () => {
  const loaded = loadPack(join(writePack(), 'small'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  expect(Object.isFrozen(loaded.pack.diagnoses.get('redoma')!.statements[0]!.values)).toBe(true);
  expect(Object.isFrozen(loaded.pack.cases.get('one')!.clues[0])).toBe(true);
});

test('a folder that is not there is said in one sentence', () => {
  expect(loadPacks('/nowhere/knowledge')).toEqual({
    problems: [expect.stringContaining('there is no folder /nowhere/knowledge')],
  });
});

test('a pack with problems is not loaded beside one without', () => {
  const loaded = loadPacks(writePack(edited(red, '[lumps]', '[bumps]')));
  expect(loaded).toEqual({
    problems: [expect.stringMatching(/small\/diagnoses\/redoma\.yaml:4 {2}there is no family "bumps"/)],
  });
});

test('the parsed values that are kept are used only for the same text, and a broken cache is no harm', () => {
  const folder = writePack();
  const cache = join(folder, 'cache');
  const ids = () => {
    const loaded = loadPacks(folder, cache);
    return 'packs' in loaded ? loaded.packs.map(({ title }) => title) : loaded.problems;
  };
  expect(ids()).toEqual(['Two lumps']);
  const kept = join(cache, 'small.json');
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('Two lumps', 'Kept lumps'));
  expect(ids()).toEqual(['Kept lumps']);
  writeFileSync(join(folder, 'small', 'pack.yaml'), smallPack['pack.yaml']!.replace('Two lumps', 'Three lumps'));
  expect(ids()).toEqual(['Three lumps']);
  writeFileSync(kept, '{"hash": 1');
  expect(ids()).toEqual(['Three lumps']);
});
