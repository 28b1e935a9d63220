import { expect, test } from 'vitest';
import { compareCard } from '../../src/bot/cards/compare.ts';
import type { Item } from '../../src/bot/reply.ts';
import { placeOf } from '../../src/bot/words.ts';
import { contrastsOf } from '../../src/game/contrast.ts';
import { pack } from '../support/shipped.ts';

const diagnoses = [...pack.diagnoses.values()];
const pairs = diagnoses.flatMap((one, index) => diagnoses.slice(index + 1).map((other) => [one, other] as const));
const fours = diagnoses.slice(3).map((_, index) => diagnoses.slice(index, index + 4));

/** The points on which the card sets them against each other, the doubtful aside. */
function pointsOf(...ids: readonly string[]): readonly Item[] {
  const card = compareCard(
    ids.map((id) => pack.diagnoses.get(id)!),
    pack,
  );
  const doubtful = card.blocks.findIndex(
    ({ kind, ...block }) => kind === 'text' && `${'text' in block && block.text}`.includes('(?)'),
  );
  const plain = doubtful < 0 ? card.blocks : card.blocks.slice(0, doubtful);
  return plain.flatMap((block) => (block.kind === 'list' ? block.items.filter(({ under }) => under) : []));
}

const read = ({ text, note, under = [] }: Item): string[] => [
  note ? `${text} (${note})` : text,
  ...under.flatMap(read),
];

test('what several places say of one point stands once, with all of them', () => {
  expect(pointsOf('leiomyosarcoma-ivc', 'retroperitoneal-fibrosis').flatMap(read)).toEqual([
    'T1 signal, MRI',
    'Leiomyosarcoma of the IVC: low (Clinical & Imaging Findings, paragraph 2; Table 2, Findings on Imaging; Table 1, Leiomyosarcoma of the IVC, Additional imaging features)',
    'Retroperitoneal fibrosis: isointense (Table 1, Retroperitoneal Fibrosis, Additional imaging features)',
  ]);
});

test('where the paper sets nothing apart without a hedge, what it leans on is listed with the hedge', () => {
  expect(pointsOf('retroperitoneal-fibrosis', 'retroperitoneal-lymphoma').flatMap(read)).toEqual([
    'Effect on the aorta',
    'Retroperitoneal fibrosis: may: hardly displaced (Differential Diagnosis, paragraph 7 [50, 51, 52])',
    'Retroperitoneal lymphoma: pushed far forward (Differential Diagnosis, paragraph 7 [55])',
  ]);
});

test('the sign that the paper goes by is told, and how it says that one looks like the other', () => {
  const card = (...ids: readonly string[]) =>
    JSON.stringify(
      compareCard(
        ids.map((id) => pack.diagnoses.get(id)!),
        pack,
      ),
    );
  expect(card('retroperitoneal-lymphoma', 'retroperitoneal-fibrosis')).toMatch(
    /What the paper itself goes by:.*lymphadenopathy as its most specific.*ureters that deviate medially as its most specific/,
  );
  expect(card('retroperitoneal-liposarcoma', 'retroperitoneal-lipomatosis')).toContain('but for its mural enhancement');
  expect(card('retroperitoneal-liposarcoma', 'retroperitoneal-lymphoma')).not.toContain('but for its mural');
});

test('what departs from common teaching is set against it in doubt, and nothing else is', () => {
  const listsOf = (...ids: readonly string[]) =>
    compareCard(
      ids.map((id) => pack.diagnoses.get(id)!),
      pack,
    ).blocks.flatMap((block) => (block.kind === 'list' ? [block.items.flatMap(read)] : []));
  const [apart, doubtful] = listsOf('leiomyosarcoma-ivc', 'angiosarcoma-ivc');
  expect(apart!.join('\n')).not.toContain('?');
  expect(doubtful!.filter((line) => line.includes('?')).length).toBeGreaterThan(0);
  expect(doubtful).toContainEqual(expect.stringMatching(/^T2 signal, MRI/));
});

test('a group and its member are not set against each other', () => {
  const [schwannoma, group] = ['schwannoma', 'neurogenic-tumor'].map((id) => pack.diagnoses.get(id)!);
  expect(JSON.stringify(compareCard([schwannoma!, group!], pack))).toContain(
    'A group and its member exclude one another',
  );
});

test('what the paper says both ways of a diagnosis tells it from nothing', () => {
  const points = pointsOf('neurogenic-tumor', 'paraganglioma');
  expect(points.map(({ text }) => text)).not.toContain('Presentation');
});

test('no point stands twice, nor a diagnosis or a place on it', () => {
  const isOnce = (texts: readonly string[]) => new Set(texts).size === texts.length;
  for (const set of [...pairs, ...fours]) {
    const points = pointsOf(...set.map(({ id }) => id));
    expect(isOnce(points.map(({ text }) => text))).toBe(true);
    for (const { text, under = [] } of points) {
      expect(under.length, text).toBeGreaterThan(1);
      expect(isOnce(under.map((item) => item.text.split(':')[0]!)), text).toBe(true);
      for (const { note = '' } of under) expect(isOnce(note.split('; ')), text).toBe(true);
    }
  }
});

test('every place behind a contrast is given', () => {
  for (const [one, other] of pairs) {
    const notes = pointsOf(one.id, other.id).flatMap(({ under = [] }) => under.map(({ note }) => note));
    for (const { a, b } of contrastsOf(one, other, pack)) {
      for (const statement of [a, b]) expect(notes.join('; ')).toContain(placeOf(statement));
    }
  }
});
