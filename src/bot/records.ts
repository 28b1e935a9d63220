import type { Deck } from '../game/review/deck.ts';
import type { Challenge } from '../game/round/challenge.ts';
import type { Entry } from '../game/round/entry.ts';
import type { Round } from '../game/round/round.ts';
import type { Due } from './due.ts';
import type { Erasure } from './erasure.ts';
import type { HistoryPage, Learner } from './learner.ts';
import type { ReviewPage } from './review/deck.ts';
import type { Room } from './room.ts';

/** Everything that is kept, by kind. */
export interface Kinds {
  readonly learner: Learner;
  readonly history: HistoryPage;
  /** Under the learner's id. */
  readonly review: Deck;
  readonly reviewed: ReviewPage;
  readonly room: Room;
  readonly round: Round;
  /** Under `round:learner`. */
  readonly entry: Entry;
  readonly challenge: Challenge;
  /** What has something left to do, under its name. */
  readonly due: Due;
  /** Under the learner's id, until nothing of that learner is left. */
  readonly erasure: Erasure;
}

export type Kind = keyof Kinds;

/** Names one record: its kind, and its id within the kind. */
export interface Ref {
  readonly kind: Kind;
  readonly id: string;
}

/** A record as it is to be kept; `null` forgets it. */
export type Save = { [K in Kind]: { readonly kind: K; readonly id: string; readonly record: Kinds[K] | null } }[Kind];

/** Which records a change needs: those it may write, and those it only reads and so shares with others. */
export interface Needs {
  readonly writes?: readonly Ref[];
  readonly reads?: readonly Ref[];
}

/** The records that were asked for, as they stand. */
export interface Found {
  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined;
}

/** Where records are kept. Every failure is a rejection, and what rejected has changed nothing. */
export interface Shelf {
  /** Reads, decides and writes with nothing in between; durable once it resolves. `change` is pure and synchronous. */
  change<Result>(
    needs: Needs,
    change: (found: Found) => { readonly saves: readonly Save[]; readonly result: Result },
  ): Promise<Result>;
  /** A record as it stood a moment ago. */
  find<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined>;
  /** Records of a kind whose id begins with `prefix`, by id, as they stood a moment ago. */
  list<K extends Kind>(kind: K, prefix: string): AsyncIterable<readonly [id: string, record: Kinds[K]]>;
}
