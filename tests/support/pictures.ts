import { compareCard } from '../../src/bot/cards/compare.ts';
import type { Board, Comparison, Course, Distribution } from '../../src/bot/picture.ts';
import { progressOf } from '../../src/game/progress.ts';
import { pack } from './shipped.ts';

const nameOf = (id: string) => pack.diagnoses.get(id)!.name;
const day = 86_400_000;
const monday = Date.parse('2026-05-04T07:00:00Z');

/** The picture of `/study compare` from the shipped pack. */
export function aComparison(...ids: readonly string[]): Comparison {
  const [block] = compareCard(
    ids.map((id) => pack.diagnoses.get(id)!),
    pack,
  ).blocks;
  if (block?.kind !== 'picture' || block.picture.kind !== 'comparison') throw new Error('No comparison on the card');
  return block.picture;
}

export function aCourse(change: Partial<Course> = {}): Course {
  const answers = [...pack.cases.values()].map(({ answer }) => answer).slice(0, 18);
  const points = [20, 0, 45, 60, 36, 80, 25, 100, 72, 64, 100, 48, 90, 100, 80, 36, 95, 100];
  const met = answers.map((answer, index) => ({
    answer,
    at: monday + index * 3 * day,
    how: points[index]! >= 60 ? ('solved' as const) : ('given-up' as const),
    points: points[index]!,
    first: true,
    named: [points[index]! >= 60 ? answer : 'retroperitoneal-lymphoma'],
    confidence: (['low', 'middle', 'high'] as const)[index % 3],
  }));
  const { course, mastery, taken, calibration } = progressOf(met);
  return {
    kind: 'course',
    meetings: course,
    mastery: mastery.slice(0, 6).map(({ answer, best, met: times }) => ({ name: nameOf(answer), best, met: times })),
    strongerLeftOut: mastery.length - 6,
    taken: taken.slice(0, 3).map(({ answer, named, times }) => ({
      answer: nameOf(answer),
      named: nameOf(named),
      times,
    })),
    calibration,
    ...change,
  };
}

export function aDistribution(change: Partial<Distribution> = {}): Distribution {
  const bar = (id: string, named: number, first: number) => ({ name: nameOf(id), named, first, answer: false });
  return {
    kind: 'distribution',
    entries: 12,
    bars: [
      { ...bar('leiomyosarcoma-ivc', 9, 5), answer: true },
      bar('angiosarcoma-ivc', 7, 3),
      bar('retroperitoneal-liposarcoma', 6, 2),
      bar('malignant-fibrous-histiocytoma', 4, 1),
      bar('retroperitoneal-fibrosis', 3, 1),
      bar('pecoma-ivc', 1, 0),
    ],
    leftOut: 2,
    ...change,
  };
}

export function aBoard(change: Partial<Board> = {}): Board {
  return {
    kind: 'board',
    season: 'Season since 4 May 2026',
    rows: [
      { rank: 1, name: 'Nadia Haddad', points: 512, rounds: 6, own: false },
      { rank: 2, name: undefined, points: 498, rounds: 6, own: false },
      { rank: 3, name: 'Tomás Ørsted-Müller', points: 466, rounds: 5, own: true },
      { rank: 4, name: undefined, points: 451, rounds: 6, own: false },
      { rank: 5, name: 'K. Papadopoulou (PGY-4)', points: 300, rounds: 4, own: false },
    ],
    ...change,
  };
}

/** One of every kind, and of comparisons one for each number of diagnoses. */
export const samples = {
  'comparison-2': aComparison('leiomyosarcoma-ivc', 'retroperitoneal-fibrosis'),
  'comparison-3': aComparison('leiomyosarcoma-ivc', 'angiosarcoma-ivc', 'retroperitoneal-lymphoma'),
  'comparison-4': aComparison('leiomyosarcoma-ivc', 'angiosarcoma-ivc', 'pecoma-ivc', 'retroperitoneal-liposarcoma'),
  course: aCourse(),
  distribution: aDistribution(),
  board: aBoard(),
};
