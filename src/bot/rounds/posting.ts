import { deal } from '../../game/draw.ts';
import type { Pack } from '../../game/pack.ts';
import { faceOf } from '../../game/round/face.ts';
import type { PostName, Round, RoundMove } from '../../game/round/round.ts';
import { cardOfPost, roundCard, titleOf } from '../cards/round/post.ts';
import type { Noticeboard } from '../noticeboard.ts';
import { type GivenUp, postInWords, refusalInWords } from './post-words.ts';
import type { Results } from './results.ts';

/** Puts up what a round owes its channel, and keeps what became of it. */
export interface Posting {
  /**
   * @param doubt it may be there already, so it is looked for first
   * @returns whether it is settled, one way or the other
   */
  put(round: Round, post: PostName, doubt: boolean): Promise<boolean>;
  /** Brings the round's message up to date. @returns whether that is settled */
  show(round: Round, face: string): Promise<boolean>;
}

/** What became of a post; of the opening also what it shows. */
type Put =
  | { readonly kind: 'posted'; readonly message: string; readonly face?: string | undefined }
  | { readonly kind: 'refused'; readonly why: GivenUp }
  | { readonly kind: 'in-doubt' };

export function openPosting(parts: {
  readonly pack: Pack;
  readonly noticeboard: Noticeboard;
  readonly results: Results;
  now(): number;
  /** @returns whether that changed anything: of two who did the same, one did it first */
  move(round: string, made: RoundMove): Promise<boolean>;
}): Posting {
  const { pack, noticeboard, results, now, move } = parts;

  return { put, show };

  async function put(round: Round, post: PostName, doubt: boolean): Promise<boolean> {
    // A message has one thread at most, so that one is simply asked for again.
    if (!doubt || post === 'thread') return settle(round, post, await send(round, post));
    const found = await noticeboard.find(round.channel, { round: round.id, post }, sentAt(round, post));
    switch (found.kind) {
      case 'found':
        return settle(round, post, { kind: 'posted', message: found.message });
      case 'absent':
        await move(round.id, { kind: 'not-sent', post });
        return true;
      case 'blind':
        return settle(round, post, { kind: 'refused', why: 'blind' });
      case 'in-doubt':
        return false;
    }
  }

  async function send(round: Round, post: PostName): Promise<Put> {
    const { channel, mention } = round;
    const unknown = pack.cases.get(round.case);
    if (!unknown) return { kind: 'refused', why: 'no-case' };
    if (post === 'thread') {
      const { reveal } = round.posts;
      if (reveal?.state !== 'posted') return { kind: 'refused', why: 'gone' };
      return noticeboard.openThread(channel, reveal.message, titleOf(round));
    }
    const mark = { round: round.id, post };
    if (post === 'reveal') return noticeboard.post({ channel, card: await results.revealCard(round), mark });
    const at = now();
    const card = cardOfPost(round, post, deal(unknown, pack, round.seed), pack, at);
    const calls = post === 'opening' || post === 'closing';
    const posted = await noticeboard.post({ channel, card, mark, ...(calls && { mention }) });
    return posted.kind === 'posted' && post === 'opening' ? { ...posted, face: faceOf(round, at) } : posted;
  }

  async function settle(round: Round, post: PostName, put: Put): Promise<boolean> {
    switch (put.kind) {
      case 'posted': {
        const { message, face } = put;
        const isNew = await move(round.id, { kind: 'posted', post, message, face });
        if (isNew && post === 'reveal') await results.tellEntrants(round);
        return true;
      }
      case 'refused': {
        const isNew = await move(round.id, { kind: 'give-up-post', post, why: put.why });
        if (isNew)
          await results.tellFacilitator(
            round,
            `The ${postInWords(post)} could not be put up: ${refusalInWords[put.why]}. /round status tries again once that is set right.`,
          );
        return true;
      }
      case 'in-doubt':
        return false;
    }
  }

  /** Stored before the edit: a crash in between costs an edit at most, and the next change brings it up to date. */
  async function show(round: Round, face: string): Promise<boolean> {
    const opening = round.posts.opening;
    const unknown = pack.cases.get(round.case);
    if (opening?.state === 'posted' && unknown) {
      const card = roundCard(round, deal(unknown, pack, round.seed), pack, now());
      const edited = await noticeboard.edit(round.channel, opening.message, card);
      if (edited.kind === 'in-doubt') return false;
    }
    // A message that is gone, or that we may not touch, is not edited again until it has something new to say.
    await move(round.id, { kind: 'edited', face });
    return true;
  }
}

export function sentAt({ posts, createdAt }: Round, post: PostName): number {
  const begun = posts[post];
  return begun?.state === 'sending' ? begun.since : createdAt;
}
