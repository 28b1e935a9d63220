/**
 * Where rooms, learners and rounds are kept: plain data under keys.
 *
 * What must hold for every store (`tests/support/store-contract.ts`):
 * - a write that resolved survives a killed process; a write that rejected changed nothing, unless its fault is
 *   `in-doubt`: the connection to a server was lost between its commit and the answer;
 * - every failure rejects with a `StorageFault`: a broken disk never looks like an empty room;
 * - what comes back is unknown until it is parsed (`records.ts`).
 *
 * Keys have 1 to 255 characters of printable ASCII without spaces, such as `room:1234`. Records hold what JSON holds:
 * a Date or a Map, which storage would lose without a word, is a mistake of ours and throws.
 */
export interface Store {
  /** The record under a key, or undefined. */
  read(key: string): Promise<unknown>;

  /** All or nothing; undefined deletes. */
  write(changes: Records): Promise<void>;

  /**
   * Reads the records under `keys`, lets `change` decide, and writes, with nothing in between: what `change` saw is
   * still so when its writes are made. `change` is pure and synchronous, and writes only to `keys`. What it throws
   * comes back as the rejection, and nothing is written.
   *
   * @param reads keys that `change` sees besides and never writes: those who only read a record do not wait for each
   * other.
   */
  update<T>(keys: readonly string[], change: (records: Records) => Change<T>, reads?: readonly string[]): Promise<T>;

  /** Records whose key begins with `prefix`, by key. Those that change during the walk may show as before or after. */
  list(prefix: string): AsyncIterable<readonly [key: string, record: unknown]>;

  /** Waits for what is under way; whatever comes later rejects. Closing twice is fine. */
  close(): Promise<void>;
}

/** Records by key. A missing record is not in the map; as a change, undefined deletes. */
export type Records = ReadonlyMap<string, unknown>;

export interface Change<T> {
  readonly writes: Records;
  readonly result: T;
}
