import type { Held } from './database.ts';
import type { Records } from './store.ts';

/** One update on its way: `decide` finds its writes or throws, and then it is either done or has failed. */
export interface Waiting {
  readonly held: Held;
  decide(records: Records): Records;
  done(): void;
  fail(error: unknown): void;
  /** A record of it that another process holds: it waits for that one, apart from those that need not wait. */
  readonly contended?: string;
}

export type Batch = readonly Waiting[];

/** Records in one transaction: enough to share its cost, few enough that the event loop is not held up for long. */
export const mostTogether = 249;

/**
 * Splits those that wait into what may run now, in one transaction, and the rest, each in its order. Nothing overtakes
 * an earlier update of the same record, and two may read a record at once.
 */
export function takeBatch(waiting: Batch, running: readonly Batch[], lanes: number): { batch: Batch; left: Waiting[] } {
  const taken = new Taken();
  for (const { held } of running.flat()) taken.add(held);
  // However many records are held elsewhere, half of the lanes stay free for the others.
  const roomToWait = running.filter(isPatient).length < Math.max(1, lanes / 2);
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  let size = 0;
  for (const [index, update] of waiting.entries()) {
    const { keys, reads } = update.held;
    size += keys.length + reads.length;
    if (batch.length > 0 && size > mostTogether) return { batch, left: [...left, ...waiting.slice(index)] };
    const suits = batch[0] ? batch[0].contended === update.contended : roomToWait || update.contended === undefined;
    if (suits && !taken.meets(update.held)) batch.push(update);
    else {
      left.push(update);
      taken.add(update.held);
    }
  }
  return { batch, left };
}

/** Whether a batch waits for records that are held elsewhere: one alone has no others that it could hold up. */
export function isPatient(batch: Batch): boolean {
  return batch.length === 1 || batch[0]?.contended !== undefined;
}

/** What one writes and another only reads is written. */
export function heldBy(batch: Batch): Held {
  const keys = new Set(batch.flatMap(({ held }) => held.keys));
  const reads = new Set(batch.flatMap(({ held }) => held.reads));
  return { keys: [...keys].sort(), reads: [...reads].filter((key) => !keys.has(key)).sort() };
}

class Taken {
  readonly #written = new Set<string>();
  readonly #read = new Set<string>();

  add({ keys, reads }: Held): void {
    for (const key of keys) this.#written.add(key);
    for (const key of reads) this.#read.add(key);
  }

  meets({ keys, reads }: Held): boolean {
    return (
      keys.some((key) => this.#written.has(key) || this.#read.has(key)) || reads.some((key) => this.#written.has(key))
    );
  }
}
