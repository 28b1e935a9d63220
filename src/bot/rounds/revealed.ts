import type { Entry } from '../../game/round/entry.ts';
import { isRevealed } from '../../game/round/round.ts';
import type { Context, Outcome } from '../command.ts';
import type { RoundErrand } from '../errand.ts';
import { tell } from '../reply.ts';
import { entryRef } from './keep.ts';

/** Whatever tells a round's answer goes through here: not before the reveal, and to none but its room and its entrants. */
export function afterReveal(context: Context, id: string, errand: RoundErrand): Outcome {
  const round = id === '' ? undefined : context.found.get('round', id);
  // Also in direct messages, for whoever entered.
  if (!round || (round.room !== context.room?.id && !entryOf(context, id))) return { reply: notThere };
  return isRevealed(round) ? { errand } : { reply: tell('Not yet', 'Results are told after the reveal.') };
}

export function entryOf({ found, learner }: Context, round: string): Entry | undefined {
  return found.get('entry', entryRef(round, learner.id).id);
}

export const notThere = tell('Not there', 'That round is no longer known here.');
