import type { EntrantResult } from '../../../game/round/entrant.ts';
import type { Key } from '../../../game/round/graded.ts';
import type { Block, Button, Card } from '../../reply.ts';
import { countOf, notAdvice } from '../../words.ts';
import { associations, forAndAgainst, lineItem, scoreReasons } from '../graded.ts';

/** What one entrant sees of their own list after the reveal: verdicts, points in words, for and against. */
export function entrantResultCard(
  result: EntrantResult,
  meanPoints: number | undefined,
  key: Key,
  buttons: readonly Button[],
): Card {
  const { lines, arguments: held } = result;
  const { answer, dealt, pack } = key;
  const blocks: Block[] = [
    ...ownScore(result, key, meanPoints),
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

/** The points in words, beside the group's if they are given, and the list with its verdicts. */
export function ownScore(
  { lines, score, confidence }: EntrantResult,
  { pack }: Key,
  meanPoints?: number | undefined,
): Block[] {
  const group = meanPoints === undefined ? '' : ` The group had ${countOf(meanPoints, 'point')} on average.`;
  return [
    {
      kind: 'text',
      text: `${countOf(score.points, 'point')} of 100: ${scoreReasons(score, lines).join('; ')}.${group}`,
    },
    { kind: 'heading', text: `Your list${confidence === undefined ? '' : `, confidence ${confidence}`}` },
    { kind: 'list', ordered: false, items: lines.map((line, index) => lineItem(line, index + 1, pack)) },
  ];
}
