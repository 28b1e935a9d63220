import { z } from 'zod';
import type { Kinds } from '../../bot/records.ts';
import { versioned } from '../records.ts';
import { confidence, id, moment } from './parts.ts';
import { phase } from './room.ts';

const post = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('sending'), since: moment }),
  z.strictObject({ state: z.literal('posted'), message: id, at: moment }),
  z.strictObject({ state: z.literal('given-up'), why: id, at: moment }),
]);
const postName = z.union([z.enum(['opening', 'closing', 'reveal', 'thread']), z.templateLiteral(['clue-', z.int()])]);

const round = z.strictObject({
  id,
  room: id,
  channel: id,
  pack: id,
  case: id,
  seed: id,
  number: z.int().min(1),
  facilitator: id,
  insiders: z.array(id),
  phase,
  createdAt: moment,
  opensAt: moment,
  closesAt: moment,
  clues: z.int().min(1),
  clueEveryMs: z.int().min(1).optional(),
  revealAfterMs: z.int().min(0).optional(),
  thread: z.boolean(),
  anonymous: z.boolean(),
  mention: id.optional(),
  openedAt: moment.optional(),
  closedAt: moment.optional(),
  revealedAt: moment.optional(),
  archivedAt: moment.optional(),
  cancelledAt: moment.optional(),
  cancelledWhy: z.enum(['by-hand', 'missed', 'never-posted']).optional(),
  posts: z.partialRecord(postName, post),
  openedWith: z.int().min(1).optional(),
  entrants: z.int().min(0),
  face: z.strictObject({ shows: z.string(), at: moment }).optional(),
});

const entry = z.strictObject({
  round: id,
  learner: id,
  at: moment,
  guesses: z.array(z.string()).min(1),
  confidence,
  afterClue: z.int().min(0),
});

const ruling = z.strictObject({
  by: id.nullable(),
  decision: z.enum(['accepted-as-name', 'accepted-as-partial', 'declined', 'undone']),
  at: moment,
  why: z.string(),
});

const challenge = z.strictObject({
  id,
  round: id,
  by: id.nullable(),
  at: moment,
  text: id,
  diagnosis: id,
  why: z.string(),
  rulings: z.array(ruling),
});

/** When to look again at something that has something left to do. */
const due = z.strictObject({ room: id.optional(), at: moment });

export const roundKind = versioned<Kinds['round']>(round as unknown as z.ZodType<Kinds['round'], Kinds['round']>, 1);
export const entryKind = versioned<Kinds['entry']>(entry, 1);
export const challengeKind = versioned<Kinds['challenge']>(challenge, 1);
export const dueKind = versioned<Kinds['due']>(due, 1);
