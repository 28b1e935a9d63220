import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDifferential } from '../../../src/game/differential.ts';
import { grade } from '../../../src/game/grade.ts';
import { understand } from '../../../src/game/recognise/understand.ts';
import { gradeInRoom, type RoomName, readInRoom, whyNotAccept } from '../../../src/game/round/names.ts';
import { aKey, aRoomName, unknown } from '../../support/group.ts';
import { lexicon, pack } from '../../support/shipped.ts';

const lymphoma = unknown.answer;
const reading = aKey();
const objection = (text: string, diagnosis = lymphoma, as: RoomName['as'] = 'name', names: readonly RoomName[] = []) =>
  whyNotAccept({ text, diagnosis, as }, { ...reading, names });
const gradeOf = (text: string, names: readonly RoomName[], answer = lymphoma) =>
  gradeInRoom(answer, readInRoom(text, { ...reading, names }), pack);

describe('a name can be accepted', () => {
  test.each([
    ['a word that nobody knows', 'bulky nodal blobs', lymphoma, 'name'],
    ['the name of an unknown disease', 'osteochondromyxoma', lymphoma, 'name'],
    ['a name that leaves out a site which the room takes for granted', 'angiosarcoma', 'angiosarcoma-ivc', 'name'],
    ['a disease that the paper does not discuss, as partly right', 'Castleman disease', lymphoma, 'partial'],
    ['what the paper ties to it, as partly right', 'tuberous sclerosis', 'extrapulmonary-lam', 'partial'],
  ] as const)('%s: %s', (_, text, diagnosis, as) => {
    expect(objection(text, diagnosis, as)).toBeUndefined();
  });
});

describe('a name cannot be accepted', () => {
  test.each([
    [
      'it is another diagnosis',
      'RPF',
      lymphoma,
      'name',
      { refused: 'belongs-to', of: [{ id: 'retroperitoneal-fibrosis' }] },
    ],
    ['partly no more than in full', 'RPF', lymphoma, 'partial', { refused: 'belongs-to' }],
    [
      'it is another one, misspelled',
      'lyposarcoma',
      lymphoma,
      'name',
      { refused: 'belongs-to', of: [{ id: 'retroperitoneal-liposarcoma' }] },
    ],
    [
      'a member with an id of its own is another diagnosis',
      'schwannoma',
      'neurogenic-tumor',
      'name',
      { refused: 'belongs-to' },
    ],
    ['a class never is a name', 'sarcoma', 'angiosarcoma-ivc', 'name', { refused: 'belongs-to' }],
    ['a class counts by itself', 'sarcoma', 'angiosarcoma-ivc', 'partial', { refused: 'belongs-to' }],
    [
      'a decoy is never right in full',
      'Castleman disease',
      lymphoma,
      'name',
      { refused: 'belongs-to', of: [{ kind: 'decoy' }] },
    ],
    ['what lies behind another lesion', 'tuberous sclerosis', lymphoma, 'partial', { refused: 'belongs-to' }],
    ['it says that it is elsewhere', 'uterine leiomyosarcoma', 'leiomyosarcoma-ivc', 'name', { refused: 'elsewhere' }],
    ['it says that it is not', 'not lymphoma', lymphoma, 'name', { refused: 'denied' }],
    ['it denies something else', 'no blobs', lymphoma, 'name', { refused: 'denied' }],
    ['two at once', 'lymphoma and schwannoma', lymphoma, 'name', { refused: 'several' }],
    ['a list', 'blobs; RPF; EMH', lymphoma, 'name', { refused: 'several' }],
    ['it is right as it stands', 'NHL', lymphoma, 'name', { refused: 'counts-already' }],
    ['it counts partly as it stands', 'angiosarcoma', 'angiosarcoma-ivc', 'partial', { refused: 'counts-already' }],
    ['no name but a mass', 'malignant retroperitoneal mass', lymphoma, 'name', { refused: 'no-name' }],
    ['nothing at all', ' ?! ', lymphoma, 'name', { refused: 'no-name' }],
    ['longer than any name', 'blob '.repeat(30), lymphoma, 'name', { refused: 'too-long' }],
  ] as const)('%s: %s', (_, text, diagnosis, as, expected) => {
    expect(objection(text, diagnosis, as)).toMatchObject(expected);
  });

  test('what one ruling gave to a diagnosis another cannot give to a second', () => {
    const names = [aRoomName('nodal blobs')];
    expect(objection('blobs, nodal', 'schwannoma', 'name', names)).toMatchObject({ refused: 'accepted-otherwise' });
    expect(objection('nodal blobs', lymphoma, 'partial', names)).toMatchObject({ refused: 'accepted-otherwise' });
    expect(objection('Nodal Blobs', lymphoma, 'name', names)).toBeUndefined();
  });

  test('no listed name of any entity can become the name of another diagnosis', () => {
    const owned = lexicon.namings.filter(({ entity, kind }) => entity.id !== lymphoma && kind !== 'histology');
    const stolen = owned.filter(({ name }) => objection(name) === undefined).map(({ name }) => name);
    expect(owned.length).toBeGreaterThan(2000);
    expect(stolen).toEqual([]);
  });
});

