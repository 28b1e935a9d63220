import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Shelf } from '../bot/records.ts';
import type { Keeper } from '../bot/rounds/keeper.ts';
import { type Log, newReference } from '../log.ts';
import type { Clock } from './clock.ts';

/** Rings for rounds when something is due. Stored moments decide; losing every timer costs nothing but time. */
export interface Bell {
  /** Looks at everything that is due, then at each round in its time. */
  start(): void;
  /** Something about a round has changed: attends to it now, and resolves when that is done. */
  attend(round: string): Promise<void>;
  /** Something small has changed: attends to it soon. Many nudges are one. */
  nudge(round: string): void;
  /** Rings no more, and resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** The stored list is read anew this often, so that no round hangs on a timer of ours, nor on a clock that never jumps. */
const rereadMs = 60_000;
/** After the list could not be read, or a round not be attended to. */
const againMs = 10_000;
const nudgeMs = 5_000;
const longestFinishMs = 8_000;

export function hangBell(parts: {
  readonly shelf: Shelf;
  readonly keeper: Keeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether a room is served by this process, and not by another that holds its shard. */
  serves(room: string): boolean;
}): Bell {
  const { shelf, keeper, clock, log, serves } = parts;
  const rings = new Map<string, { readonly at: number; cancel(): void }>();
  const underWay = new Set<Promise<void>>();
  let cancelReread = () => {};
  let stopped = false;

  function ringAt(round: string, at: number): void {
    const known = rings.get(round);
    if (stopped || (known && known.at <= at)) return;
    known?.cancel();
    const cancel = clock.at(at, () => {
      rings.delete(round);
      void attend(round);
    });
    rings.set(round, { at, cancel });
  }

  function attend(round: string): Promise<void> {
    const work = attendTo(round);
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  async function attendTo(round: string): Promise<void> {
    try {
      const until = await keeper.attend(round);
      // What is further off is found when the list is read again.
      if (until !== undefined && until <= clock.now() + rereadMs) ringAt(round, until);
    } catch (error) {
      log.error({ ref: newReference(), round }, 'A round could not be attended to; trying again', error);
      ringAt(round, clock.now() + againMs);
    }
  }

  async function readAll(): Promise<void> {
    let next = rereadMs;
    try {
      const due: { readonly round: string; readonly at: number }[] = [];
      for await (const [round, { room, at }] of shelf.list('due', ''))
        if (serves(room) && at <= clock.now() + rereadMs) due.push({ round, at });
      for (const { round, at } of due.sort((a, b) => a.at - b.at)) ringAt(round, at);
    } catch (error) {
      log.error({ ref: newReference() }, 'The list of what is due could not be read; trying again', error);
      next = againMs;
    }
    if (!stopped) cancelReread = clock.at(clock.now() + next, () => void readAll());
  }

  return {
    start: () => void readAll(),
    attend,
    nudge: (round) => ringAt(round, clock.now() + nudgeMs),
    async stop() {
      stopped = true;
      cancelReread();
      for (const { cancel } of rings.values()) cancel();
      await Promise.race([Promise.all(underWay), pauseFor(longestFinishMs, undefined, { ref: false })]);
    },
  };
}
