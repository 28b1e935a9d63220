import { closeAttribute } from '../assemble.ts';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import type { StatementRow } from '../schema.ts';

export interface PlacedRow {
  readonly row: StatementRow;
  readonly subject: string;
  readonly file: string;
  readonly path: Problem['path'];
}

/** Every statement of a pack with its subject and where it is written. */
export function statementRows(files: PackFiles): PlacedRow[] {
  const rowsOf = (file: string, subject: string, rows: readonly StatementRow[]) =>
    rows.map((row, index) => ({ row, subject, file, path: ['statements', index] }));
  return [
    ...[...files.diagnoses].flatMap(([file, { id, statements }]) => rowsOf(file, id, statements)),
    ...[...files.observed].flatMap(([file, { statements }]) =>
      rowsOf(file, file.replace(/^observed\/|\.yaml$/g, ''), statements),
    ),
    ...rowsOf('general.yaml', 'pack', files.general.statements),
  ];
}

/**
 * Words that leave open whether it is so. "Usually", "typically" and "most" do not: they say what is to be expected. A range
 * in percent hedges ("in up to 30%"), a measured size does not ("up to 15.4 cm"), nor does what can not be made out.
 */
const hedges =
  /\b(?:may|might|can|could|sometimes|occasional(?:ly)?|possibl[ey]|potential(?:ly)?|perhaps|conceivably|variabl[ey]|var(?:y|ies)|at times|in some (?:cases|patients)|up to)\b/i;
/** Of a finding these leave it open; of how common a disease is they are the fact itself. */
const rarities = /\b(?:rarely|rare|uncommon(?:ly)?|infrequent(?:ly)?|suspected|suspicious)\b/i;
const noHedge = /\bup to (?=[\d.]+ (?:cm|mm)\b)|\b(?:no|not|nothing|without|hardly)\b[^,;]*?\b(?:can|could)\b/gi;

function isHedging(text: string, isFinding: boolean): boolean {
  const rest = text.replace(noHedge, ' ');
  return hedges.test(rest) || (isFinding && rarities.test(rest));
}

/** Each statement speaks of a known attribute and value, says when it hedges, and is linked with what it disagrees with. */
export function checkStatements(files: PackFiles): Problem[] {
  const problems: Problem[] = [];
  const rows = statementRows(files);
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  for (const { row, subject, file, path } of rows) {
    const at = (key: string, reason: string) =>
      problems.push({ file, path: [...path, key], reason: `${row.id}: ${reason}` });
    const [from, modality] = row.id.split('.');
    if (from !== subject) at('id', `the id begins with "${from}", but the subject here is "${subject}"`);
    if (modality !== row.modality) at('id', `the id says "${modality}", the modality "${row.modality}"`);
    const attribute = files.vocabulary.attributes[row.attribute];
    if (!attribute && !files.isLeftOut(row.attribute, 'vocabulary.yaml'))
      at('attribute', `there is no attribute "${row.attribute}"`);
    const values = attribute?.compare === 'never' ? undefined : attribute?.values;
    for (const value of values ? row.value : []) {
      if (!values?.[value] && !files.isLeftOut(value)) at('value', `${row.attribute} has no value "${value}"`);
    }
    if (!row.hedged && isHedging(row.text, values !== undefined)) at('text', 'this hedges, so it needs hedged: true');
    for (const other of row.discrepancy) {
      if (other === row.id) at('discrepancy', 'it disagrees with itself');
      if (byId.get(other)?.discrepancy.includes(row.id) === false) at('discrepancy', `${other} does not link back`);
    }
  }
  for (const [id, attribute] of Object.entries(files.vocabulary.attributes)) {
    const at = (value: string, reason: string) =>
      problems.push({ file: 'vocabulary.yaml', path: ['attributes', id, 'values', value], reason });
    for (const [value, { implies, contradicts }] of Object.entries(attribute.values)) {
      for (const other of [...implies, ...contradicts])
        if (!attribute.values[other] && !files.isLeftOut(other)) at(value, `${id} has no value "${other}"`);
    }
    for (const value of closeAttribute(id, attribute).values.values())
      if (value.contradicts.has(value.id)) at(value.id, `${id}: "${value.id}" implies what it contradicts`);
  }
  return problems;
}
