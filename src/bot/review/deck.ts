import type { Pack } from '../../game/pack.ts';
import type { Lexicon } from '../../game/recognise/lexicon.ts';
import { type Deck, newDeck, type Reviewed, withMisses } from '../../game/review/deck.ts';
import type { Miss } from '../../game/review/miss.ts';
import { gradeEntry } from '../../game/round/graded.ts';
import { isRevealed } from '../../game/round/round.ts';
import { dueRef } from '../due.ts';
import { type Finished, historyFrom, historyOf, type Learner } from '../learner.ts';
import type { Found, Needs, Ref } from '../records.ts';
import { newRoom, type Room } from '../room.ts';
import { keyOf } from '../rounds/gather.ts';
import { entryRef } from '../rounds/keep.ts';

/** Reviews that were done, in records of their own; nothing reads them but the export. */
export interface ReviewPage {
  readonly reviewed: readonly Reviewed[];
}

const pageSize = 200;

/** The page that the next review goes to. */
export function latestReviews({ id, reviews }: Learner): Ref & { readonly kind: 'reviewed' } {
  return { kind: 'reviewed', id: `${id}:${Math.floor(reviews / pageSize)}` };
}

export function reviewRefs({ id, reviews }: Learner): (Ref & { readonly kind: 'reviewed' })[] {
  return Array.from({ length: Math.floor(reviews / pageSize) + 1 }, (_, page) => ({
    kind: 'reviewed',
    id: `${id}:${page}`,
  }));
}

export function deckRef({ id }: Pick<Learner, 'id'>): Ref & { readonly kind: 'review' } {
  return { kind: 'review', id };
}

export function reminderRef({ id }: Pick<Learner, 'id'>): Ref & { readonly kind: 'due' } {
  return dueRef({ of: 'reminder', id });
}

/** The deck, and what it has not read yet: finished cases, and rounds entered. */
export function deckNeeds(learner: Learner): Required<Needs> {
  return {
    writes: [deckRef(learner), latestReviews(learner), reminderRef(learner)],
    reads: [
      ...historyFrom(learner, learner.gathered),
      ...learner.ungathered.flatMap((id): Ref[] => [{ kind: 'round', id }, entryRef(id, learner.id)]),
      ...learner.rooms.map((id): Ref => ({ kind: 'room', id })),
    ],
  };
}

interface Reader {
  readonly learner: Learner;
  readonly room?: Room | undefined;
  readonly found: Found;
  readonly pack: Pack;
  readonly lexicon: Lexicon;
}

/**
 * The deck with every miss that is known by now. Misses stand in the history and in entries of rounds, so none is lost
 * and nothing is written for them while a case is played; the learner remembers how far the deck has read.
 */
export function readDeck(reader: Reader): { readonly learner: Learner; readonly deck: Deck } {
  const { learner, room, found, pack } = reader;
  const before = found.get('review', learner.id) ?? newDeck(room?.zone ?? 'UTC');
  const cases = historyOf(learner, found, learner.gathered).flatMap(missOf);
  const rounds = learner.ungathered.map((id) => ({ id, ...readRound(id, reader) }));
  const misses = [...cases, ...rounds.flatMap(({ miss }) => miss ?? [])];
  const waiting = rounds.flatMap(({ id, waits }) => (waits ? [id] : []));
  return {
    learner: { ...learner, gathered: learner.finished, ungathered: waiting },
    deck: misses.length === 0 ? before : withMisses(before, misses, pack),
  };
}

function missOf({ answer, at, how, named, way }: Finished): Miss[] {
  const isNamed = how === 'solved' || named.includes(answer);
  const tookFirst = way?.tookFirst ?? named.slice(0, 1).filter((id) => id !== answer);
  return isNamed && tookFirst.length === 0 ? [] : [{ answer, at, tookFirst, named: isNamed }];
}

/** A round counts once its answer is out; one that is gone or was cancelled is waited for no longer. */
function readRound(id: string, { learner, found, pack, lexicon }: Reader): { miss?: Miss; waits: boolean } {
  const round = found.get('round', id);
  if (!round || round.phase === 'cancelled') return { waits: false };
  if (!isRevealed(round)) return { waits: true };
  const entry = found.get('entry', entryRef(id, learner.id).id);
  const unknown = pack.cases.get(round.case);
  if (!entry || !unknown) return { waits: false };
  const home = learner.rooms.includes(round.room) ? found.get('room', round.room) : undefined;
  const key = keyOf(round, unknown, home ?? newRoom(round.room, round.seed), pack, lexicon);
  const { lines } = gradeEntry(entry, key);
  const named = lines.some(({ grade }) => grade.verdict === 'correct');
  const tookFirst = lines
    .slice(0, 1)
    .flatMap(({ grade }) => (grade.verdict === 'correct' ? [] : (grade.recognized ?? [])));
  if (named && lines[0]?.grade.verdict === 'correct') return { waits: false };
  return { waits: false, miss: { answer: unknown.answer, at: round.revealedAt ?? entry.at, tookFirst, named } };
}
