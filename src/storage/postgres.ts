import { KeyvPostgres } from '@keyv/postgres';
import { Keyv } from 'keyv';
import type { PoolClient } from 'pg';
import { type Database, storeOn } from './database.ts';
import { StorageFault } from './fault.ts';
import { prepare, selectPage, table } from './postgres-layout.ts';
import { beginHolding } from './postgres-lock.ts';
import { openPool, type Pool } from './postgres-pool.ts';
import { decodeRow, rowCodec } from './row.ts';
import type { Records, Store } from './store.ts';

export interface PostgresOptions {
  /** How long an update waits for a record that another process holds. */
  readonly lockWaitMs?: number;
  /** How long anything may take once it is asked of the server. */
  readonly timeLimitMs?: number;
  /** A server that is down at the start may come up later; whoever runs the bot wants to know of it. */
  readonly onUnreachable?: (fault: StorageFault) => void;
}

/** Transactions of one process at a time; as many connections again are left to those who only read. */
const lanes = 4;

/**
 * Opens the store in a PostgreSQL database, and makes its table if need be. A server that is down does not matter until
 * something is asked of it; a table that cannot be used does.
 *
 * @throws StorageFault, one sentence for whoever runs the server.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const { lockWaitMs = 2000, timeLimitMs = 2500, onUnreachable } = options;
  const pool = openPool(url, { timeLimitMs, connections: 2 * lanes });
  let prepared: Promise<void> | undefined;
  const ready = () => {
    prepared ??= prepare(pool).catch((error) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };
  try {
    await ready();
  } catch (error) {
    const down = error instanceof StorageFault && (error.reason === 'unreachable' || error.reason === 'slow');
    if (!down) {
      await pool.close();
      throw error;
    }
    onUnreachable?.(error);
  }
  return storeOn(databaseOn(pool, ready, { patient: lockWaitMs, limitMs: timeLimitMs }));
}

function databaseOn(pool: Pool, ready: () => Promise<void>, times: { patient: number; limitMs: number }): Database {
  return {
    lanes,

    async read(key) {
      await ready();
      return pool.use((connection) => keyvOn(connection).get(key));
    },

    async exchange(held, decide, patient) {
      await ready();
      let saving = false;
      try {
        await pool.use(async (connection) => {
          const missing = await beginHolding(connection, held, {
            patient,
            waitMs: times.patient,
            limitMs: times.limitMs,
          });
          const keyv = keyvOn(connection);
          const keys = [...held.keys, ...held.reads].filter((key) => !missing.has(key));
          const found = keys.length > 0 ? await keyv.getMany(keys) : [];
          const rows = keys.map((key, index) => [key, found[index]] as const);
          const writes = decide(new Map(rows.filter(([, record]) => record !== undefined)), missing);
          await save(connection, keyv, writes);
          saving = writes.size > 0;
          const { command } = await connection.query('COMMIT');
          if (command !== 'COMMIT') throw new Error(`Expected a commit, but came ${command}.`);
        });
      } catch (error) {
        const unanswered = error instanceof StorageFault && (error.reason === 'unreachable' || error.reason === 'slow');
        if (!saving || !unanswered) throw error;
        const message = `${pool.place} was lost while it saved: nobody knows yet whether the change was kept.`;
        throw new StorageFault('in-doubt', message, error);
      }
    },

    async page(prefix, after, limit) {
      await ready();
      // `~` is the last character of keys: DEL comes after all of them.
      const values = [prefix, `${prefix}\u007f`, after, limit];
      const { rows } = await pool.use((connection) => connection.query(selectPage, values));
      return rows.map(({ key, value }) => [key, decodeRow(value)] as const);
    },

    close: () => pool.close(),
  };
}

const keyvs = new WeakMap<PoolClient, Keyv>();

/** keyv on one connection. The adapter would take one from a pool of its own for each statement. */
function keyvOn(connection: PoolClient): Keyv {
  const known = keyvs.get(connection);
  if (known) return known;

  const run = async (sql: string, values?: unknown[]) => (await connection.query(sql, values)).rows;
  // @ts-expect-error: private in its types, this is where the adapter gets its connection (and makes its table).
  class OnConnection extends KeyvPostgres {
    override async init() {
      return run;
    }
  }
  // No `error` listener, ever: with one, keyv 6 resolves failed calls. `checkExpired` would decode rows before we can.
  const keyv = new Keyv({ store: new OnConnection({ table }), serialization: rowCodec, checkExpired: false });
  keyvs.set(connection, keyv);
  return keyv;
}

async function save(connection: PoolClient, keyv: Keyv, changes: Records): Promise<void> {
  const kept = [...changes].filter(([, record]) => record !== undefined);
  const gone = [...changes].filter(([, record]) => record === undefined);
  const saved = kept.length > 0 ? await keyv.setMany(kept.map(([key, value]) => ({ key, value }))) : [];
  if (saved.includes(false)) throw new Error(`Expected ${kept.length} rows to be saved, but keyv reported a failure.`);
  if (gone.length === 0) return;
  // keyv would send a statement for each, all at once.
  await connection.query(`DELETE FROM ${table} WHERE key = ANY($1) AND COALESCE(namespace, '') = ''`, [
    gone.map(([key]) => key),
  ]);
}
