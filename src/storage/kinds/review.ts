import { z } from 'zod';
import type { Kinds } from '../../bot/records.ts';
import { versioned } from '../records.ts';
import { id, moment } from './parts.ts';

const memory = z.strictObject({
  due: moment,
  stage: z.enum(['new', 'learning', 'review', 'relearning']),
  stability: z.number().min(0),
  difficulty: z.number().min(0).max(10),
  scheduledDays: z.number().min(0),
  step: z.int().min(0),
  reps: z.int().min(0),
  lapses: z.int().min(0),
  last: moment.optional(),
});

const deck = z.strictObject({
  cards: z.record(id, memory),
  retention: z.number().min(0.7).max(0.97),
  weights: z.array(z.number()).length(21).optional(),
  daily: z.int().min(1),
  zone: id,
  today: z.strictObject({ day: z.string(), done: z.int().min(0), more: z.int().min(0) }),
  asking: z.strictObject({ card: id, seed: id, chosen: z.int().min(0).optional() }).optional(),
  asked: z.array(id),
  reminder: z
    .strictObject({
      hour: z.int().min(0).max(23),
      minute: z.int().min(0).max(59),
      at: moment,
      rangAt: moment.optional(),
      refused: z.boolean().optional(),
    })
    .optional(),
});

const reviewed = z.strictObject({
  reviewed: z.array(
    z.strictObject({ card: id, at: moment, grade: z.enum(['again', 'hard', 'good', 'easy']), right: z.boolean() }),
  ),
});

const erasure = z.strictObject({ at: moment, rounds: z.array(id), seed: id });

export const reviewKind = versioned<Kinds['review']>(deck, 1);
export const reviewedKind = versioned<Kinds['reviewed']>(reviewed, 1);
export const erasureKind = versioned<Kinds['erasure']>(erasure, 1);
