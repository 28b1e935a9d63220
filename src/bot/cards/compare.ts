import { isUsable, weigh } from '../../game/compare.ts';
import type { Attribute, Diagnosis, Modality, Pack, Statement } from '../../game/pack.ts';
import { codeOf } from '../code.ts';
import type { Block, Card, Item } from '../reply.ts';
import { capitalize, modalityLabels, notAdvice, placeOf, sentence } from '../words.ts';

/** Two to four diagnoses side by side, then what tells them apart, each point with its place. */
export function compareCard(diagnoses: readonly Diagnosis[], pack: Pack): Card {
  const apart = tellingApart(diagnoses, pack);
  const blocks: Block[] = [
    { kind: 'table', head: ['', ...diagnoses.map(({ name }) => name)], rows: tableRows(diagnoses, pack) },
    { kind: 'heading', text: 'What tells them apart' },
    apart.length > 0
      ? { kind: 'list', ordered: false, items: apart }
      : {
          kind: 'text',
          text: 'No statement of the paper that is free of doubt sets them against each other; what one has and the other lacks is in the table.',
        },
  ];
  return {
    title: diagnoses.map(({ name }) => name).join(' or '),
    blocks,
    buttons: [],
    footer: `A dash: the paper does not say. “May”: the paper hedges. “?”: departs from common teaching, see /study diagnosis. ${pack.citation} ${notAdvice}`,
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
    modality ? `${capitalize(attribute.label)}, ${modalityLabels[modality]}` : capitalize(attribute.label),
    ...diagnoses.map(({ statements }) => {
      const own = statements.filter(
        (statement) => statement.attribute === attribute.id && (!modality || statement.modality === modality),
      );
      return [...new Set(own.map((statement) => valuesInWords(statement, attribute)))].join('; ') || '–';
    }),
  ]);
}

function valuesInWords({ values, hedged, caution }: Statement, attribute: Attribute): string {
  const labels = values.map((value) => attribute.values.get(value)?.label ?? value).join(' or ');
  return `${hedged ? 'may: ' : ''}${labels}${caution === undefined ? '' : '?'}`;
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
              mark: 'against',
              text: `${sentence(statement, pack)} ${sentence(against, pack)}`,
              note: `${placeOf(statement)}; ${placeOf(against)}`,
            },
          ];
        }),
      ),
  );
}
