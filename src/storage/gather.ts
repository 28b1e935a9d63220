import { setImmediate as endOfTurn } from 'node:timers/promises';
import { type Batch, heldBy, mostTogether, takeBatch, type Waiting } from './batch.ts';
import type { Database, Held } from './database.ts';
import { StorageFault } from './fault.ts';
import type { Change, Records } from './store.ts';

/** What gathers updates needs of a database. */
type Exchanges = Pick<Database, 'exchange' | 'lanes'>;

/**
 * Runs updates in the order in which they came, those that wait at the same moment in one transaction: making a
 * transaction durable is what costs. An update sees what those before it wrote, and hears of success only once all is
 * durable.
 */
export function gatherUpdates(database: Exchanges) {
  let waiting: Waiting[] = [];
  const running = new Set<Batch>();
  const underWay = new Set<Promise<unknown>>();
  let beginning = false;

  /** Everything that sockets bring comes along, turn by turn of the event loop, until one brings nothing new. */
  async function gathered(): Promise<void> {
    for (let before = -1; before < waiting.length && waiting.length < mostTogether; ) {
      before = waiting.length;
      await endOfTurn();
    }
  }

  async function begin(): Promise<void> {
    if (beginning) return;
    beginning = true;
    await gathered();
    beginning = false;
    while (running.size < database.lanes) {
      const { batch, left } = takeBatch(waiting, [...running], database.lanes);
      if (batch.updates.length === 0) return;
      waiting = left;
      running.add(batch);
      void finish(batch);
    }
  }

  async function finish(batch: Batch): Promise<void> {
    const postponed = await commit(database, batch);
    running.delete(batch);
    waiting = [...postponed, ...waiting];
    if (waiting.length > 0) await begin();
  }

  return {
    add<T>(held: Held, change: (records: Records) => Change<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      let outcome: { readonly result: T } | undefined;
      const update: Waiting = {
        held,
        decide(records) {
          const { writes, result } = change(records);
          outcome = { result };
          return writes;
        },
        done: () => (outcome ? resolve(outcome.result) : reject(new Error('Expected an update to have run.'))),
        fail: reject,
      };
      waiting.push(update);
      underWay.add(promise);
      promise.catch(() => {}).then(() => underWay.delete(promise));
      void begin();
      return promise;
    },

    /** Resolves once no update is under way. */
    async settled(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}

/** Runs a batch. What comes back could not have its records now, and wants a turn of its own. */
async function commit(database: Exchanges, batch: Batch): Promise<readonly Waiting[]> {
  const { updates, patient } = batch;
  const refused = new Map<Waiting, unknown>();
  const postponed = new Map<Waiting, string>();
  try {
    await database.exchange(
      heldBy(batch),
      (records, missing) => {
        const seen = new Map(records);
        const writes = new Map<string, unknown>();
        for (const update of updates) {
          const keys = [...update.held.keys, ...update.held.reads];
          const contended = keys.find((key) => missing?.has(key));
          if (contended !== undefined) {
            postponed.set(update, contended);
            continue;
          }
          try {
            for (const [key, record] of update.decide(pick(seen, keys))) {
              writes.set(key, record);
              if (record === undefined) seen.delete(key);
              else seen.set(key, record);
            }
          } catch (error) {
            refused.set(update, error);
          }
        }
        return writes;
      },
      patient,
    );
  } catch (error) {
    // That somebody holds one record is no reason to refuse the others: nothing was written, so each tries for itself.
    if (!patient && database.lanes > 1 && error instanceof StorageFault && error.reason === 'locked')
      return updates.map((update) => ({ ...update, contended: update.held.keys[0] ?? '' }));
    for (const update of updates) update.fail(error);
    return [];
  }
  // Only now: what an update refused because of another's write is true only if that write is.
  for (const update of updates) {
    if (postponed.has(update)) continue;
    if (refused.has(update)) update.fail(refused.get(update));
    else update.done();
  }
  return [...postponed].map(([update, contended]) => ({ ...update, contended }));
}

function pick(records: Records, keys: readonly string[]): Records {
  return new Map(keys.filter((key) => records.has(key)).map((key) => [key, records.get(key)]));
}
