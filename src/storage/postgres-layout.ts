import type { ClientBase } from 'pg';
import { StorageFault } from './fault.ts';
import { storeNamespace, storeSchema } from './inspect.ts';
import type { Pool } from './postgres-pool.ts';

/** A name of our own: a PostgreSQL database is often shared. */
export const table = 'unknown_case';

/**
 * As @keyv/postgres makes it, with three differences: keys sort by their bytes whatever the database's language, so
 * that its one index serves pages too; a record without a value, which keyv reads as a missing one, cannot be; and it
 * appears together with the schema's number or not at all.
 */
const layout = `
  CREATE TABLE ${table} (
    key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT NOT NULL, namespace VARCHAR(255), expires BIGINT);
  CREATE UNIQUE INDEX ${table}_key_namespace_idx ON ${table} (key, COALESCE(namespace, ''));
  INSERT INTO ${table} (key, value, namespace) VALUES ('schema', '${storeSchema}', '${storeNamespace}')`;

/** At most $4 records by key, that begin with $1, come before $2 and after $3. keyv's own iterator walks every key. */
export const selectPage = `SELECT key, value FROM ${table} WHERE COALESCE(namespace, '') = '' AND key >= $1 AND key < $2
  AND key > $3 ORDER BY key LIMIT $4`;

/**
 * Sees that the table is there and ours, or makes it.
 *
 * @throws StorageFault if it is not ours, or is from a newer version; it is left as it is.
 */
export async function prepare(pool: Pool): Promise<void> {
  await pool.use(async (connection) => {
    if ((await judge(connection, pool.place)) === 'ours') return;
    // Two processes that start together take turns; the second finds what the first made.
    await connection.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('${table}', 0))`);
    if ((await judge(connection, pool.place)) === 'new') await connection.query(layout);
    await connection.query('COMMIT');
  });
}

/** Whether the table is there; throws if it is not ours. */
export async function judge(connection: ClientBase, place: string): Promise<'new' | 'ours'> {
  const columns = await connection.query(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped',
    [table],
  );
  if (columns.rows.length === 0) return 'new';
  const named = new Set(columns.rows.map(({ name }) => name));
  const ours = ['key', 'value', 'namespace', 'expires'].every((name) => named.has(name));
  const stamps = ours
    ? await connection.query(`SELECT value FROM ${table} WHERE key = 'schema' AND namespace = $1`, [storeNamespace])
    : { rows: [] };
  const schema = Number(stamps.rows[0]?.value);
  if (!Number.isInteger(schema) || schema < 1) {
    const message = `The table ${table} of ${place} belongs to another program and was left as it is: point DATABASE_URL elsewhere.`;
    throw new StorageFault('foreign', message);
  }
  if (schema > storeSchema) {
    const versions = `its schema is ${schema}, this version knows ${storeSchema}`;
    const message = `${place} was written by a newer version (${versions}): update the bot, or point DATABASE_URL elsewhere.`;
    throw new StorageFault('newer', message);
  }
  return 'ours';
}
