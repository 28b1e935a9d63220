import { isUsable, weigh } from '../../game/compare.ts';
import type { Attribute, Diagnosis, Modality, Pack, Statement } from '../../game/pack.ts';
import { codeOf } from '../code.ts';
import type { Block, Card, Item } from '../reply.ts';
import { capitalize, modalityLabels, notAdvice, placeOf, sentence } from '../words.ts';

/** What tells two to four diagnoses apart, each point with its place; then all of them side by side. */
export function compareCard(diagnoses: readonly Diagnosis[], pack: Pack): Card {
  const apart = tellingApart(diagnoses, pack);
  const blocks: Block[] = [
    { kind: 'heading', text: 'What tells them apart' },
    apart.length > 0
      ? { kind: 'list', ordered: false, items: apart }
      : {
          kind: 'text',
          text: 'No statement of the paper that is free of doubt sets them against each other; what one has and the other lacks is in the table.',
        },
    { kind: 'heading', text: 'Side by side' },
    { kind: 'table', head: ['', ...diagnoses.map(({ name }) => name)], rows: tableRows(diagnoses, pack) },
  ];
  return {
    title: diagnoses.map(({ name }) => name).join(' or '),
    blocks,
    buttons: [],
    footer: `An empty place: the paper does not say. “May”: the paper hedges. “?”: departs from common teaching, see /study diagnosis. ${pack.citation} ${notAdvice}`,
    self: { command: 'study compare', action: 'show', args: diagnoses.map(({ id }) => codeOf(id)) },
  };
}

function tableRows(diagnoses: readonly Diagnosis[], pack: Pack): string[][] {
  const slots = new Map<string, { attribute: Attribute; modality: Modality | undefined }>();
  for (const attribute of pack.attributes.values()) {
    if (attribute.compare === 'never') continue;
    for (const { statements } of diagnoses) {
      for (const statement of statements) {
        if (statement.attribute !== attribute.id) continue;
        const modality = attribute.compare === 'within' ? statement.modality : undefined;
        slots.set(`${attribute.id} ${modality}`, { attribute, modality });
      }
    }
  }
  return [...slots.values()].map(({ attribute, modality }) => [
    rowLabel(attribute, modality),
    ...diagnoses.map(({ statements }) => {
      const own = statements.filter(
        (statement) => statement.attribute === attribute.id && (!modality || statement.modality === modality),
      );
      return cellInWords(own, attribute);
    }),
  ]);
}

function rowLabel({ label }: Attribute, modality: Modality | undefined): string {
  const where = modality && modalityLabels[modality];
  return where && !label.endsWith(` on ${where}`) ? `${capitalize(label)}, ${where}` : capitalize(label);
}

/** What the paper says plainly, then what it only hedges. Where it contradicts itself both sides stand. */
function cellInWords(statements: readonly Statement[], attribute: Attribute): string {
  const said = (hedged: boolean) =>
    inWords(
      statements.filter((statement) => statement.hedged === hedged),
      attribute,
    );
  const plain = said(false);
  const disputed = inWords(
    statements.filter(({ hedged, discrepancy }) => hedged && discrepancy.length > 0),
    attribute,
  );
  const may = said(true).filter((value) => disputed.includes(value) || !plain.includes(value));
  return [...plain, ...(may.length > 0 ? [`may: ${may.join(', ')}`] : [])].join('; ');
}

/** Each value once, with its doubt if one of the statements departs from common teaching. */
function inWords(statements: readonly Statement[], attribute: Attribute): string[] {
  const doubts = new Map<string, boolean>();
  for (const { values, caution } of statements) {
    const label = values.map((value) => attribute.values.get(value)?.label ?? value).join(' or ');
    doubts.set(label, caution !== undefined || doubts.get(label) === true);
  }
  return [...doubts].map(([label, doubted]) => `${label}${doubted ? '?' : ''}`);
}

function tellingApart(diagnoses: readonly Diagnosis[], pack: Pack): Item[] {
  return diagnoses.flatMap((one) =>
    diagnoses
      .filter((other) => other !== one)
      .flatMap((other) =>
        one.statements.flatMap((statement): Item[] => {
          if (!isUsable(statement, pack)) return [];
          const { bearing, statements } = weigh(statement, other, pack);
          const [against] = statements;
          if (bearing !== 'against' || !against || statement.id > against.id) return [];
          return [
            {
              mark: 'none',
              text: `${sentence(statement, pack)} ${sentence(against, pack)}`,
              note: `${placeOf(statement)}; ${placeOf(against)}`,
            },
          ];
        }),
      ),
  );
}
