import { clueOf, cluesShown } from './clues.ts';
import { nextDeadline, settle } from './deadlines.ts';
import { isWanted } from './posts.ts';
import type { PostName, Round, RoundMove } from './round.ts';

export type Duty =
  | { readonly kind: 'play'; readonly move: RoundMove }
  /**
   * `doubt`: a send was begun and nobody knows how it ended. Search the channel: found is `posted`, else `not-sent`, and
   * then ask again what is to be done, for the post may have been overtaken.
   */
  | { readonly kind: 'post'; readonly post: PostName; readonly doubt: boolean }
  | { readonly kind: 'wait'; readonly until: number };

/**
 * The one thing to do for a round now; `undefined` when nothing is left. Whoever acts on it holds the room meanwhile: a
 * send on its way looks like a doubt.
 */
export function nextDuty(round: Round, now: number): Duty | undefined {
  if (settle(round, now) !== round) return { kind: 'play', move: { kind: 'tick' } };
  const begun = inOrder(Object.keys(round.posts) as PostName[]).find((post) => round.posts[post]?.state === 'sending');
  if (begun) return { kind: 'post', post: begun, doubt: true };
  const wanted = possible(round, now).find((post) => round.posts[post] === undefined && isWanted(round, post, now));
  if (wanted) return { kind: 'post', post: wanted, doubt: false };
  const until = nextDeadline(round, now);
  return until === undefined ? undefined : { kind: 'wait', until };
}

/** Every post that could be due, in order. Clues that are due together come as the last of them. */
function possible(round: Round, now: number): PostName[] {
  return ['opening', `clue-${cluesShown(round, now)}`, 'closing', 'reveal', 'thread'];
}

const stages = ['opening', 'clue', 'closing', 'reveal', 'thread'];

function inOrder(posts: readonly PostName[]): PostName[] {
  const stage = (post: PostName) => stages.indexOf(post.split('-')[0]!);
  return posts.toSorted((a, b) => stage(a) - stage(b) || (clueOf(a) ?? 0) - (clueOf(b) ?? 0));
}
