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

/** Updates in one transaction. */
export interface Batch {
  readonly updates: readonly Waiting[];
  /** Whether it waits for records that are held elsewhere, because there is nobody in it whom that would hold up. */
  readonly patient: boolean;
}

/** Records in one transaction: enough to share its cost, few enough that the event loop is not held up for long. */
export const mostTogether = 249;

/**
 * Splits those that wait into what may run now, in one transaction, and the rest, each in its order. Nothing overtakes
 * an earlier update of the same record, and two may read a record at once.
 *
 * @param lanes transactions that may run at once: half of them never wait, however many records are held elsewhere.
 */
export function takeBatch(
  waiting: readonly Waiting[],
  running: readonly Batch[],
  lanes: number,
): { readonly batch: Batch; readonly left: Waiting[] } {
  const taken = new Taken();
  for (const { held } of running.flatMap(({ updates }) => updates)) taken.add(held);
  const mayWait = running.filter(({ patient }) => patient).length < Math.max(1, lanes / 2);
  const updates: Waiting[] = [];
  const left: Waiting[] = [];
  let size = 0;
  for (const [index, update] of waiting.entries()) {
    size += update.held.keys.length + update.held.reads.length;
    if (updates.length > 0 && size > mostTogether) {
      left.push(...waiting.slice(index));
      break;
    }
    const suits = updates[0] ? updates[0].contended === update.contended : mayWait || update.contended === undefined;
    if (suits && !taken.meets(update.held)) updates.push(update);
    else {
      left.push(update);
      taken.add(update.held);
    }
  }
  const alone = updates.length === 1 || updates[0]?.contended !== undefined;
  return { batch: { updates, patient: alone && mayWait }, left };
}

/** What one writes and another only reads is written. */
export function heldBy({ updates }: Batch): Held {
  const keys = new Set(updates.flatMap(({ held }) => held.keys));
  const reads = new Set(updates.flatMap(({ held }) => held.reads));
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
