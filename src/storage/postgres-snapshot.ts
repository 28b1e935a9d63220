import pg from 'pg';
import { StorageFault } from './fault.ts';
import { faultOf } from './postgres-fault.ts';
import { judge, selectPage } from './postgres-layout.ts';
import { placeOf } from './postgres-pool.ts';
import { decodeRow } from './row.ts';

const pageSize = 1000;

/** Every record as it was at one moment. One connection of its own, for as long as it takes; each page has a limit. */
export async function* snapshotPostgres(url: string): AsyncGenerator<readonly [key: string, record: unknown]> {
  const place = placeOf(url);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'unknown-case backup',
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if ((await judge(client, place)) === 'new') {
      const message = `There is no store in ${place} yet: see whether DATABASE_URL is right.`;
      throw new StorageFault('unreadable', message);
    }
    let after = '';
    for (;;) {
      const { rows } = await client.query(selectPage, ['', '\u007f', after, pageSize]);
      for (const { key, value } of rows) yield [key, decodeRow(value)];
      if (rows.length < pageSize) return;
      after = rows.at(-1).key;
    }
  } catch (error) {
    throw faultOf(error, place);
  } finally {
    await client.end().catch(() => {});
  }
}
