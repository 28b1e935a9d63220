import { type Contrast, leaningApart, tellingApart } from '../../game/contrast.ts';
import type { Diagnosis, Pack } from '../../game/pack.ts';
import { codeOf } from '../code.ts';
import { pictureBlock } from '../picture-words.ts';
import type { Block, Card } from '../reply.ts';
import { notAdvice, placeOf, sentence } from '../words.ts';
import { comparisonOf } from './comparison.ts';
import { cellInWords, sideBySide } from './side-by-side.ts';

/** What tells two to four diagnoses apart, each point with its place; then all of them side by side. */
export function compareCard(diagnoses: readonly Diagnosis[], pack: Pack): Card {
  const apart = tellingApart(diagnoses, pack);
  const rows = sideBySide(diagnoses, pack);
  const blocks: Block[] = [
    pictureBlock(comparisonOf(diagnoses, rows, new Set(apart.flat().map(({ id }) => id)))),
    { kind: 'heading', text: 'What tells them apart' },
    apart.length > 0 ? pairsBlock(apart, pack) : leaningBlock(diagnoses, pack),
    { kind: 'heading', text: 'Side by side' },
    {
      kind: 'table',
      head: ['', ...diagnoses.map(({ name }) => name)],
      rows: rows.map(({ label, attribute, cells }) => [
        label,
        ...cells.map((statements) => cellInWords(statements, attribute).join('; ')),
      ]),
    },
  ];
  return {
    title: diagnoses.map(({ name }) => name).join(' or '),
    blocks,
    buttons: [],
    footer: `An empty place: the paper does not say. “May”: the paper hedges. “?”: departs from common teaching, see /study diagnosis. ${pack.citation} ${notAdvice}`,
    self: { command: 'study compare', action: 'show', args: diagnoses.map(({ id }) => codeOf(id)) },
  };
}

function pairsBlock(pairs: readonly Contrast[], pack: Pack): Block {
  return {
    kind: 'list',
    ordered: false,
    items: pairs.map(([one, other]) => ({
      mark: 'none',
      text: `${sentence(one, pack)} ${sentence(other, pack)}`,
      note: `${placeOf(one)}; ${placeOf(other)}`,
    })),
  };
}

const mostLeaning = 4;

/** Where nothing is certain, the points on which the paper leans, hedging on one side or both. */
function leaningBlock(diagnoses: readonly Diagnosis[], pack: Pack): Block {
  const leaning = leaningApart(diagnoses, pack);
  const text =
    leaning.length > 0
      ? 'Nothing in the paper that is free of doubt sets them against each other. What it leans on, with a hedge:'
      : 'No statement of the paper sets them against each other; what one has and the other lacks is in the table.';
  if (leaning.length === 0) return { kind: 'text', text };
  const { items } = pairsBlock(leaning.slice(0, mostLeaning), pack) as Extract<Block, { kind: 'list' }>;
  return { kind: 'list', ordered: false, items: [{ mark: 'none', text, under: items }] };
}
