import type { Confidence } from '../../../game/attempt.ts';
import type { Differential } from '../../../game/differential.ts';
import type { Pack } from '../../../game/pack.ts';
import { setAside } from '../../remarks.ts';
import type { Button, Card } from '../../reply.ts';
import { echo, notAdvice } from '../../words.ts';

/** An entry was taken: each line as it was understood. Follows from what was typed alone, never from the answer. */
export function receiptCard(
  differential: Differential,
  confidence: Confidence | undefined,
  /** `undefined`: it is closed, and what was sent stands. */
  closesAt: number | undefined,
  pack: Pack,
  buttons: readonly Button[],
): Card {
  return {
    title: 'Your entry counts',
    blocks: [
      {
        kind: 'list',
        ordered: true,
        items: differential.ranked.map(({ text, understood }) => ({
          mark: 'none',
          text: `“${text}” → ${echo(understood, pack)}`,
        })),
      },
      ...setAside(differential),
      ...(confidence === undefined ? [] : [{ kind: 'text' as const, text: `Confidence: ${confidence}.` }]),
      {
        kind: 'text',
        text:
          closesAt === undefined
            ? 'The round is closed, so it stands as it is. Nobody else sees it.'
            : [
                'Nobody else sees it. You can change it until ',
                { at: closesAt, as: 'date' },
                '; the last one sent before then counts, and sending it late in the week costs nothing.',
              ],
      },
    ],
    buttons,
    footer: notAdvice,
  };
}
