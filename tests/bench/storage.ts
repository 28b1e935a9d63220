import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../src/storage/postgres.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import type { Store } from '../../src/storage/store.ts';
import { startServer } from '../support/postgres.ts';
import { quantile } from './measure.ts';

/** Updates that were durable when they were acknowledged. Times in milliseconds. */
export interface StorageRow {
  readonly store: 'SQLite' | 'PostgreSQL';
  /** Updates under way at a time, each begun when the one before it was acknowledged. */
  readonly atOnce: number;
  readonly records: 'one each' | 'the same';
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Both stores on this machine's disk, from one process; a learner's record has about a kilobyte. */
export async function benchStorage(msEach: number): Promise<readonly StorageRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-'));
  const server = await startServer();
  const stores = [
    ['SQLite', await openSqlite(folder)],
    ['PostgreSQL', await openPostgres(await server.database())],
  ] as const;
  const rows: StorageRow[] = [];
  try {
    for (const [store, opened] of stores)
      for (const records of ['one each', 'the same'] as const)
        for (const atOnce of [1, 16, 64])
          rows.push({ store, atOnce, records, ...(await measure(opened, atOnce, records, msEach)) });
  } finally {
    for (const [, opened] of stores) await opened.close();
    await server.remove();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

async function measure(store: Store, atOnce: number, records: StorageRow['records'], ms: number) {
  const finished = 'x'.repeat(1000);
  const times: number[] = [];
  const update = async (writer: number) => {
    const key = `learner:${records === 'the same' ? 0 : writer}`;
    const from = performance.now();
    await store.update([key], (found) => {
      const count = (found.get(key) as { count: number } | undefined)?.count ?? 0;
      return { writes: new Map([[key, { v: 1, count: count + 1, finished }]]), result: count };
    });
    times.push(performance.now() - from);
  };
  const work = async (until: number) => {
    await Promise.all(
      Array.from({ length: atOnce }, async (_, writer) => {
        while (performance.now() < until) await update(writer);
      }),
    );
  };
  await work(performance.now() + ms / 4);
  times.length = 0;
  const from = performance.now();
  await work(from + ms);
  const seconds = (performance.now() - from) / 1000;
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

export function sayStorage(rows: Awaited<ReturnType<typeof benchStorage>>): string {
  const lines = rows.map((row) =>
    [
      row.store.padEnd(15),
      `${row.atOnce}`.padStart(9),
      row.records.padStart(9),
      row.perSecond.toFixed(0).padStart(10),
      row.p50.toFixed(2).padStart(8),
      row.p99.toFixed(2).padStart(8),
    ].join(' '),
  );
  return ['durable updates   at once  records   a second   p50 ms   p99 ms', ...lines].join('\n');
}
