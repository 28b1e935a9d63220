import { expect, test } from 'vitest';
import { compareCard } from '../../src/bot/cards/compare.ts';
import { altOf } from '../../src/bot/picture-words.ts';
import type { Diagnosis } from '../../src/game/pack.ts';
import { aBoard, aComparison, aCourse, aDistribution, samples } from '../support/pictures.ts';
import { pack } from '../support/shipped.ts';

const diagnoses = [...pack.diagnoses.values()];
const isTelling = ({ cells }: { cells: readonly { apart: boolean }[] }) => cells.some(({ apart }) => apart);

/** Every pair of diagnoses, and each with the three that follow it. */
const sets: Diagnosis[][] = [
  ...diagnoses.flatMap((one, index) => diagnoses.slice(index + 1).map((other) => [one, other])),
  ...diagnoses.slice(3).map((_, index) => diagnoses.slice(index, index + 4)),
];

test('what a comparison shows stands in the text of its card too', () => {
  for (const set of sets) {
    const table = compareCard(set, pack).blocks.find((block) => block.kind === 'table');
    const { rows, leftOut } = aComparison(...set.map(({ id }) => id));
    expect(rows.length + leftOut).toBe(table?.rows.length);
    for (const { label, cells } of rows) {
      const beside = table!.rows.find(([name]) => name === label)!;
      for (const [index, { lines }] of cells.entries()) expect(beside[index + 1]).toBe(lines.join('; '));
    }
  }
});

test('every cell that says something has its place, and what tells apart comes first and never stands alone', () => {
  for (const set of sets) {
    const { rows } = aComparison(...set.map(({ id }) => id));
    for (const { cells, label } of rows) {
      for (const { lines, place, apart } of cells) {
        expect(place === '', label).toBe(lines.length === 0);
        if (apart) expect(lines.length).toBeGreaterThan(0);
      }
      expect(cells.filter(({ apart }) => apart).length, label).not.toBe(1);
    }
    expect(rows.map(isTelling)).toEqual(rows.map(isTelling).sort((one, other) => Number(other) - Number(one)));
  }
});

test('what the card says tells them apart is marked on the picture, and nothing else is', () => {
  for (const set of sets) {
    const said = compareCard(set, pack).blocks.find((_, index, blocks) => blocks[index - 1]?.kind === 'heading');
    const points = said?.kind === 'list' ? said.items.map(({ text }) => text) : [];
    const { rows } = aComparison(...set.map(({ id }) => id));
    for (const row of rows) expect(points.includes(row.label), row.label).toBe(isTelling(row));
  }
});

test('an alternative text says what the picture shows', () => {
  expect(altOf(samples['comparison-2'])).toBe(
    'A table that compares Leiomyosarcoma of the IVC and Retroperitoneal fibrosis on 8 points. 1 point on it tells them apart. T1 signal, MRI. Leiomyosarcoma of the IVC: low. Retroperitoneal fibrosis: isointense. 16 more points of comparison in the text.',
  );
  const calibration = [{ confidence: 'low' as const, lists: 2, right: 1 }];
  expect(altOf(aCourse({ calibration }))).toBe(
    'A chart of your progress. It shows the points at 18 first meetings: 20 at the first, 100 at the latest, where the mean of the last 5 is 82. The weakest diagnosis is Retroperitoneal lymphoma, with 0 points at best. The commonest mistake is Retroperitoneal lymphoma where it was Adrenal neuroblastoma, once. With low confidence 1 of 2 first lines was right.',
  );
  expect(altOf(aDistribution())).toMatch(
    /^A bar chart of what 12 entries named\. Leiomyosarcoma of the inferior vena cava, the answer, was named by 9, first by 5\. Angio/,
  );
  expect(altOf(aBoard())).toMatch(
    /^The leaderboard: Season since 4 May 2026\. 1\. Nadia Haddad: 512 points in 6 rounds\. 2\. A colleague: .* 3\. Tomás Ørsted-Müller \(you\): 466 points in 5 rounds\./,
  );
});

test('a learner without a case has no numbers to read out', () => {
  expect(altOf(aCourse({ meetings: [], mastery: [], taken: [], calibration: [] }))).toBe('A chart of your progress.');
});
