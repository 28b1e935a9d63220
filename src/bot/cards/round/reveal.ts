import type { Case, Pack } from '../../../game/pack.ts';
import { mostMissed, mostWereWrong, type Pair, tellApart } from '../../../game/round/apart.ts';
import type { GradedEntry, Key } from '../../../game/round/graded.ts';
import { paperDifferential } from '../../../game/round/paper.ts';
import { pictureOf, type Tally, tallyOf } from '../../../game/round/tally.ts';
import { pictureBlock } from '../../picture-words.ts';
import type { Block, Button, Card, Item } from '../../reply.ts';
import { clueRows, notAdvice } from '../../words.ts';
import { percent, provenance, teachingItem } from '../graded.ts';
import { nameInWords, pairInWords, perhapsTheCase, settlingItems, sideBySide, turnout } from './group.ts';

/** The end of a round, for everybody: the answer, what the group made of it, what tells apart what was confused. No names. */
export function revealCard(unknown: Case, entries: readonly GradedEntry[], key: Key, buttons: readonly Button[]): Card {
  const { answer, dealt, pack } = key;
  const tally = tallyOf(entries, key);
  return {
    title: `The answer: ${pack.diagnoses.get(answer)!.name}`,
    blocks: [
      { kind: 'text', text: [turnout(tally), ...(mostWereWrong(tally) ? [perhapsTheCase] : [])].join(' ') },
      { kind: 'heading', text: 'The clues' },
      { kind: 'facts', rows: clueRows(dealt) },
      { kind: 'heading', text: 'The group and the paper' },
      {
        kind: 'table',
        head: ['', 'The group', 'By the paper'],
        rows: sideBySide(tally, paperDifferential(key), answer, pack),
      },
      ...answered(tally, pack),
      ...toldApart(entries, tally, key),
      { kind: 'heading', text: 'To take away' },
      { kind: 'list', ordered: false, items: unknown.teaching.map((id) => teachingItem(id, pack)) },
      { kind: 'text', text: provenance(unknown.composed) },
    ],
    buttons,
    footer: `${pack.citation} ${notAdvice}`,
  };
}

/** What the picture shows, in text; like it only where nobody stands out. */
function answered(tally: Tally, pack: Pack): Block[] {
  const picture = pictureOf(tally);
  if (!picture) return [];
  const { bars, entrants, others } = picture;
  const items = bars.map(
    ({ named, first, any, isAnswer }): Item => ({
      mark: isAnswer ? 'correct' : 'none',
      text: `${nameInWords(named, pack)}: first on ${percent(first / entrants)} of the lists, named on ${percent(any / entrants)}`,
    }),
  );
  const more: Item[] = others === 0 ? [] : [{ mark: 'none', text: `${others} more` }];
  return [
    { kind: 'heading', text: 'What was answered' },
    pictureBlock({
      kind: 'distribution',
      entries: entrants,
      bars: bars.map(({ named, first, any, isAnswer }) => ({
        name: nameInWords(named, pack),
        named: any,
        first,
        answer: isAnswer,
      })),
      leftOut: others,
    }),
    { kind: 'list', ordered: false, items: [...items, ...more] },
  ];
}

function toldApart(entries: readonly GradedEntry[], tally: Tally, key: Key): Block[] {
  const { pack } = key;
  const { best, worst } = tellApart(entries, key);
  const missed = mostMissed(tally, key);
  const isWorst = missed?.other !== undefined && missed.other === worst?.other;
  const firstLines = missed ? `first on ${missed.named.first} of ${tally.entrants} lists` : '';
  const pair = (title: string, one: Pair | undefined, besides: string): Item[] =>
    one
      ? [
          {
            mark: 'none',
            text: [`${title}: ${pairInWords(one)}`, besides].filter(Boolean).join('; '),
            under: settlingItems(one.settling, one.other, pack),
          },
        ]
      : [];
  const instead: Item[] =
    missed && !isWorst
      ? [
          {
            mark: 'none',
            text: `Most often in its place: ${nameInWords(missed.named, pack)}, ${firstLines}`,
            under: missed.other ? settlingItems(missed.settling, missed.other, pack) : [],
          },
        ]
      : [];
  const items = [
    ...instead,
    ...pair('Hardest to tell apart', worst, isWorst ? firstLines : ''),
    ...pair('Best told apart', best, ''),
  ];
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'What tells them apart' },
        { kind: 'list', ordered: false, items },
      ];
}
