import { mostWereWrong } from '../../game/round/apart.ts';
import { entrantResult } from '../../game/round/entrant.ts';
import type { GradedEntry } from '../../game/round/graded.ts';
import type { Round } from '../../game/round/round.ts';
import { tallyOf } from '../../game/round/tally.ts';
import { entrantResultCard, ownScore } from '../cards/round/entrant.ts';
import { perhapsTheCase } from '../cards/round/group.ts';
import { buttonsOf, titleOf } from '../cards/round/post.ts';
import { revealCard } from '../cards/round/reveal.ts';
import { isGone } from '../gone.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { Block, Button, Card, Press, Text } from '../reply.ts';
import { boardNames } from './board.ts';
import { type Gathered, gather, type Sources } from './gather.ts';

/** What comes of a round at its end, for the channel and for each person. */
export interface Results {
  revealCard(round: Round): Promise<Card>;
  /** The same for one person, with the result of their own list if they entered. */
  revealedCard(round: Round, learner: string): Promise<Card>;
  /** Those who asked for it get their own result by direct message. Best effort: the button on the reveal stays. */
  tellEntrants(round: Round): Promise<void>;
  /** Something about a round that its facilitator must hear of. Best effort: /round status says it too. */
  tellFacilitator(round: Round, text: Text): Promise<void>;
}

export function resultsOf(sources: Sources, noticeboard: Noticeboard): Results {
  const results: Results = {
    async revealCard(round) {
      const card = await answerCard(await gatherAll(round, sources), sources);
      const self = { command: 'round enter', action: 'reveal', args: [round.id, 'reveal'] };
      return { ...card, self, buttons: buttonsOf(round, 'reveal') };
    },

    async revealedCard(round, learner) {
      const gathered = await gatherAll(round, sources);
      const { entries, key } = gathered;
      const card = await answerCard(gathered, sources);
      const own = entries.find((entry) => entry.learner === learner);
      const before: Block[] = own
        ? [
            { kind: 'heading', text: 'Your result' },
            ...ownScore(entrantResult(own, key), key),
            { kind: 'heading', text: 'Everybody’s' },
          ]
        : [];
      return {
        ...card,
        blocks: [...before, ...card.blocks],
        buttons: own ? buttonsOf(round, 'reveal').map((button) => ({ ...button, label: 'For and against' })) : [],
        self: revealedPress(round),
      };
    },

    async tellEntrants(round) {
      const gathered = await gather(round.id, sources);
      if (!gathered) return;
      for (const { learner } of gathered.entries) {
        const known = await sources.shelf.find('learner', learner);
        const card = known?.results ? ownResultCard(gathered, learner, 'dm') : undefined;
        if (card) await noticeboard.tell(learner, card);
      }
      if (mostWereWrong(tallyOf(gathered.entries, gathered.key))) await results.tellFacilitator(round, perhapsTheCase);
    },

    async tellFacilitator(round, text) {
      if (isGone(round.facilitator)) return;
      const where = { kind: 'text' as const, text: ['In ', { of: 'channel' as const, id: round.channel }, ':'] };
      const card = { title: titleOf(round), blocks: [where, { kind: 'text' as const, text }], buttons: [] };
      await noticeboard.tell(round.facilitator, card);
    },
  };
  return results;
}

/** Leads to the answer of a round, and to no other round's. */
export function revealedPress({ id }: Pick<Round, 'id'>): Press {
  return { command: 'round show', action: 'revealed', args: [id] };
}

async function gatherAll(round: Round, sources: Sources): Promise<Gathered> {
  const gathered = await gather(round.id, sources);
  if (!gathered) throw new Error(`Expected round ${round.id} and its case to be there`);
  return gathered;
}

/** The answer and the group's result. */
async function answerCard({ round, unknown, entries, key }: Gathered, sources: Sources): Promise<Card> {
  const card = revealCard(unknown, entries, key, []);
  const title = `${titleOf(round)}: ${key.pack.diagnoses.get(key.answer)!.name}`;
  const named = round.anonymous ? [] : await namesOf(entries.filter(hasItFirst), sources);
  return { ...card, title, blocks: [...card.blocks, ...withName(named)] };
}

/** What one entrant gets to see of their own list; `undefined` for who did not enter. */
export function ownResultCard(
  { round, entries, key }: Gathered,
  learner: string,
  where: 'server' | 'dm',
): Card | undefined {
  const own = entries.find((entry) => entry.learner === learner);
  if (!own) return undefined;
  const challenge: Button = {
    label: 'Challenge this grade',
    press: { command: 'round challenges', action: 'ask', args: [round.id] },
    style: 'secondary',
  };
  const { meanPoints } = tallyOf(entries, key);
  const isRight = hasItFirst(own);
  // Challenges are raised where the round was: there is who rules on them.
  const buttons = isRight || where === 'dm' ? [] : [challenge];
  const self = { command: 'round enter', action: 'result', args: [round.id, where] };
  return { ...entrantResultCard(entrantResult(own, key), meanPoints, key, buttons), self };
}

function hasItFirst({ lines }: GradedEntry): boolean {
  return lines[0]?.grade.verdict === 'correct';
}

async function namesOf(entries: readonly GradedEntry[], { shelf }: Sources): Promise<string[]> {
  const learners = entries.map(({ learner }) => learner);
  return [...(await boardNames(learners, shelf)).values()];
}

/** Only who wants their name shown is named, and only for what they had right. */
function withName(names: readonly string[]): Block[] {
  if (names.length === 0) return [];
  return [{ kind: 'text', text: `With the answer first, and glad to say so: ${names.join(', ')}.` }];
}
