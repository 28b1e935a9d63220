import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unknownCase } from '../../commands/case.ts';
import { type Finished, historyRefs, type Learner, newLearner } from '../../src/bot/learner.ts';
import type { Save, Shelf } from '../../src/bot/records.ts';
import { begin } from '../../src/game/attempt.ts';
import type { Pack } from '../../src/game/pack.ts';
import { kinds } from '../../src/storage/kinds/index.ts';
import { openShelf } from '../../src/storage/shelf.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { quantile } from './measure.ts';

/** What a learner costs after so many cases. Times in milliseconds, sizes in bytes. */
export interface LearnerRow {
  readonly finished: number;
  readonly recordBytes: number;
  /** The record from its row and back into one, checked both ways. */
  readonly parseP50: number;
  /** Read, changed and durable on SQLite, with all that /case needs besides. */
  readonly caseP50: number;
  readonly caseP99: number;
  /** Every page of the history, as /progress reads it. */
  readonly historyP50: number;
}

export async function benchLearner(pack: Pack, counts = [0, 500, 5000]): Promise<readonly LearnerRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-'));
  const store = await openSqlite(folder);
  const rows: LearnerRow[] = [];
  try {
    for (const count of counts) rows.push(await measure(openShelf(store), pack, count));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

async function measure(shelf: Shelf, pack: Pack, count: number): Promise<LearnerRow> {
  const learner = aLearnerWith(pack, count);
  const pages = historyRefs(learner);
  const history = pages.map(({ id }, page): Save => {
    const finished = Array.from({ length: Math.min(50, count - page * 50) }, (_, at) =>
      aFinished(pack, page * 50 + at),
    );
    return { kind: 'history', id, record: { finished } };
  });
  const saves: Save[] = [{ kind: 'learner', id: learner.id, record: learner }, ...history];
  await shelf.change({ writes: saves.map(({ kind, id }) => ({ kind, id })) }, () => ({ saves, result: undefined }));

  const row = kinds.learner.row(learner);
  const parse = await timeOf(200, async () => void kinds.learner.row(kinds.learner.read('learner:x', row)!));
  const known = { learner, room: undefined, seed: 'seed' };
  const { writes = [], reads = [] } = unknownCase.needs({ kind: 'command', name: 'case', args: {} }, known);
  const own = { kind: 'learner', id: learner.id } as const;
  const played = await timeOf(100, () =>
    shelf.change({ writes: [own, ...writes], reads }, (found) => {
      for (const { kind, id } of [own, ...writes]) found.get(kind, id);
      return { saves: [{ ...own, record: learner }], result: undefined };
    }),
  );
  const read = await timeOf(20, () =>
    shelf.change({ reads: pages }, (found) => {
      for (const { id } of pages) found.get('history', id);
      return { saves: [], result: undefined };
    }),
  );
  return {
    finished: count,
    recordBytes: Buffer.byteLength(JSON.stringify(row)),
    parseP50: quantile(parse, 0.5),
    caseP50: quantile(played, 0.5),
    caseP99: quantile(played, 0.99),
    historyP50: quantile(read, 0.5),
  };
}

async function timeOf(times: number, work: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await work();
    taken.push(performance.now() - from);
  }
  return taken;
}

/** Weekly rounds for as long as three cases a day take, every case met, the most rooms and the latest attempts kept. */
function aLearnerWith(pack: Pack, count: number): Learner {
  const id = `learner-${count}`;
  const ids = [...pack.cases.keys()].slice(0, count);
  const commits = [1, 2, 3].map((afterClue) => ({
    at: afterClue,
    afterClue,
    guesses: ['lymphoma', 'RPF', 'schwannoma'],
  }));
  const recent = ids.slice(0, 5).map((unknown) => ({ ...begin(`a-${unknown}`, pack.id, unknown, 'seed', 1), commits }));
  return {
    ...newLearner(id),
    recent,
    finished: count,
    gathered: count,
    reviews: count * 4,
    met: Object.fromEntries(ids.map((unknown) => [unknown, { at: 1, points: 50 }])),
    rounds: Array.from({ length: Math.floor(count / 21) }, (_, round) => `round-${round}`),
  };
}

function aFinished(pack: Pack, index: number): Finished {
  const cases = [...pack.cases.values()];
  const unknown = cases[index % cases.length]!;
  return {
    attempt: `attempt-${index}`,
    case: unknown.id,
    answer: unknown.answer,
    at: index,
    how: 'clues-spent',
    points: index % 101,
    first: index < cases.length,
    named: ['retroperitoneal-fibrosis', 'retroperitoneal-lymphoma', 'schwannoma'],
    way: { tookFirst: ['retroperitoneal-fibrosis', 'schwannoma'], anchored: false, late: 1 },
  };
}

export function sayLearner(rows: Awaited<ReturnType<typeof benchLearner>>): string {
  const lines = rows.map((row) =>
    [
      `${row.finished}`.padStart(14),
      (row.recordBytes / 1000).toFixed(1).padStart(11),
      row.parseP50.toFixed(2).padStart(10),
      row.caseP50.toFixed(2).padStart(14),
      row.caseP99.toFixed(2).padStart(8),
      row.historyP50.toFixed(1).padStart(12),
    ].join(' '),
  );
  return ['finished cases   record kB   parse ms   /case p50 ms   p99 ms   history ms', ...lines].join('\n');
}
