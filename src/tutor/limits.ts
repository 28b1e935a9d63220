/** How much may be asked of a model: by whom in a day, by all at once, and whether at all after it failed. Time is an argument. */

export interface Limits {
  readonly perLearner: number;
  readonly perRoom: number;
  /** Calls under way at the same moment. */
  readonly atOnce: number;
  /** Failures in a row after which it is left alone, and for how long, in milliseconds. */
  readonly failures: number;
  readonly restMs: number;
}

export const usualLimits: Limits = { perLearner: 40, perRoom: 400, atOnce: 4, failures: 4, restMs: 60_000 };

const dayMs = 86_400_000;

export interface Gate {
  /** Takes a place, or says why there is none. Every place taken is given back by `leave`. */
  enter(
    asker: { readonly learner: string; readonly room: string | undefined },
    now: number,
  ): 'budget' | 'busy' | 'resting' | undefined;
  leave(how: 'well' | 'badly', now: number): void;
}

export function openGate(limits: Limits): Gate {
  let day = -1;
  let spent = new Map<string, number>();
  let under = 0;
  let failed = 0;
  let restsUntil = 0;
  const left = (key: string, most: number) => (spent.get(key) ?? 0) < most;
  return {
    enter({ learner, room }, now) {
      if (now < restsUntil) return 'resting';
      // While it rested nobody tried: one does now, before all others follow.
      if (failed >= limits.failures && under > 0) return 'resting';
      if (under >= limits.atOnce) return 'busy';
      const today = Math.floor(now / dayMs);
      if (today !== day) {
        day = today;
        spent = new Map();
      }
      const keys = [
        { key: `learner ${learner}`, most: limits.perLearner },
        ...(room === undefined ? [] : [{ key: `room ${room}`, most: limits.perRoom }]),
      ];
      if (!keys.every(({ key, most }) => left(key, most))) return 'budget';
      for (const { key } of keys) spent.set(key, (spent.get(key) ?? 0) + 1);
      under += 1;
      return undefined;
    },
    leave(how, now) {
      under -= 1;
      failed = how === 'well' ? 0 : failed + 1;
      if (failed >= limits.failures) restsUntil = now + limits.restMs;
    },
  };
}
