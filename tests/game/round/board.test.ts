import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addSeason,
  forgetOnBoard,
  leaderboard,
  placeOn,
  roundsOf,
  type ScoredRound,
  type Season,
  seasonAt,
} from '../../../src/game/round/board.ts';

const round = (id: string, points: Readonly<Record<string, number>>, closedAt = 0): ScoredRound => ({
  id,
  closedAt,
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
  const autumn: Season = { name: 'Autumn', from: 100, until: 200 };

  test('a round belongs to the season in which its entries closed: from the first moment to before the last', () => {
    const rounds = [99, 100, 199, 200].map((closedAt) => round(`${closedAt}`, {}, closedAt));
    expect(roundsOf(autumn, rounds).map(({ id }) => id)).toEqual(['100', '199']);
    expect(seasonAt([autumn], 200)).toBeUndefined();
  });

  test('a season that still runs ends where the next begins', () => {
    const added = addSeason([{ name: 'Spring', from: 0, until: undefined }], { ...autumn, until: undefined });
    expect(added).toEqual({
      seasons: [
        { name: 'Spring', from: 0, until: 100 },
        { name: 'Autumn', from: 100, until: undefined },
      ],
    });
  });

  test.each([
    ['without a name', { name: ' ', from: 300, until: 400 }, 'no-name'],
    ['ending before it begins', { name: 'B', from: 300, until: 300 }, 'ends-first'],
    ['of a name that is taken', { name: 'autumn', from: 300, until: 400 }, 'name-taken'],
    ['over another', { name: 'B', from: 150, until: 400 }, 'overlaps'],
    ['around another', { name: 'B', from: 50, until: undefined }, 'overlaps'],
  ])('none is added %s', (_, season, refused) => {
    expect(addSeason([autumn], season)).toMatchObject({ refused });
  });

  test('a moment never lies in two seasons, whatever was added', () => {
    const season = fc.record({ name: fc.string(), from: fc.nat(50), until: fc.option(fc.nat(60), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(season, { maxLength: 6 }), (wanted) => {
        const seasons = wanted.reduce<readonly Season[]>((kept, one) => {
          const step = addSeason(kept, one);
          return 'refused' in step ? kept : step.seasons;
        }, []);
        for (let moment = 0; moment < 70; moment += 1) {
          const there = seasons.filter(
            ({ from, until }) => from <= moment && moment < (until ?? Number.POSITIVE_INFINITY),
          );
          expect(there.length).toBeLessThanOrEqual(1);
          expect(seasonAt(seasons, moment)).toBe(there[0]);
        }
      }),
    );
  });
});

test('who deletes their data leaves counts and no row, and the ranks close up', () => {
  const rounds = [round('1', { ann: 100, bob: 50 }), round('2', { ann: 80, bob: 50 })];
  const forgotten = forgetOnBoard(rounds, 'ann');
  expect(JSON.stringify(forgotten)).not.toContain('ann');
  expect(leaderboard(forgotten)).toMatchObject({
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
