import { StorageFault } from './fault.ts';
import { gatherUpdates } from './gather.ts';
import { copyPlain } from './plain.ts';
import type { Change, Records, Store } from './store.ts';

/** What lies under a store. Every failure is a rejection, and a rejected exchange has written nothing or is `in-doubt`. */
export interface Database {
  read(key: string): Promise<unknown>;

  /**
   * One transaction, durable once it resolves: reads what it holds, asks `decide` once, writes what it returns. Nobody
   * else writes to what is held between the reading and the writing. Unless it is patient it does not wait for records
   * that another process holds: it goes on without them, and tells `decide` which are missing.
   */
  exchange(
    held: Held,
    decide: (records: Records, missing?: ReadonlySet<string>) => Records,
    patient: boolean,
  ): Promise<void>;

  /** Transactions that may run at once, on different records. */
  readonly lanes: number;

  /** At most `limit` records by key, of keys that begin with `prefix` and come after `after`. */
  page(prefix: string, after: string, limit: number): Promise<readonly (readonly [string, unknown])[]>;

  close(): Promise<void>;
}

/** Keys, sorted, each once: those that may be written, and others that are only read. */
export interface Held {
  readonly keys: readonly string[];
  readonly reads: readonly string[];
}

/** Rows that a walk holds in memory at a time. */
const pageSize = 500;

/** The store's rules over any database: keys, plain data, gathered updates, nothing after closing. */
export function storeOn(database: Database): Store {
  const updates = gatherUpdates(database);
  let closing: Promise<void> | undefined;

  function checkOpen(): void {
    if (closing) throw new StorageFault('closed', 'The store is closed: nothing more can be read or saved.');
  }

  return {
    async read(key) {
      checkOpen();
      return database.read(checkedKey(key));
    },

    async write(changes) {
      checkOpen();
      const writes = copyChanges(changes);
      return updates.add({ keys: [...writes.keys()], reads: [] }, () => ({ writes, result: undefined }));
    },

    async update<T>(keys: readonly string[], change: (records: Records) => Change<T>, reads: readonly string[] = []) {
      checkOpen();
      const own = new Set(keys.map(checkedKey));
      return updates.add({ keys: [...own], reads: reads.map(checkedKey) }, (records) => {
        const { writes, result } = change(records);
        for (const key of writes.keys())
          if (!own.has(key)) throw new Error(`Expected writes to ${[...own].join(', ')}, but came one to ${key}.`);
        return { writes: copyChanges(writes), result };
      });
    },

    async *list(prefix) {
      if (prefix !== '') checkedKey(prefix);
      let after = '';
      for (;;) {
        checkOpen();
        const rows = await database.page(prefix, after, pageSize);
        yield* rows;
        if (rows.length < pageSize) return;
        after = rows.at(-1)?.[0] ?? after;
      }
    },

    close() {
      closing ??= updates.settled().then(() => database.close());
      return closing;
    },
  };
}

function copyChanges(changes: Records): Records {
  const copies = new Map<string, unknown>();
  for (const [key, record] of changes)
    copies.set(checkedKey(key), record === undefined ? undefined : copyPlain(record, key));
  return copies;
}

/** Printable ASCII sorts alike everywhere, and 255 characters fit every database. */
export function isKey(text: string): boolean {
  return /^[!-~]{1,255}$/.test(text);
}

function checkedKey(key: string): string {
  if (isKey(key)) return key;
  throw new TypeError(`Expected a key of 1 to 255 printable ASCII characters, but came ${JSON.stringify(key)}.`);
}
