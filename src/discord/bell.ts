import type { Shelf } from '../bot/records.ts';
import type { Keeper } from '../bot/rounds/keeper.ts';
import { type Log, newReference } from '../log.ts';
import type { Observer, Standing } from '../observer.ts';

/** Rings for rounds when something is due. Stored moments decide; losing every timer costs nothing but time. */
export interface Bell {
  /** Looks at everything that is due, then at each round in its time. Never rejects. */
  start(): Promise<void>;
  /** Something about a round has changed: attends to it now, and resolves when that is done. */
  attend(round: string): Promise<void>;
  /** Something small has changed: attends to it soon. Many nudges are one. */
  nudge(round: string): void;
  /** What it waits for now. */
  rounds(): Standing['rounds'];
  stop(): void;
}

/** The stored list is read anew this often, so that no round depends on a timer of ours. */
const rereadMs = 5 * 60_000;
/** After the store, or anything else of ours, was at fault. */
const soonMs = 30_000;
const nudgeMs = 5_000;
/** What a timer can hold; beyond that the stored list is read again in time anyway. */
const longestTimerMs = 2 ** 31 - 1;

export function hangBell(parts: {
  readonly shelf: Shelf;
  readonly keeper: Keeper;
  readonly log: Log;
  readonly observer: Observer;
  /** Whether a room is served by this process, and not by another that holds its shard. */
  serves(room: string): boolean;
}): Bell {
  const { shelf, keeper, log, observer, serves } = parts;
  const timers = new Map<string, { readonly at: number; readonly timer: NodeJS.Timeout }>();
  let next: NodeJS.Timeout | undefined;
  let stopped = false;

  function ringAt(round: string, at: number): void {
    const known = timers.get(round);
    if (stopped || (known && known.at <= at)) return;
    clearTimeout(known?.timer);
    const wait = Math.min(longestTimerMs, Math.max(0, at - Date.now()));
    const timer = setTimeout(() => {
      timers.delete(round);
      // A timer that could not be set for longer rings before its moment.
      if (Date.now() >= at) observer.rang(Date.now() - at);
      void attend(round);
    }, wait);
    timer.unref();
    timers.set(round, { at, timer });
  }

  async function attend(round: string): Promise<void> {
    try {
      const until = await keeper.attend(round);
      if (until !== undefined) ringAt(round, until);
    } catch (error) {
      log.error({ ref: newReference(), round }, 'A round could not be attended to; trying again', error);
      ringAt(round, Date.now() + soonMs);
    }
  }

  async function readAll(): Promise<void> {
    for await (const [round, { room, at }] of shelf.list('due', '')) if (serves(room)) ringAt(round, at);
  }

  /** A store that is down for a while, even at the start, delays rounds and stops nothing. */
  async function reread(): Promise<void> {
    let inMs = rereadMs;
    try {
      await readAll();
    } catch (error) {
      log.error({ ref: newReference() }, 'The list of what is due could not be read; trying again', error);
      inMs = soonMs;
    }
    if (!stopped) next = setTimeout(() => void reread(), inMs).unref();
  }

  return {
    async start() {
      await reread();
    },
    attend,
    nudge: (round) => ringAt(round, Date.now() + nudgeMs),
    rounds() {
      const now = Date.now();
      const moments = [...timers.values()].map(({ at }) => at);
      return { waiting: moments.length, overdue: moments.filter((at) => at < now).length };
    },
    stop() {
      stopped = true;
      clearTimeout(next);
      for (const { timer } of timers.values()) clearTimeout(timer);
    },
  };
}
