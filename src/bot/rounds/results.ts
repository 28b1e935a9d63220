import { mostWereWrong } from '../../game/round/apart.ts';
import { entrantResult } from '../../game/round/entrant.ts';
import type { PostName, Round } from '../../game/round/round.ts';
import { tallyOf } from '../../game/round/tally.ts';
import { entrantResultCard } from '../cards/round/entrant.ts';
import { perhapsTheCase } from '../cards/round/group.ts';
import { titleOf } from '../cards/round/post.ts';
import { revealCard } from '../cards/round/reveal.ts';
import { isGone } from '../gone.ts';
import type { Noticeboard, Refusal } from '../noticeboard.ts';
import type { Button, Card, Text } from '../reply.ts';
import { type Gathered, gather, type Library } from './gather.ts';

/** What comes of a round at its end, for the channel and for each person. */
export interface Results {
  revealCard(round: Round): Promise<Card>;
  /** Those who asked for it get their own result by direct message. Best effort: the button on the reveal stays. */
  tellEntrants(round: Round): Promise<void>;
  /** Something about a round that its facilitator must hear of. Best effort: /round status says it too. */
  tellFacilitator(round: Round, text: Text): Promise<void>;
}

export function resultsOf(library: Library, noticeboard: Noticeboard): Results {
  const results: Results = {
    async revealCard(round) {
      const gathered = await gather(round.id, library);
      if (!gathered) throw new Error(`Expected round ${round.id} and its case to be there`);
      const { unknown, entries, key } = gathered;
      return revealCard(unknown, entries, key, [resultButton(round)]);
    },

    async tellEntrants(round) {
      const gathered = await gather(round.id, library);
      if (!gathered) return;
      for (const { learner } of gathered.entries) {
        const known = await library.shelf.find('learner', learner);
        const card = known?.results ? ownResultCard(gathered, learner) : undefined;
        if (card) await noticeboard.tell(learner, card);
      }
      if (mostWereWrong(tallyOf(gathered.entries, gathered.key))) await results.tellFacilitator(round, perhapsTheCase);
    },

    async tellFacilitator(round, text) {
      if (isGone(round.facilitator)) return;
      const card = { title: titleOf(round), blocks: [{ kind: 'text' as const, text }], buttons: [] };
      await noticeboard.tell(round.facilitator, card);
    },
  };
  return results;
}

/** What one entrant gets to see of their own list; `undefined` for who did not enter. */
export function ownResultCard({ round, entries, key }: Gathered, learner: string): Card | undefined {
  const own = entries.find((entry) => entry.learner === learner);
  if (!own) return undefined;
  const challenge: Button = {
    label: 'Challenge this grade',
    press: { command: 'round challenges', action: 'ask', args: [round.id] },
    style: 'secondary',
  };
  const { meanPoints } = tallyOf(entries, key);
  const isRight = own.lines[0]?.grade.verdict === 'correct';
  return entrantResultCard(entrantResult(own, key), meanPoints, key, isRight ? [] : [challenge]);
}

function resultButton({ id }: Round): Button {
  return {
    label: 'My result',
    press: { command: 'round enter', action: 'result', args: [id, 'reveal'] },
    style: 'primary',
  };
}

const postLabels = { opening: 'opening', closing: 'closing', reveal: 'reveal', thread: 'thread' } as const;

export function postInWords(post: PostName): string {
  return post in postLabels ? postLabels[post as keyof typeof postLabels] : post.replace('-', ' ');
}

export const refusalInWords: Readonly<Record<Refusal, string>> = {
  gone: 'the channel or the message is no longer there',
  forbidden: 'the bot has no right to post there',
  unfit: 'Discord did not take it',
};
