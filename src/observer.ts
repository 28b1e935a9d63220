/** What somebody did that the bot has to answer. */
export type InteractionKind = 'command' | 'press' | 'form' | 'completion' | 'unreadable';

/** How the first answer went: a message or card, a form, choices, "thinking", or none that Discord took. */
export type AnswerKind = 'shown' | 'form' | 'choices' | 'deferred' | 'lost';

/** How things are at this moment. */
export interface Standing {
  readonly shards: readonly { readonly shard: number; readonly connected: boolean }[];
  /** Interactions that are not dealt with yet. */
  readonly underWay: number;
  /** How many moments of rounds and reminders this process waits for, and how many of those are past. */
  readonly rounds: { readonly waiting: number; readonly overdue: number };
}

/**
 * Hears of what happens, as it happens, in numbers: no ids, nothing that a person typed, nothing that an answer decides.
 * It may not throw and takes no time.
 */
export interface Observer {
  /** All shards are ready; `standing` may be asked from now on. */
  serving(standing: () => Standing): void;
  /** The way to Discord is closed, by us or for good. */
  stopped(): void;
  /** `ms`: from when the interaction came until Discord took its first answer, or all tries had failed. */
  answered(kind: InteractionKind, answer: AnswerKind, ms: number): void;
  /** A round was attended to so many milliseconds after its moment. */
  rang(lateMs: number): void;
}

export const unobserved: Observer = {
  serving() {},
  stopped() {},
  answered() {},
  rang() {},
};
