import {
  type Contrast,
  contrastsOf,
  doubtfulContrasts,
  leaningsOf,
  ownWordsOn,
  usuallyApart,
} from '../../game/contrast.ts';
import type { Diagnosis, Pack, Statement } from '../../game/pack.ts';
import { areKin } from '../../game/relate.ts';
import { codeOf } from '../code.ts';
import { pictureBlock } from '../picture-words.ts';
import type { Block, Card, Item } from '../reply.ts';
import { notAdvice, noteOf, placeOf, sentence } from '../words.ts';
import { comparisonOf } from './comparison.ts';
import { cellInWords, headOf, type Row, sideBySide } from './side-by-side.ts';

/** What tells two to four diagnoses apart, point by point with its places; then all of them side by side. */
export function compareCard(diagnoses: readonly Diagnosis[], pack: Pack): Card {
  const pairs = diagnoses.flatMap((one, index) => diagnoses.slice(index + 1).map((other) => [one, other] as const));
  const apart = statementsOf(pairs.flatMap(([one, other]) => contrastsOf(one, other, pack)));
  const leaning = statementsOf(
    pairs.flatMap(([one, other]) => [...leaningsOf(one, other, pack), ...usuallyApart(one, other, pack)]),
  );
  const doubtful = statementsOf(pairs.flatMap(([one, other]) => doubtfulContrasts(one, other, pack)));
  const rows = sideBySide(diagnoses, pack);
  const blocks: Block[] = [
    pictureBlock(comparisonOf(diagnoses, rows, apart)),
    { kind: 'heading', text: 'What tells them apart' },
    ...(apart.size > 0
      ? [pointsBlock(pointsOf(apart, diagnoses, rows))]
      : leaningBlocks(
          pointsOf(leaning, diagnoses, rows),
          pairs.some(([one, other]) => areKin(one, other, pack)),
        )),
    ...doubtfulBlocks(pointsOf(doubtful, diagnoses, rows)),
    ...ownWordsBlocks(ownWordsOn(diagnoses), pack),
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

function statementsOf(contrasts: readonly Contrast[]): ReadonlySet<Statement> {
  return new Set(contrasts.flatMap(({ a, b }) => [a, b]));
}

const mostLeaning = 4;

/** Where nothing is certain, the points on which the paper leans. */
function leaningBlocks(points: readonly Item[], areOneGroup: boolean): Block[] {
  const none = areOneGroup
    ? 'A group and its member exclude one another nowhere; where the paper says otherwise of the one than of the other is in the table.'
    : 'No finding of the one contradicts a finding of the other in the paper; what one has and the other lacks is in the table.';
  const text =
    points.length > 0
      ? 'Nothing in the paper that is free of doubt sets them against each other. What it leans on, hedged or only usual:'
      : none;
  return [{ kind: 'text', text }, ...(points.length > 0 ? [pointsBlock(points.slice(0, mostLeaning))] : [])];
}

function doubtfulBlocks(points: readonly Item[]): Block[] {
  if (points.length === 0) return [];
  return [
    { kind: 'text', text: 'Contrary in the paper too, where one side departs from common teaching (?):' },
    pointsBlock(points),
  ];
}

function ownWordsBlocks(statements: readonly Statement[], pack: Pack): Block[] {
  if (statements.length === 0) return [];
  const items = statements.map(
    (statement): Item => ({ mark: 'none', text: sentence(statement, pack), note: noteOf(statement) }),
  );
  return [
    { kind: 'text', text: 'What the paper itself goes by:' },
    { kind: 'list', ordered: false, items },
  ];
}

/** Each point once, and on it each diagnosis once: what is said of it there, with every place that says so. */
function pointsOf(opposed: ReadonlySet<Statement>, diagnoses: readonly Diagnosis[], rows: readonly Row[]): Item[] {
  return rows.flatMap(({ label, attribute, cells }): Item[] => {
    const under = cells.flatMap((statements, index): Item[] => {
      const said = statements.filter((statement) => opposed.has(statement));
      if (said.length === 0) return [];
      const text = `${headOf(diagnoses[index]!)}: ${cellInWords(said, attribute).join('; ')}`;
      return [{ mark: 'none', text, note: [...new Set(said.map(placeOf))].join('; ') }];
    });
    return under.length === 0 ? [] : [{ mark: 'none', text: label, under }];
  });
}

function pointsBlock(items: readonly Item[]): Block {
  return { kind: 'list', ordered: false, items };
}
