import type { EntrantResult } from '../../../game/round/entrant.ts';
import type { Key } from '../../../game/round/graded.ts';
import type { Block, Button, Card } from '../../reply.ts';
import { countOf, notAdvice } from '../../words.ts';
import { associations, forAndAgainst, lineItem, scoreReasons } from '../graded.ts';

/** What one entrant sees of their own list after the reveal: verdicts, points in words, for and against. */
export function entrantResultCard(
  { lines, score, confidence, arguments: held }: EntrantResult,
  meanPoints: number | undefined,
  { answer, dealt, pack }: Key,
  buttons: readonly Button[],
): Card {
  const group = meanPoints === undefined ? '' : ` The group had ${countOf(meanPoints, 'point')} on average.`;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `${countOf(score.points, 'point')} of 100: ${scoreReasons(score, lines).join('; ')}.${group}`,
    },
    { kind: 'heading', text: `Your list${confidence === undefined ? '' : `, confidence ${confidence}`}` },
    { kind: 'list', ordered: false, items: lines.map((line, index) => lineItem(line, index + 1, pack)) },
    { kind: 'heading', text: 'For and against' },
    {
      kind: 'list',
      ordered: false,
      items: held.map((argument) => forAndAgainst(argument, dealt.length, pack)),
    },
    ...associations(lines, pack),
  ];
  return {
    title: `Your result: it was ${pack.diagnoses.get(answer)!.name}`,
    blocks,
    buttons,
    footer: `${pack.citation} ${notAdvice}`,
  };
}
