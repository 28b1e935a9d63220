import { type Attends, ringingOf } from '../bot/due.ts';
import type { Shelf } from '../bot/records.ts';
import { type Log, newReference } from '../log.ts';

/** Rings for rounds and people when something is due. Stored moments decide; losing every timer costs nothing but time. */
export interface Bell {
  /** Looks at everything that is due, then at each thing in its time. */
  start(): Promise<void>;
  /** Something has changed: attends to it now, and resolves when that is done. */
  attend(due: string): Promise<void>;
  /** Something small has changed: attends to it soon. Many nudges are one. */
  nudge(due: string): void;
  stop(): void;
}

/** The stored list is read anew this often, so that nothing depends on a timer of ours. */
const rereadMs = 5 * 60_000;
const nudgeMs = 5_000;
/** What a timer can hold; beyond that the stored list is read again in time anyway. */
const longestTimerMs = 2 ** 31 - 1;

export function hangBell(parts: {
  readonly shelf: Shelf;
  readonly keeper: Attends;
  readonly log: Log;
  /** Whether a room is served by this process, and not by another that holds its shard. Without one: direct messages. */
  serves(room: string | undefined): boolean;
}): Bell {
  const { shelf, keeper, log, serves } = parts;
  const timers = new Map<string, { readonly at: number; readonly timer: NodeJS.Timeout }>();
  let reread: NodeJS.Timeout | undefined;
  let stopped = false;

  function ringAt(due: string, at: number): void {
    const known = timers.get(due);
    if (stopped || (known && known.at <= at)) return;
    clearTimeout(known?.timer);
    const wait = Math.min(longestTimerMs, Math.max(0, at - Date.now()));
    const timer = setTimeout(() => {
      timers.delete(due);
      void attend(due);
    }, wait);
    timer.unref();
    timers.set(due, { at, timer });
  }

  async function attend(due: string): Promise<void> {
    try {
      const until = await keeper.attend(due);
      if (until !== undefined) ringAt(due, until);
    } catch (error) {
      log.error(
        { ref: newReference(), due: ringingOf(due).of },
        'Something due could not be attended to; trying again',
        error,
      );
      ringAt(due, Date.now() + rereadMs / 10);
    }
  }

  async function readAll(): Promise<void> {
    for await (const [due, { room, at }] of shelf.list('due', '')) if (serves(room)) ringAt(due, at);
  }

  return {
    async start() {
      await readAll();
      reread = setInterval(() => {
        readAll().catch((error: unknown) => {
          log.error({ ref: newReference() }, 'The list of what is due could not be read', error);
        });
      }, rereadMs);
      reread.unref();
    },
    attend,
    nudge: (due) => ringAt(due, Date.now() + nudgeMs),
    stop() {
      stopped = true;
      clearInterval(reread);
      for (const { timer } of timers.values()) clearTimeout(timer);
    },
  };
}
