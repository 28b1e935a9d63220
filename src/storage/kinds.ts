import { z } from 'zod';
import type { Kind, Kinds } from '../bot/records.ts';
import { type RecordKind, versioned } from './records.ts';

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

const learner = z.strictObject({
  id: z.string().min(1),
  attempt: attempt.optional(),
  draft: z.string().optional(),
  recent: z.array(attempt),
  met: z.record(z.string(), z.strictObject({ at: moment, points: z.int().min(0).max(100) })),
  finished: z.int().min(0),
  rooms: z.array(z.string()),
});

const history = z.strictObject({ finished: z.array(finished) });

const room = z.strictObject({
  id: z.string().min(1),
  facilitatorRole: z.string().optional(),
  openCases: z.array(z.string()),
});

/** Every kind of record: its shape, and the version of that shape. */
export const kinds: { readonly [K in Kind]: RecordKind<Kinds[K]> } = {
  learner: versioned<Kinds['learner']>(learner, 1),
  history: versioned<Kinds['history']>(history, 1),
  room: versioned<Kinds['room']>(room, 1),
};
