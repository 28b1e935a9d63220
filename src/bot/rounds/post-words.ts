import type { PostName } from '../../game/round/round.ts';
import type { Refusal } from '../noticeboard.ts';

/** "closing", "clue 3" */
export function postInWords(post: PostName): string {
  return post.replace('-', ' ');
}

/** Why a post is not tried again by itself. */
export type GivenUp = Refusal | 'no-case';

export const refusalInWords: Readonly<Record<GivenUp, string>> = {
  'no-case': 'its case is no longer in the knowledge base',
  gone: 'the channel or the message is no longer there',
  forbidden: 'the bot has no right to post there',
  unfit: 'Discord did not take it',
  blind: 'it may be there, but the bot may not read the message history to find out',
};
