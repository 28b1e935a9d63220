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

/** Words that leave open whether it is so. "Usually" and "most" do not: they say what is to be expected. */
const hedges =
  /\b(?:may|might|can|could|sometimes|occasionally|occasional|possibly|possible|perhaps|variable|variably|varies|vary|up to|at times)\b/i;
const figureAfterUpTo = /\bup to (?=[\d.]+ (?:cm|mm))/gi;

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
    if (!attribute) at('attribute', `there is no attribute "${row.attribute}"`);
    else if (attribute.compare !== 'never') {
      for (const value of row.value)
        if (!attribute.values[value]) at('value', `${row.attribute} has no value "${value}"`);
    }
    if (!row.hedged && hedges.test(row.text.replace(figureAfterUpTo, '')))
      at('text', 'this hedges, so it needs hedged: true');
    for (const other of row.discrepancy) {
      if (byId.get(other)?.discrepancy.includes(row.id) === false) at('discrepancy', `${other} does not link back`);
    }
  }
  for (const [id, { values }] of Object.entries(files.vocabulary.attributes)) {
    for (const [value, { implies, contradicts }] of Object.entries(values)) {
      for (const other of [...implies, ...contradicts]) {
        if (!values[other])
          problems.push({
            file: 'vocabulary.yaml',
            path: ['attributes', id, 'values', value],
            reason: `${id} has no value "${other}"`,
          });
      }
    }
  }
  return problems;
}
