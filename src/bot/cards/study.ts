import { type Diagnosis, modalities, type Pack, type Statement } from '../../game/pack.ts';
import { classesOf } from '../../game/relate.ts';
import type { Block, Card, Item } from '../reply.ts';
import { capitalize, modalityLabels, notAdvice, placeOf } from '../words.ts';

/** Everything the paper says of one diagnosis, by modality, each fact with its place. */
export function studyCard(diagnosis: Diagnosis, pack: Pack): Card {
  const groups = classesOf(diagnosis.id, pack).flatMap(
    (id) => pack.families.get(id)?.name ?? pack.diagnoses.get(id)?.name ?? [],
  );
  const also = diagnosis.names.filter((name) => name !== diagnosis.name).slice(0, 6);
  const mimics = pack.mimics
    .filter(({ between }) => between.includes(diagnosis.id))
    .map(({ between, place }) => `${pack.diagnoses.get(between.find((id) => id !== diagnosis.id)!)?.name} (${place})`);
  const rows = [
    ...(also.length > 0 ? [{ label: 'Also typed as', text: also.join(', ') }] : []),
    ...(groups.length > 0 ? [{ label: 'Groups', text: [...new Set(groups)].join(', ') }] : []),
    ...(mimics.length > 0 ? [{ label: 'Mistaken for', text: mimics.join(', ') }] : []),
  ];
  const blocks: Block[] = [{ kind: 'facts', rows }];
  for (const modality of modalities) {
    const statements = diagnosis.statements.filter((statement) => statement.modality === modality);
    if (statements.length === 0) continue;
    blocks.push({ kind: 'heading', text: modalityLabels[modality] });
    blocks.push({
      kind: 'list',
      ordered: false,
      items: statements.map((statement) => statementItem(statement, diagnosis)),
    });
  }
  const others = [...pack.diagnoses.values()].filter(({ group }) => group === diagnosis.id).map(({ name }) => name);
  if (others.length > 0) blocks.push({ kind: 'text', text: `Members with a page of their own: ${others.join(', ')}.` });
  return {
    title: diagnosis.name,
    blocks,
    buttons: [],
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'study diagnosis', action: 'show', args: [diagnosis.id] },
  };
}

function statementItem(statement: Statement, diagnosis: Diagnosis): Item {
  const disputed = diagnosis.statements.filter((other) => statement.discrepancy.includes(other.id));
  return {
    mark: 'none',
    text: `${capitalize(statement.text)}.`,
    note: placeOf(statement),
    under: [
      ...disputed.map(
        (other): Item => ({ mark: 'silent', text: `The paper also says: ${other.text}.`, note: placeOf(other) }),
      ),
      ...(statement.caution === undefined ? [] : [{ mark: 'silent' as const, text: `Caution: ${statement.caution}` }]),
    ],
  };
}
