import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Database } from './database.ts';
import type { Change, Records } from './store.ts';

/** Updates in one transaction: enough to share its cost, few enough that the event loop is not held up for long. */
const mostTogether = 249;

/** One update on its way: `decide` finds its writes or throws, and then it is either done or has failed. */
interface Waiting {
  readonly keys: readonly string[];
  decide(records: Records): Records;
  done(): void;
  fail(error: unknown): void;
}

/**
 * Runs updates one after the other, those that wait at the same moment in one transaction: making a transaction
 * durable is what costs. An update sees what those before it wrote, and hears of success only once all is durable.
 */
export function gatherUpdates(database: Pick<Database, 'exchange'>) {
  const waiting: Waiting[] = [];
  let committing: Promise<void> | undefined;

  /** Everything that sockets bring comes along, turn by turn of the event loop, until one brings nothing new. */
  async function gathered(): Promise<void> {
    for (let before = 0; before < waiting.length && waiting.length < mostTogether; ) {
      before = waiting.length;
      await endOfTurn();
    }
  }

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      await gathered();
      await commit(database, waiting.splice(0, mostTogether));
    }
    committing = undefined;
  }

  return {
    add<T>(keys: readonly string[], change: (records: Records) => Change<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        let outcome: { readonly result: T } | undefined;
        waiting.push({
          keys,
          decide(records) {
            const { writes, result } = change(records);
            outcome = { result };
            return writes;
          },
          done: () => (outcome ? resolve(outcome.result) : reject(new Error('Expected an update to have run.'))),
          fail: reject,
        });
        committing ??= commitAll();
      });
    },

    /** Resolves once no update is under way. */
    async settled(): Promise<void> {
      await committing;
    },
  };
}

async function commit(database: Pick<Database, 'exchange'>, batch: readonly Waiting[]): Promise<void> {
  const refused = new Map<Waiting, unknown>();
  const keys = [...new Set(batch.flatMap((update) => update.keys))].sort();
  try {
    await database.exchange(keys, (records) => {
      const seen = new Map(records);
      const writes = new Map<string, unknown>();
      for (const update of batch) {
        try {
          for (const [key, record] of update.decide(pick(seen, update.keys))) {
            writes.set(key, record);
            if (record === undefined) seen.delete(key);
            else seen.set(key, record);
          }
        } catch (error) {
          refused.set(update, error);
        }
      }
      return writes;
    });
  } catch (error) {
    for (const update of batch) update.fail(error);
    return;
  }
  // Only now: what an update refused because of another's write is true only if that write is.
  for (const update of batch) {
    if (refused.has(update)) update.fail(refused.get(update));
    else update.done();
  }
}

function pick(records: Records, keys: readonly string[]): Records {
  return new Map(keys.filter((key) => records.has(key)).map((key) => [key, records.get(key)]));
}
