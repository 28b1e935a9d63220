import { expect, test } from 'vitest';
import { progressOf } from '../../src/game/progress.ts';

type Met = Parameters<typeof progressOf>[0][number];

function aMeeting(change: Partial<Met> = {}): Met {
  return { answer: 'wilms-tumor', at: 0, how: 'solved', points: 100, first: true, named: ['wilms-tumor'], ...change };
}

test('the course is that of first meetings, with the mean of the last five', () => {
  const points = [0, 100, 50, 50, 50, 100, 33];
  const met = points.flatMap((one, at) => [
    aMeeting({ points: one, at, how: one === 0 ? 'given-up' : 'solved' }),
    aMeeting({ points: 7, at, first: false }),
  ]);
  const { course } = progressOf(met);
  expect(course.map((meeting) => meeting.points)).toEqual(points);
  expect(course.map(({ mean }) => mean)).toEqual([0, 50, 50, 50, 50, 70, 57]);
  expect(course.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(course[0]!.solved).toBe(false);
  expect(course[1]!.solved).toBe(true);
});

test('before the first case there is nothing to show', () => {
  expect(progressOf([])).toMatchObject({ course: [], meanPoints: undefined, cases: 0 });
});
