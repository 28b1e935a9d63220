import { excludes, isUsable, weigh } from '../../game/compare.ts';
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

function pairsBlock(pairs: readonly (readonly [Statement, Statement])[], pack: Pack): Block {
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
  const leaning = diagnoses.flatMap((one, index) =>
    diagnoses.slice(index + 1).flatMap((other) => leaningApart(one, other, pack)),
  );
  const text =
    leaning.length > 0
      ? 'Nothing in the paper that is free of doubt sets them against each other. What it leans on, with a hedge:'
      : 'No statement of the paper sets them against each other; what one has and the other lacks is in the table.';
  if (leaning.length === 0) return { kind: 'text', text };
  const { items } = pairsBlock(leaning.slice(0, mostLeaning), pack) as Extract<Block, { kind: 'list' }>;
  return { kind: 'list', ordered: false, items: [{ mark: 'none', text, under: items }] };
}

/** Pairs that cannot both hold of one lesion, one of them hedged, none in doubt for another reason. */
function leaningApart(one: Diagnosis, other: Diagnosis, pack: Pack): [Statement, Statement][] {
  const free = (statements: readonly Statement[]) => statements.filter(({ caution }) => caution === undefined);
  return free(one.statements).flatMap((statement) => {
    const attribute = pack.attributes.get(statement.attribute);
    if (!attribute || attribute.compare === 'never') return [];
    const opposed = free(other.statements).find(
      (against) =>
        against.attribute === statement.attribute &&
        (attribute.compare === 'across' || against.modality === statement.modality) &&
        excludes(against, statement, attribute),
    );
    return opposed ? [[statement, opposed] as [Statement, Statement]] : [];
  });
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
