import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { type Database, storeOn } from './database.ts';
import { StorageFault } from './fault.ts';
import { inspect, storeNamespace, storeSchema } from './inspect.ts';
import { decodeRow, rowCodec } from './row.ts';
import { faultOf } from './sqlite-fault.ts';
import type { Records, Store } from './store.ts';

export interface SqliteOptions {
  /** How long to wait for another process that writes. The event loop stands still meanwhile. */
  readonly busyTimeoutMs?: number;
}

export function sqliteFile(folder: string): string {
  return join(resolve(folder), 'unknown-case.sqlite');
}

/**
 * Opens `unknown-case.sqlite` in a folder, and makes both if need be. A file that cannot be used is left as it is.
 *
 * @throws StorageFault, one sentence for whoever runs the server.
 */
export async function openSqlite(folder: string, { busyTimeoutMs = 5000 }: SqliteOptions = {}): Promise<Store> {
  const file = sqliteFile(folder);
  const state = inspect(file, busyTimeoutMs);
  const options = { uri: `sqlite://${file}`, driver: 'node:sqlite', wal: true, busyTimeout: busyTimeoutMs } as const;
  const adapter = new KeyvSqlite(options);
  try {
    await adapter.ready;
    // What is acknowledged must be on the disk, not on its way there.
    await adapter.query('PRAGMA synchronous = FULL');
    const stamp = `INSERT OR IGNORE INTO keyv (namespace, key, value) VALUES ('${storeNamespace}', 'schema', ?)`;
    if (state === 'new') await adapter.query(stamp, String(storeSchema));
  } catch (error) {
    await adapter.disconnect().catch(() => {});
    throw faultOf(error, file);
  }
  return storeOn(databaseOn(adapter, file));
}

/** There is one connection, so work takes turns: nobody reads what a transaction may yet take back. */
function databaseOn(adapter: KeyvSqlite, file: string): Database {
  // No `error` listener, ever: with one, keyv 6 resolves failed calls. `checkExpired` would decode rows before we can.
  const keyv = new Keyv({ store: adapter, serialization: rowCodec, checkExpired: false });
  const { ino, dev } = statSync(file);
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work).catch((error: unknown) => {
      throw faultOf(error, file);
    });
    last = turn.catch(() => {});
    return turn;
  }

  /** SQLite would go on writing to a file that has been deleted, and everything would be gone at the next start. */
  function checkInPlace(): void {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.ino === ino && found.dev === dev) return;
    throw new StorageFault('moved', `${file} was moved or replaced while the bot was running: restart the bot.`);
  }

  return {
    lanes: 1,

    read: (key) =>
      inTurn(async () => {
        checkInPlace();
        return keyv.get(key);
      }),

    exchange: (held, decide) =>
      inTurn(async () => {
        checkInPlace();
        await adapter.query('BEGIN IMMEDIATE');
        try {
          const keys = [...held.keys, ...held.reads];
          const found = keys.length > 0 ? await keyv.getMany(keys) : [];
          const rows = keys.map((key, index) => [key, found[index]] as const);
          await save(keyv, decide(new Map(rows.filter(([, record]) => record !== undefined))));
          await adapter.query('COMMIT');
        } catch (error) {
          // Some failures have already taken the transaction back; the first error is the one that counts.
          await adapter.query('ROLLBACK').catch(() => {});
          throw error;
        }
      }),

    page: (prefix, after, limit) =>
      inTurn(async () => {
        checkInPlace();
        // keyv's own iterator walks every key. `~` is the last character of keys: DEL comes after all of them.
        const select = `SELECT key, value FROM keyv WHERE namespace = '' AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?`;
        const rows = await adapter.query(select, prefix, `${prefix}\u007f`, after, limit);
        return (rows as { key: string; value: string }[]).map(({ key, value }) => [key, decodeRow(value)] as const);
      }),

    close: () => inTurn(() => adapter.disconnect()),
  };
}

/** keyv cuts this into statements of at most 249 rows; the transaction around it makes them one. */
async function save(keyv: Keyv, changes: Records): Promise<void> {
  const kept = [...changes].filter(([, record]) => record !== undefined);
  const gone = [...changes].filter(([, record]) => record === undefined);
  const saved = await keyv.setMany(kept.map(([key, value]) => ({ key, value })));
  if (saved.includes(false)) throw new Error(`Expected ${kept.length} rows to be saved, but keyv reported a failure.`);
  if (gone.length > 0) await keyv.deleteMany(gone.map(([key]) => key));
}
