import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIn, leaderboard, placeOn, type ScoredRound, seasonOf } from '../../../src/game/round/board.ts';

const round = (id: string, points: Readonly<Record<string, number>>): ScoredRound => ({
  id,
  closedAt: 0,
  results: Object.entries(points).map(([learner, own]) => ({ learner, points: own })),
});
const board = leaderboard([round('1', { ann: 100, bob: 50, cy: 80 }), round('2', { bob: 50, dee: 60, eve: 60 })]);

test('the sum of points ranks, equal sums share a rank, and the rank below counts them all', () => {
  expect(board.rows.map(({ rank, learner, points }) => [rank, learner, points])).toEqual([
    [1, 'ann', 100],
    [1, 'bob', 100],
    [3, 'cy', 80],
    [4, 'dee', 60],
    [4, 'eve', 60],
  ]);
  expect(board.rows[1]).toMatchObject({ rounds: 2, mean: 50, best: 50 });
  expect(board).toMatchObject({ rounds: 2, entries: 6 });
});

describe('one’s own place', () => {
  test('shows the gap to the next rank up and down, and names only those who opted in', () => {
    expect(placeOn(board, 'cy', new Map([['bob', 'Bob']]))).toEqual({
      row: board.rows[2],
      shared: 0,
      above: { rank: 1, gap: 20, names: [undefined, 'Bob'] },
      below: { rank: 4, gap: 20, names: [undefined, undefined] },
    });
  });

  test('at the top and at the foot there is no neighbor beyond', () => {
    expect(placeOn(board, 'ann', new Map())).toMatchObject({ shared: 1, above: undefined, below: { rank: 3 } });
    expect(placeOn(board, 'eve', new Map())).toMatchObject({ above: { rank: 3, gap: 20 }, below: undefined });
  });

  test('who entered nothing has none', () => {
    expect(placeOn(board, 'fay', new Map())).toBeUndefined();
  });
});

describe('seasons', () => {
  test('what closed belongs to the season of that moment: from its first to before the first of the next', () => {
    const within = (season: number) =>
      [0, 99, 100, 199, 200].filter((moment) => isIn(seasonOf([100, 200], season), moment));
    expect([1, 2, 3].map(within)).toEqual([[0, 99], [100, 199], [200]]);
  });

  test('the first has always run, and the latest still does', () => {
    expect(seasonOf([], 1)).toEqual({ name: 'season 1', from: 0, until: undefined });
    expect(seasonOf([100], 2)).toEqual({ name: 'season 2', from: 100, until: undefined });
  });

  test('a moment lies in one season and no other, however many began, and two at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 6 }), (moments) => {
        const begunAt = moments.toSorted((a, b) => a - b);
        const seasons = [...begunAt.keys(), begunAt.length].map((index) => seasonOf(begunAt, index + 1));
        for (let moment = 0; moment < 60; moment += 1) {
          expect(seasons.filter((season) => isIn(season, moment))).toHaveLength(1);
        }
      }),
    );
  });
});

test('who has deleted their data leaves counts and no row, and the ranks close up', () => {
  const gone = { learner: null, points: 100 };
  const rounds = [round('1', { bob: 50 }), round('2', { bob: 50 })];
  expect(leaderboard(rounds.map(({ results, ...rest }) => ({ ...rest, results: [gone, ...results] })))).toMatchObject({
    rounds: 2,
    entries: 4,
    rows: [{ rank: 1, learner: 'bob', points: 100 }],
  });
});

test('ranks fall with points, and mean and best bound one another, whatever was scored', () => {
  const results = fc.dictionary(fc.constantFrom('ann', 'bob', 'cy', 'dee'), fc.integer({ min: 0, max: 100 }));
  fc.assert(
    fc.property(fc.array(results, { maxLength: 6 }), (scored) => {
      const { rows } = leaderboard(scored.map((points, index) => round(`${index}`, points)));
      for (const [index, row] of rows.entries()) {
        const next = rows[index + 1];
        if (next) expect(Math.sign(row.points - next.points)).toBe(row.rank < next.rank ? 1 : 0);
        expect(row.mean <= row.best && row.best <= row.points).toBe(true);
      }
    }),
  );
});