describe('in the room that accepted it', () => {
  test('a name is the diagnosis, in any order and case, and nowhere else', () => {
    const names = [aRoomName('nodal blobs')];
    expect(gradeOf('Blobs, NODAL', names)).toMatchObject({ verdict: 'correct', credit: 1, recognized: lymphoma });
    expect(gradeOf('nodal blobs', names, 'schwannoma')).toMatchObject({ verdict: 'wrong', credit: 0 });
    expect(gradeOf('nodal blob-like things', names).verdict).toBe('unrecognized');
    expect(gradeOf('nodal blobs', []).verdict).toBe('unrecognized');
  });

  test('what counts partly is worth half and is never right', () => {
    const names = [aRoomName('Castleman disease', { as: 'partial' })];
    expect(gradeOf('castleman disease', names)).toMatchObject({
      verdict: 'partial',
      credit: 0.5,
      recognized: 'castleman-disease',
    });
    expect(gradeOf('nodal blobs', [aRoomName('nodal blobs', { as: 'partial' })])).toMatchObject({ credit: 0.5 });
    expect(gradeOf('castleman disease', names, 'schwannoma').credit).toBe(0);
  });

  test('a name that leaves out the site is right, and with a wrong site wrong as ever', () => {
    const names = [aRoomName('angiosarcoma', { diagnosis: 'angiosarcoma-ivc' })];
    expect(gradeOf('angiosarcoma', names, 'angiosarcoma-ivc').verdict).toBe('correct');
    expect(gradeOf('hepatic angiosarcoma', names, 'angiosarcoma-ivc').verdict).toBe('wrong');
  });

  test('the pack takes back a name that it lists for another diagnosis', () => {
    expect(gradeOf('RPF', [aRoomName('RPF')]).verdict).toBe('wrong');
    expect(gradeOf('NHL', [aRoomName('NHL', { as: 'partial' })])).toMatchObject({ verdict: 'correct', credit: 1 });
  });

  test('a list is read with it', () => {
    const key = aKey({ names: [aRoomName('nodal blobs')] });
    const read = (text: string) => readInRoom(text, key).understood;
    const { ranked, repeated, unread } = readDifferential(['RPF; nodal blobs, NHL'], pack, lexicon, read);
    expect([ranked, repeated, unread].map((lines) => lines.map(({ text }) => text))).toEqual([
      ['RPF', 'nodal blobs'],
      ['NHL'],
      [],
    ]);
  });

  test('every line that no ruling is about is read as everywhere', () => {
    const names = [aRoomName('nodal blobs'), aRoomName('osteochondromyxoma', { as: 'partial' })];
    const texts = fc.oneof(
      fc.constantFrom('RPF', 'not lymphoma', 'angiosarcoma', 'UPS/MFH', 'qwertz', 'nodal'),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const understood = understand(text, pack, lexicon);
        expect(readInRoom(text, { ...reading, names }).understood).toEqual(understood);
        expect(gradeOf(text, names)).toEqual(grade(lymphoma, understood, pack));
      }),
    );
  });
});
