import { setTimeout as pauseFor } from 'node:timers/promises';
import { type Attends, ringingOf } from '../bot/due.ts';
import type { Shelf } from '../bot/records.ts';
import { type Log, newReference } from '../log.ts';
import type { Observer, Standing } from '../observer.ts';
import type { Clock } from './clock.ts';

/** Rings for rounds and people when something is due. Stored moments decide; losing every timer costs nothing but time. */
export interface Bell {
  /** Looks at everything that is due, then at each thing in its time. */
  start(): void;
  /** Something has changed: attends to it now, and resolves when that is done. */
  attend(due: string): Promise<void>;
  /** Something small has changed: attends to it soon. Many nudges are one. */
  nudge(due: string): void;
  /** What it waits for now. */
  dues(): Standing['rounds'];
  /** Rings no more, and resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** The stored list is read anew this often, so that nothing hangs on a timer of ours, nor on a clock that never jumps. */
const rereadMs = 60_000;
/** After the list could not be read, or something due not be attended to. */
const againMs = 10_000;
const nudgeMs = 5_000;
const longestFinishMs = 8_000;

export function hangBell(parts: {
  readonly shelf: Shelf;
  readonly keeper: Attends;
  readonly clock: Clock;
  readonly log: Log;
  readonly observer: Observer;
  /** Whether a room is served by this process, and not by another that holds its shard. Without one: direct messages. */
  serves(room: string | undefined): boolean;
}): Bell {
  const { shelf, keeper, clock, log, observer, serves } = parts;
  const rings = new Map<string, { readonly at: number; cancel(): void }>();
  const underWay = new Set<Promise<void>>();
  let cancelReread = () => {};
  let stopped = false;

  function ringAt(due: string, at: number): void {
    const known = rings.get(due);
    if (stopped || (known && known.at <= at)) return;
    known?.cancel();
    const cancel = clock.at(at, () => {
      rings.delete(due);
      observer.rang(Math.max(0, clock.now() - at));
      void attend(due);
    });
    rings.set(due, { at, cancel });
  }

  function attend(due: string): Promise<void> {
    const work = attendTo(due);
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  async function attendTo(due: string): Promise<void> {
    try {
      const until = await keeper.attend(due);
      // What is further off is found when the list is read again.
      if (until !== undefined && until <= clock.now() + rereadMs) ringAt(due, until);
    } catch (error) {
      log.error(
        { ref: newReference(), due: ringingOf(due).of },
        'Something due could not be attended to; trying again',
        error,
      );
      ringAt(due, clock.now() + againMs);
    }
  }

  async function readAll(): Promise<void> {
    let next = rereadMs;
    try {
      const found: { readonly due: string; readonly at: number }[] = [];
      for await (const [due, { room, at }] of shelf.list('due', ''))
        if (serves(room) && at <= clock.now() + rereadMs) found.push({ due, at });
      for (const { due, at } of found.sort((a, b) => a.at - b.at)) ringAt(due, at);
    } catch (error) {
      log.error({ ref: newReference() }, 'The list of what is due could not be read; trying again', error);
      next = againMs;
    }
    if (!stopped) cancelReread = clock.at(clock.now() + next, () => void readAll());
  }

  return {
    start: () => void readAll(),
    attend,
    nudge: (due) => ringAt(due, clock.now() + nudgeMs),
    dues() {
      const now = clock.now();
      const moments = [...rings.values()].map(({ at }) => at);
      return { waiting: moments.length, overdue: moments.filter((at) => at < now).length };
    },
    async stop() {
      stopped = true;
      cancelReread();
      for (const { cancel } of rings.values()) cancel();
      await Promise.race([Promise.all(underWay), pauseFor(longestFinishMs, undefined, { ref: false })]);
    },
  };
}
