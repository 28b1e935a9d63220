import type { ShownClue } from '../../../game/draw.ts';
import type { Case, Pack } from '../../../game/pack.ts';
import type { Round } from '../../../game/round/round.ts';
import type { Card } from '../../reply.ts';
import { clueRows, notAdvice } from '../../words.ts';
import { provenance, teachingItem } from '../graded.ts';
import { titleOf } from './post.ts';

/** The round as its facilitator sees it beforehand: every clue, the answer, and what there is to teach. */
export function rehearsalCard(round: Round, unknown: Case, dealt: readonly ShownClue[], pack: Pack): Card {
  return {
    title: `${titleOf(round)}, for you alone`,
    blocks: [
      {
        kind: 'text',
        text: `The answer: ${pack.diagnoses.get(unknown.answer)?.name}. You have seen it now, so you cannot enter.`,
      },
      { kind: 'text', text: unknown.opening },
      { kind: 'facts', rows: clueRows(dealt) },
      { kind: 'heading', text: 'To take away' },
      { kind: 'list', ordered: false, items: unknown.teaching.map((id) => teachingItem(id, pack)) },
      { kind: 'text', text: provenance(unknown.composed) },
    ],
    buttons: [],
    footer: `${pack.citation} ${notAdvice}`,
  };
}
