import type { Kind, Kinds } from '../../bot/records.ts';
import type { RecordKind } from '../records.ts';
import { historyKind, learnerKind } from './learner.ts';
import { erasureKind, reviewedKind, reviewKind } from './review.ts';
import { roomKind } from './room.ts';
import { challengeKind, dueKind, entryKind, roundKind } from './round.ts';

/** Every kind of record: its shape, and the version of that shape. */
export const kinds: { readonly [K in Kind]: RecordKind<Kinds[K]> } = {
  learner: learnerKind,
  history: historyKind,
  review: reviewKind,
  reviewed: reviewedKind,
  room: roomKind,
  round: roundKind,
  entry: entryKind,
  challenge: challengeKind,
  due: dueKind,
  erasure: erasureKind,
};
