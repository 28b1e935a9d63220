/** The time, and what is done at a moment of it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does something once, at a moment or as soon as it has passed. @returns what takes it back */
  at(moment: number, act: () => void): () => void;
}

/** What a timer can hold. */
const longestMs = 2 ** 31 - 1;

/** The machine's own. A timer of it keeps no process from ending. */
export const wallClock: Clock = {
  now: Date.now,
  at(moment, act) {
    const timer = setTimeout(act, Math.min(longestMs, Math.max(0, moment - Date.now())));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
