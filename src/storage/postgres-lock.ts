import { hash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Held } from './database.ts';

/**
 * Opens a transaction that holds records until it ends: those that may be written for itself, those only read together
 * with other readers. Locks are taken in one order everywhere, so that no two transactions wait for each other.
 *
 * @returns the keys whose records it does not hold: none if it is patient, which then waits up to `waitMs`.
 */
export async function beginHolding(
  connection: ClientBase,
  held: Held,
  { patient, waitMs, limitMs }: { readonly patient: boolean; readonly waitMs: number; readonly limitMs: number },
): Promise<ReadonlySet<string>> {
  // The limits also hold where the other end of the line is gone and nobody here can end the transaction.
  const begin = `BEGIN; SET LOCAL lock_timeout = ${waitMs}; SET LOCAL statement_timeout = ${limitMs};
    SET LOCAL idle_in_transaction_session_timeout = ${limitMs}`;
  const locks = locksOf(held);
  if (locks.length === 0) {
    await connection.query(begin);
    return new Set();
  }
  const rows = locks.map(({ number, alone }) => `('${number}'::bigint, ${alone})`).join(',');
  const take = (attempt: string) =>
    `CASE WHEN alone THEN pg_${attempt}advisory_xact_lock(number) ELSE pg_${attempt}advisory_xact_lock_shared(number) END`;
  const from = `FROM (VALUES ${rows}) AS lock (number, alone)`;
  const lock = patient ? `SELECT ${take('')} ${from}` : `SELECT number ${from} WHERE NOT ${take('try_')}`;
  const results = (await connection.query(`${begin}; ${lock}`)) as unknown as { rows: { number: string }[] }[];
  if (patient) return new Set();
  const refused = new Set(results.at(-1)?.rows.map(({ number }) => number));
  return new Set(locks.filter(({ number }) => refused.has(number)).flatMap(({ keys }) => keys));
}

interface Lock {
  readonly number: string;
  readonly alone: boolean;
  readonly keys: readonly string[];
}

/** PostgreSQL's locks are numbers of 64 bits. Keys that share one wait for each other, and nothing worse. */
function locksOf({ keys, reads }: Held): readonly Lock[] {
  const locks = new Map<string, Lock>();
  const add = (key: string, alone: boolean) => {
    const number = hash('sha1', `unknown-case ${key}`, 'buffer').readBigInt64BE().toString();
    const known = locks.get(number);
    locks.set(number, { number, alone: alone || known?.alone === true, keys: [...(known?.keys ?? []), key] });
  };
  for (const key of keys) add(key, true);
  for (const key of reads) add(key, false);
  return [...locks.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}
