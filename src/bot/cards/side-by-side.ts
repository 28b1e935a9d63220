import type { Attribute, Diagnosis, Pack, Statement } from '../../game/pack.ts';
import { isIn, type Slot, slotOf } from '../../game/slot.ts';
import { capitalize, modalityLabels } from '../words.ts';

/** One point of comparison: what the paper says on it of each diagnosis. */
export interface Row {
  readonly label: string;
  readonly attribute: Attribute;
  readonly cells: readonly (readonly Statement[])[];
}

/** Every point on which the paper says something of one of them. */
export function sideBySide(diagnoses: readonly Diagnosis[], pack: Pack): Row[] {
  const said = diagnoses.flatMap(({ statements }) => statements);
  const slots = new Map<string, Slot>();
  for (const id of pack.attributes.keys()) {
    for (const statement of said) {
      const slot = statement.attribute === id ? slotOf(statement, pack) : undefined;
      if (slot) slots.set(`${id} ${slot.modality}`, slot);
    }
  }
  return [...slots.values()].map((slot) => ({
    label: rowLabel(slot),
    attribute: slot.attribute,
    cells: diagnoses.map(({ statements }) => statements.filter((statement) => isIn(slot, statement))),
  }));
}

/** A diagnosis at the head of what is said of it. */
export function headOf({ short }: Diagnosis): string {
  return capitalize(short.replace(/^an? /i, ''));
}

function rowLabel({ attribute: { label }, modality }: Slot): string {
  const where = modality && modalityLabels[modality];
  return where && !label.endsWith(` on ${where}`) ? `${capitalize(label)}, ${where}` : capitalize(label);
}

/** Before what the paper only hedges. */
export const hedge = 'may: ';

/** What the paper says plainly, then what it only hedges. Where it contradicts itself both sides stand. */
export function cellInWords(statements: readonly Statement[], attribute: Attribute): string[] {
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
  return [...plain, ...(may.length > 0 ? [`${hedge}${may.join(', ')}`] : [])];
}

/** Each value once, with a doubt where every statement that says so departs from common teaching. */
function inWords(statements: readonly Statement[], attribute: Attribute): string[] {
  const doubts = new Map<string, boolean>();
  for (const { values, caution } of statements) {
    const label = values.map((value) => attribute.values.get(value)?.label ?? value).join(' or ');
    doubts.set(label, caution !== undefined && doubts.get(label) !== false);
  }
  return [...doubts].map(([label, doubted]) => `${label}${doubted ? '?' : ''}`);
}
