import type { Diagnosis, Statement } from '../../game/pack.ts';
import type { Comparison, ComparisonRow } from '../picture.ts';
import { cellInWords, headOf, hedge, type Row } from './side-by-side.ts';

/** Rows by number of diagnoses that a phone shows without becoming a wall. */
const mostRows = [0, 0, 8, 6, 5] as const;

/**
 * The rows that tell most as a picture: first those that tell the diagnoses apart, then those that say something of
 * more than one, each kind in the order of the table. `apart`: the statements that do.
 */
export function comparisonOf(
  diagnoses: readonly Diagnosis[],
  rows: readonly Row[],
  apart: ReadonlySet<Statement>,
): Comparison {
  const drawn = rows.map((row) => drawRow(row, apart));
  const telling = drawn.toSorted((one, other) => weightOf(other) - weightOf(one));
  const shown = telling.slice(0, mostRows[diagnoses.length] ?? mostRows[4]);
  return {
    kind: 'comparison',
    head: diagnoses.map(headOf),
    rows: shown,
    leftOut: drawn.length - shown.length,
  };
}

function drawRow({ label, attribute, cells }: Row, apart: ReadonlySet<Statement>): ComparisonRow {
  return {
    label,
    cells: cells.map((statements) => ({
      lines: linesOf(cellInWords(statements, attribute)),
      apart: statements.some((statement) => apart.has(statement)),
      place: shortPlace(statements),
    })),
  };
}

function weightOf({ cells }: ComparisonRow): number {
  return (cells.some(({ apart }) => apart) ? 10 : 0) + cells.filter(({ lines }) => lines.length > 0).length;
}

/** What the paper says plainly on one line, what it hedges on another. */
function linesOf(words: readonly string[]): string[] {
  const [plain, may] = [false, true].map((hedged) => words.filter((text) => text.startsWith(hedge) === hedged));
  return [plain, may].map((texts) => texts!.join('; ')).filter((line) => line !== '');
}

/** The shortest place, and how many more there are. A table's row and column follow from the diagnosis and the label. */
function shortPlace(statements: readonly Statement[]): string {
  const places = new Set(
    statements.map(({ place }) => place.replace(/^(Table \d+), .*$/, '$1').replace('paragraph', 'para.')),
  );
  const [shortest = '', ...others] = [...places].sort((a, b) => a.length - b.length);
  return others.length === 0 ? shortest : `${shortest} and ${others.length} more`;
}
