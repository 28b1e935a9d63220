export type Phase = 'scheduled' | 'open' | 'closed' | 'revealed' | 'archived' | 'cancelled';

/** What a round puts on the channel, each once. `clue-3` brings every clue up to the third that the channel lacks. */
export type PostName = 'opening' | `clue-${number}` | 'closing' | 'reveal' | 'thread';

export type Post =
  /** A send was begun. Who finds it so after a crash is in doubt whether it went out. */
  | { readonly state: 'sending'; readonly since: number }
  | { readonly state: 'posted'; readonly message: string; readonly at: number }
  /** The channel is gone, or forbidden: not tried again until somebody asks for it. */
  | { readonly state: 'given-up'; readonly why: string; readonly at: number };

/**
 * A case put to a channel for days. Plain data: what is stored is what is played on. Moments are milliseconds since 1970;
 * those that passed by themselves are the stored deadlines, however late somebody looked.
 */
export interface Round {
  readonly id: string;
  readonly room: string;
  readonly channel: string;
  readonly pack: string;
  readonly case: string;
  /** With the case it decides which clues are shown and how they are worded. */
  readonly seed: string;
  /** The room's how-manieth round, from 1. */
  readonly number: number;
  /** Who answers for it. */
  readonly facilitator: string;
  /** Who has seen the answer beforehand: they do not enter, nor rule on a challenge of their own. */
  readonly insiders: readonly string[];
  readonly phase: Phase;
  readonly createdAt: number;
  readonly opensAt: number;
  readonly closesAt: number;
  /** How many clues the dealing has. */
  readonly clues: number;
  /** `undefined`: all at once. */
  readonly clueEveryMs: number | undefined;
  /** The grace between closing and reveal. `undefined`: revealed by hand. */
  readonly revealAfterMs: number | undefined;
  readonly thread: boolean;
  readonly anonymous: boolean;
  /** The role that is mentioned. */
  readonly mention: string | undefined;
  readonly openedAt?: number | undefined;
  /** Entries count up to here. Gone again while a reopened round is open. */
  readonly closedAt?: number | undefined;
  readonly revealedAt?: number | undefined;
  readonly archivedAt?: number | undefined;
  readonly cancelledAt?: number | undefined;
  readonly cancelledWhy?: Cancellation | undefined;
  readonly posts: Readonly<Partial<Record<PostName, Post>>>;
  /** How many clues the opening showed when it was sent; those need no post of their own. */
  readonly openedWith?: number | undefined;
  /** The count shown on the message, refreshed from the entries. */
  readonly entrants: number;
  /** What the message was last made to show, and when; see `face.ts`. */
  readonly face?: { readonly shows: string; readonly at: number } | undefined;
}

/**
 * `missed`: its whole window passed while nobody looked. `never-posted`: it was open, but its opening never reached the
 * channel and nobody entered. The facilitators are told of either.
 */
export type Cancellation = 'by-hand' | 'missed' | 'never-posted';

/** What whoever opens or schedules a round decides. */
export type Plan = Pick<
  Round,
  | 'id'
  | 'room'
  | 'channel'
  | 'pack'
  | 'case'
  | 'seed'
  | 'number'
  | 'facilitator'
  | 'insiders'
  | 'opensAt'
  | 'closesAt'
  | 'clues'
  | 'clueEveryMs'
  | 'revealAfterMs'
  | 'thread'
  | 'anonymous'
  | 'mention'
>;

export type RoundMove =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** Whatever the deadlines ask for by now. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'extend'; readonly to: number }
  | { readonly kind: 'reopen'; readonly to: number }
  | { readonly kind: 'reveal' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'handover'; readonly to: string }
  /** Somebody saw the answer: rehearsed it, or looked it up. */
  | { readonly kind: 'saw-answer'; readonly who: string }
  | { readonly kind: 'count'; readonly entrants: number }
  /** Stored before the send, so that a crash in between leaves a doubt and never a second message. */
  | { readonly kind: 'send'; readonly post: PostName }
  | { readonly kind: 'posted'; readonly post: PostName; readonly message: string; readonly face?: string | undefined }
  /** It surely did not go out: refused, or searched for in vain. */
  | { readonly kind: 'not-sent'; readonly post: PostName }
  | { readonly kind: 'give-up-post'; readonly post: PostName; readonly why: string }
  /** By hand, after what stood in the way was put right. */
  | { readonly kind: 'retry-post'; readonly post: PostName }
  | { readonly kind: 'edited'; readonly face: string };

export type RoundRefusal =
  | 'not-open-yet'
  | 'already-open'
  | 'still-open'
  | 'already-closed'
  | 'not-revealed'
  | 'already-revealed'
  | 'archived'
  | 'cancelled'
  /** A closing that is moved must move ahead, to a moment still to come. */
  | 'not-later'
  | 'already-theirs'
  /** Nobody has seen it: there is nothing to close, only to cancel. */
  | 'never-posted'
  /** The post is not wanted now: too early, overtaken, or no part of this round. */
  | 'not-wanted'
  | 'not-begun'
  | 'already-posted'
  | 'given-up'
  | 'not-given-up';

export type RoundStep = { readonly round: Round } | { readonly refused: RoundRefusal };

/** `undefined` where it would close before it could open. */
export function schedule(plan: Plan, now: number): Round | undefined {
  if (plan.closesAt <= Math.max(plan.opensAt, now)) return undefined;
  return { ...plan, phase: 'scheduled', createdAt: now, posts: {}, entrants: 0 };
}

/** Nobody may know its answer: neither practice nor another round deals the case meanwhile. */
export function isSecret({ phase }: Pick<Round, 'phase'>): boolean {
  return phase === 'scheduled' || phase === 'open' || phase === 'closed';
}

/** Its answer is out, and stays out. */
export function isRevealed({ phase }: Pick<Round, 'phase'>): boolean {
  return phase === 'revealed' || phase === 'archived';
}
