import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageFault } from './fault.ts';
import { inspect } from './inspect.ts';
import type { Place } from './open.ts';
import { decodeRow } from './row.ts';
import { sqliteFile } from './sqlite.ts';
import { faultOf } from './sqlite-fault.ts';

/**
 * Every record as it was at one moment, by key, while others go on writing.
 *
 * @throws StorageFault, one sentence for whoever runs the server.
 */
export async function* snapshotOf(place: Place): AsyncGenerator<readonly [key: string, record: unknown]> {
  if (place.databaseUrl === undefined) yield* snapshotSqlite(sqliteFile(place.dataDir));
  else yield* (await import('./postgres-snapshot.ts')).snapshotPostgres(place.databaseUrl);
}

function* snapshotSqlite(file: string): Generator<readonly [key: string, record: unknown]> {
  const busyTimeoutMs = 5000;
  if (!existsSync(file) || inspect(file, busyTimeoutMs) === 'new')
    throw new StorageFault(
      'unreadable',
      `There is no store at ${file} yet: see whether DATA_DIR or DATABASE_URL is right.`,
    );
  try {
    using database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    // As long as one statement runs, it sees what was there when it began.
    const select = database.prepare("SELECT key, value FROM keyv WHERE namespace = '' ORDER BY key");
    for (const { key, value } of select.iterate()) yield [String(key), decodeRow(String(value))];
  } catch (error) {
    throw faultOf(error, file);
  }
}
