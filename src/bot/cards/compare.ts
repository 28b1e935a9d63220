import { isUsable, weigh } from '../../game/compare.ts';
import type { Diagnosis, Pack, Statement } from '../../game/pack.ts';
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
    apart.length > 0
      ? {
          kind: 'list',
          ordered: false,
          items: apart.map(([one, other]) => ({
            mark: 'none',
            text: `${sentence(one, pack)} ${sentence(other, pack)}`,
            note: `${placeOf(one)}; ${placeOf(other)}`,
          })),
        }
      : {
          kind: 'text',
          text: 'No statement of the paper that is free of doubt sets them against each other; what one has and the other lacks is in the table.',
        },
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

/** Pairs of statements about two of them that cannot both hold of one lesion; each pair once. */
function tellingApart(diagnoses: readonly Diagnosis[], pack: Pack): [Statement, Statement][] {
  return diagnoses.flatMap((one) =>
    diagnoses
      .filter((other) => other !== one)
      .flatMap((other) =>
        one.statements.flatMap((statement): [Statement, Statement][] => {
          if (!isUsable(statement, pack)) return [];
          const { bearing, statements } = weigh(statement, other, pack);
          const [against] = statements;
          return bearing !== 'against' || !against || statement.id > against.id ? [] : [[statement, against]];
        }),
      ),
  );
}
