import { z } from 'zod';
import type { Kinds } from '../../bot/records.ts';
import { versioned } from '../records.ts';
import { id, moment } from './parts.ts';

export const phase = z.enum(['scheduled', 'open', 'closed', 'revealed', 'archived', 'cancelled']);
const span = z.int().min(1);

const room = z.strictObject({
  id,
  secret: id,
  channel: id.optional(),
  zone: id,
  facilitatorRole: id.optional(),
  mention: id.optional(),
  rules: z.strictObject({
    closesAfterMs: span,
    clueEveryMs: span.optional(),
    revealAfterMs: z.int().min(0).optional(),
    thread: z.boolean(),
    anonymous: z.boolean(),
  }),
  model: z.boolean(),
  weekly: z.strictObject({ said: id, channel: id, facilitator: id, stuck: z.literal('no-case').optional() }).optional(),
  numbered: z.int().min(0),
  rounds: z.array(
    z.strictObject({
      id,
      number: z.int().min(1),
      case: id,
      phase,
      opensAt: moment,
      revealedAt: moment.optional(),
    }),
  ),
  seasons: z.array(moment),
  names: z.array(z.strictObject({ text: id, diagnosis: id, as: z.enum(['name', 'partial']), challenge: id })),
  challenges: z.array(id),
  leftAt: moment.optional(),
});

export const roomKind = versioned<Kinds['room']>(room, 1);
