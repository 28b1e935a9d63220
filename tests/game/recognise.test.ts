import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance } from '../../src/game/chance.ts';
import { gradeText } from '../../src/game/grade.ts';
import { foldName } from '../../src/game/recognise/fold.ts';
import { namesOf } from '../../src/game/recognise/lexicon.ts';
import { isWellFormed } from '../../src/game/recognise/morphology.ts';
import { errorsBetween, indexNear } from '../../src/game/recognise/near.ts';
import { understand } from '../../src/game/recognise/understand.ts';
import { lexicon, pack } from '../support/shipped.ts';

const all = namesOf(pack);
const diagnoses = [...pack.diagnoses.keys()];
const listed = new Set(all.flatMap(({ names }) => names.map(({ name }) => foldName(name))));
const read = (text: string) => understand(text, pack, lexicon);

test('every name of every diagnosis is correct for it and for no other', () => {
  const wrong: string[] = [];
  for (const { entity, names } of all.filter((known) => known.entity.kind === 'diagnosis')) {
    for (const { name, kind } of names) {
      for (const target of diagnoses) {
        const { verdict } = gradeText(target, name, pack, lexicon);
        const needsSite = pack.diagnoses.get(entity.id)?.site.required && kind !== 'full';
        const expected = target === entity.id && !needsSite;
        if ((verdict === 'correct') !== expected && !(kind === 'member' && target === entity.id))
          wrong.push(`${name} for ${target}: ${verdict}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('every name of every decoy, family and association is correct for nothing', () => {
  const wrong: string[] = [];
  for (const { entity, names } of all.filter((known) => known.entity.kind !== 'diagnosis')) {
    for (const { name } of names) {
      const understood = read(name);
      if (understood.kind !== 'entity' || understood.entity.id !== entity.id)
        wrong.push(`${name}: ${JSON.stringify(understood)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('no name of a diagnosis, family or association is the name of anything else, in any word order', () => {
  const owners = new Map<string, Set<string>>();
  for (const { entity, words } of lexicon.namings) {
    const key = words.toSorted().join(' ');
    owners.set(key, (owners.get(key) ?? new Set()).add(entity.id));
  }
  const decoys = new Set(pack.decoys.keys());
  expect(
    [...owners]
      .filter(([, ids]) => ids.size > 1 && [...ids].some((id) => !decoys.has(id)))
      .map(([name, ids]) => `${name}: ${[...ids].join(', ')}`),
  ).toEqual([]);
});

/** Every deletion and swap, and for each place one insertion and one replacement by a letter drawn from the seed. */
function singleEdits(name: string, seed: string): string[] {
  const luck = chance(seed);
  const letter = () => 'abcdefghijklmnopqrstuvwxyz'[luck.pick(26)]!;
  const edits: string[] = [];
  for (let at = 0; at < name.length; at += 1) {
    const [before, after] = [name.slice(0, at), name.slice(at)];
    edits.push(`${before}${after.slice(1)}`, `${before}${letter()}${after}`, `${before}${letter()}${after.slice(1)}`);
    if (after.length > 1) edits.push(`${before}${after[1]}${after[0]}${after.slice(2)}`);
  }
  return edits.filter((edit) => foldName(edit) !== foldName(name) && !listed.has(foldName(edit)));
}

/** What a text would be graded correct for; one reading decides for all targets. */
function correctFor(text: string): string | undefined {
  const understood = read(text);
  if (
    understood.kind !== 'entity' ||
    understood.entity.kind !== 'diagnosis' ||
    understood.denied ||
    understood.site !== 'agrees'
  )
    return undefined;
  return understood.entity.id;
}

describe('single typing errors', () => {
  test('make no name correct for another diagnosis', () => {
    const wrong: string[] = [];
    for (const { entity, names } of all) {
      for (const { name } of names) {
        for (const edit of singleEdits(name, `${name} 1`)) {
          const found = correctFor(edit);
          if (found !== undefined && found !== entity.id)
            wrong.push(`${edit} (of ${name}, ${entity.id}) reads as ${found}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of names of seven letters and more still resolve to their own, 97 in 100', () => {
    let edits = 0;
    const lost: string[] = [];
    for (const { entity, names } of all.filter((known) => known.entity.kind === 'diagnosis')) {
      for (const { name } of names.filter((known) => known.name.length >= 7)) {
        for (const edit of singleEdits(name, `${name} 2`)) {
          edits += 1;
          const understood = read(edit);
          if (understood.kind !== 'entity' || understood.entity.id !== entity.id || understood.denied) lost.push(edit);
        }
      }
    }
    expect(edits).toBeGreaterThan(5_000);
    expect(1 - lost.length / edits, lost.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.97);
  });
});

test('text of any kind is read without throwing', () => {
  const words = fc.constantFrom(
    'not',
    'lymphoma',
    'of the',
    'IVC',
    ',',
    'with',
    '||',
    '<@1>',
    '\u202e',
    'LMS',
    '(',
    ')',
    'ruled out',
    '💥',
    "can't",
  );
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(words).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) =>
      ['correct', 'partial', 'wrong', 'unrecognized'].includes(gradeText('lymphangioma', text, pack, lexicon).verdict),
    ),
    { numRuns: 2_000 },
  );
});

test('case, punctuation, small words and word order make no other diagnosis', () => {
  const names = all
    .filter((known) => known.entity.kind === 'diagnosis')
    .flatMap(({ entity, names: own }) => own.map(({ name }) => ({ id: entity.id, name })));
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom('probable ', 'I think it is ', '??', 'r/o ', '- '),
      fc.boolean(),
      ({ id, name }, front, upper) => {
        const understood = read(`${front}${upper ? name.toUpperCase() : name.toLowerCase()}?`);
        expect(understood).toMatchObject({ kind: 'entity', entity: { id }, denied: false });
      },
    ),
  );
});

test('errors are counted as a typist makes them, and the index finds what counting finds', () => {
  expect(errorsBetween('fibrosis', 'firbosis', 2)).toBe(1);
  expect(errorsBetween('lipoma', 'liposarcoma', 2)).toBe(3);
  const words = ['lymphoma', 'lymphangioma', 'lipoma', 'liposarcoma', 'hemangioma', 'paraganglioma', 'ganglioneuroma'];
  const index = indexNear(words, 4);
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(), fc.integer({ min: 97, max: 122 }), (word, place, code) => {
      const at = place % word.length;
      const typed = `${word.slice(0, at)}${String.fromCharCode(code)}${word.slice(at + 1)}`;
      const least = Math.min(...words.map((other) => errorsBetween(typed, other, 2)));
      expect(index.nearest(typed, 1)).toEqual({
        errors: least,
        found: words.filter((other) => errorsBetween(typed, other, 2) === least),
      });
    }),
  );
});

test.each([
  ['angiolipoma', true],
  ['osteochondroma', true],
  ['leiomyosarcoma', true],
  ['rhabdomysarcoma', false],
  ['lymphangiona', false],
  ['schwanoma', false],
  ['tumor', false],
])('%s is built as a disease name is: %s', (word, wellFormed) => {
  expect(isWellFormed(word)).toBe(wellFormed);
});
