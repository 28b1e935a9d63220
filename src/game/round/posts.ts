import { clueOf, cluesShown, told } from './clues.ts';
import type { Post, PostName, Round, RoundMove, RoundStep } from './round.ts';

export type PostMove = Extract<RoundMove, { post: PostName }>;

/**
 * Whether a post has a place on the channel now, had it not been made yet. What was overtaken has none: a clue after the
 * closing, the closing after the reveal. So nothing is told that the next message would contradict.
 */
export function isWanted(round: Round, post: PostName, now: number): boolean {
  switch (post) {
    case 'opening':
      return round.phase === 'open';
    case 'closing':
      return round.phase === 'closed';
    case 'reveal':
      return round.phase === 'revealed';
    case 'thread':
      return round.phase === 'revealed' && round.thread && round.posts.reveal?.state === 'posted';
    default: {
      const clue = clueOf(post) ?? 0;
      if (round.phase !== 'open' || round.posts.opening?.state !== 'posted') return false;
      return clue > told(round, post) && clue <= cluesShown(round, now);
    }
  }
}

/** What is stored of a post, before and after it is sent. What was posted stays posted. */
export function playPost(round: Round, move: PostMove, now: number): RoundStep {
  const { post } = move;
  const before = round.posts[post];
  switch (move.kind) {
    case 'send': {
      if (before?.state === 'posted') return { refused: 'already-posted' };
      if (before?.state === 'given-up') return { refused: 'given-up' };
      if (!isWanted(round, post, now)) return { refused: 'not-wanted' };
      const begun = withPost(round, post, { state: 'sending', since: now });
      return { round: post === 'opening' ? { ...begun, openedWith: cluesShown(round, now) } : begun };
    }
    case 'posted': {
      if (before === undefined) return { refused: 'not-begun' };
      if (before.state === 'posted') return before.message === move.message ? { round } : { refused: 'already-posted' };
      const made = withPost(round, post, { state: 'posted', message: move.message, at: now });
      return {
        round: post === 'opening' && move.face !== undefined ? { ...made, face: { shows: move.face, at: now } } : made,
      };
    }
    case 'not-sent':
      if (before === undefined) return { refused: 'not-begun' };
      if (before.state !== 'sending') return { refused: before.state === 'posted' ? 'already-posted' : 'given-up' };
      return { round: withPost(round, post, undefined) };
    case 'give-up-post':
      if (before?.state === 'posted') return { refused: 'already-posted' };
      if (before?.state === 'given-up') return { refused: 'given-up' };
      if (before === undefined && !isWanted(round, post, now)) return { refused: 'not-wanted' };
      return { round: withPost(round, post, { state: 'given-up', why: move.why, at: now }) };
    case 'retry-post':
      return before?.state === 'given-up' ? { round: withPost(round, post, undefined) } : { refused: 'not-given-up' };
  }
}

function withPost(round: Round, post: PostName, made: Post | undefined): Round {
  const { [post]: _, ...others } = round.posts;
  return { ...round, posts: made ? { ...others, [post]: made } : others };
}
