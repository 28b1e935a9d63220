import { z } from 'zod';
import type { Kinds } from '../../bot/records.ts';
import { versioned } from '../records.ts';
import { confidence, id, moment } from './parts.ts';

const ending = z.enum(['solved', 'given-up', 'clues-spent']);

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
  way: z.strictObject({ tookFirst: z.array(id), anchored: z.boolean(), late: z.int().min(0).optional() }).optional(),
});

const learner = z.strictObject({
  id: z.string().min(1),
  attempt: attempt.optional(),
  asked: z.strictObject({ about: id.optional(), attempt: id.optional(), ended: id.optional() }).optional(),
  draft: z.string().optional(),
  draftConfidence: confidence,
  recent: z.array(attempt),
  met: z.record(z.string(), z.strictObject({ at: moment, points: z.int().min(0).max(100) })),
  finished: z.int().min(0),
  gathered: z.int().min(0),
  ungathered: z.array(id),
  reviews: z.int().min(0),
  roundDraft: z.strictObject({ round: id, text: z.string(), confidence }).optional(),
  rounds: z.array(id),
  boardName: id.optional(),
  results: z.boolean().optional(),
  rooms: z.array(id),
});

const history = z.strictObject({ finished: z.array(finished) });

export const learnerKind = versioned<Kinds['learner']>(learner, 1);
export const historyKind = versioned<Kinds['history']>(history, 1);
