import { z } from 'zod';
import { type Learner, type Learners, newLearner } from '../bot/learner.ts';
import { versioned } from './records.ts';
import type { Store } from './store.ts';

const confidence = z.enum(['low', 'middle', 'high']).optional();
const ending = z.enum(['solved', 'given-up', 'clues-spent']);
const moment = z.int().min(0);

const attempt = z.strictObject({
  id: z.string().min(1),
  pack: z.string().min(1),
  case: z.string().min(1),
  seed: z.string().min(1),
  startedAt: moment,
  shown: z.int().min(1),
  commits: z.array(
    z.strictObject({ at: moment, afterClue: z.int().min(1), guesses: z.array(z.string()).min(1), confidence }),
  ),
  askedWhere: z.string().optional(),
  ended: z.strictObject({ at: moment, how: ending }).optional(),
});

const finished = z.strictObject({
  attempt: z.string().min(1),
  case: z.string().min(1),
  answer: z.string().min(1),
  at: moment,
  how: ending,
  points: z.int().min(0).max(100),
  first: z.boolean(),
  named: z.array(z.string()),
  confidence,
});

const learners = versioned<Learner>(
  z.strictObject({
    id: z.string().min(1),
    attempt: attempt.optional(),
    draft: z.string().optional(),
    recent: z.array(attempt),
    finished: z.array(finished),
  }),
  1,
);

/** Learners as records of a store: one row each, under `learner:<id>`. */
export function keepLearners(store: Store): Learners {
  return {
    change(id, change) {
      const key = `learner:${id}`;
      return store.update([key], (records) => {
        const known = learners.read(key, records.get(key)) ?? newLearner(id);
        const { learner, result } = change(known);
        if (learner === undefined) return { writes: new Map(), result };
        return { writes: new Map([[key, learner === null ? undefined : learners.row(learner)]]), result };
      });
    },
  };
}
