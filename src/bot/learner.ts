import type { Attempt, Confidence, Ending } from '../game/attempt.ts';

/** A case brought to its end, as it counts in progress. */
export interface Finished {
  readonly attempt: string;
  readonly case: string;
  readonly answer: string;
  readonly at: number;
  readonly how: Ending;
  /** 0 to 100. */
  readonly points: number;
  /** The first time this learner met the case. Only that counts towards mastery. */
  readonly first: boolean;
  /** Ids named on the last list, by rank. */
  readonly named: readonly string[];
  readonly confidence?: Confidence | undefined;
}

/** A person across rooms: the case in hand and what came before. */
export interface Learner {
  readonly id: string;
  readonly attempt?: Attempt | undefined;
  /** What was typed and not committed, so that nobody types it twice. */
  readonly draft?: string | undefined;
  /** The attempts ended last, the latest first: their cards and buttons still work. */
  readonly recent: readonly Attempt[];
  readonly finished: readonly Finished[];
}

export function newLearner(id: string): Learner {
  return { id, recent: [], finished: [] };
}

/** Where learners are kept. A change is made inside the lock and is durable before its result comes back. */
export interface Learners {
  /** `learner` left out keeps it as it is; `null` forgets it. */
  change<Result>(
    id: string,
    change: (learner: Learner) => { learner?: Learner | null | undefined; result: Result },
  ): Promise<Result>;
}
