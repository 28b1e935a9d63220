import type { Comparison, ComparisonCell, ComparisonRow } from '../bot/picture.ts';
import { countOf } from '../bot/words.ts';
import { palette } from './palette.ts';
import type { Drawing } from './shape.ts';
import { type Look, looks, margin, Sheet, wholeWidth } from './sheet.ts';

const amber: Look = { ...looks.strong, color: palette.amber };
const gap = 18;
/** Room for the sign before what tells apart, in every cell of its row, so that the words begin in one line. */
const indent = 17;
const nameWidth = 116;
const most = { name: 4, line: 6, place: 2 };

/** Two stand side by side; three and four below one another under each label, since a phone has no room for them. */
export function drawComparison({ head, rows, leftOut }: Comparison): Drawing {
  const sheet = new Sheet();
  const beside = head.length <= 2;
  if (beside) {
    sheet.columns(
      head.map((name, index) => () => {
        sheet.write(name, looks.heading, half(index), most.name);
      }),
    );
    sheet.space(6);
  }
  if (rows.some(isTelling)) {
    sheet.write('≠ tells them apart', amber);
    sheet.space(6);
  }
  for (const row of rows) {
    const apart = isTelling(row);
    const draw = () => (beside ? drawBeside(row, sheet) : drawBelow(row, head, sheet));
    sheet.panel(apart ? palette.raised : palette.panel, draw, apart ? palette.amber : undefined);
    sheet.space(6);
  }
  drawLegend(rows, leftOut, sheet);
  return sheet.finish();
}

function isTelling({ cells }: ComparisonRow): boolean {
  return cells.some(({ apart }) => apart);
}

function drawBeside(row: ComparisonRow, sheet: Sheet): void {
  const { label, cells } = row;
  sheet.write(label, looks.label, wholeWidth, 2);
  sheet.space(3);
  sheet.columns(cells.map((cell, index) => () => drawCell(cell, half(index), isTelling(row), sheet)));
}

function drawBelow(row: ComparisonRow, head: readonly string[], sheet: Sheet): void {
  const { label, cells } = row;
  sheet.write(label, looks.heading, wholeWidth, 2);
  for (const [index, cell] of cells.entries()) {
    if (cell.lines.length === 0) continue;
    sheet.space(7);
    const x = margin + nameWidth + gap - 8;
    sheet.columns([
      () => sheet.write(head[index]!, looks.label, { x: margin, width: nameWidth }, most.name),
      () => drawCell(cell, { x, width: margin + wholeWidth.width - x }, isTelling(row), sheet),
    ]);
  }
  const silent = head.filter((_, index) => cells[index]?.lines.length === 0);
  if (silent.length === 0) return;
  sheet.space(7);
  sheet.write(`The paper does not say: ${silent.join('; ')}.`, looks.small, wholeWidth, 4);
}

function drawCell({ lines, apart, place }: ComparisonCell, room: typeof wholeWidth, signed: boolean, sheet: Sheet) {
  const column = signed ? { x: room.x + indent, width: room.width - indent } : room;
  if (lines.length === 0) {
    sheet.write('The paper does not say.', looks.small, column, 2);
    return;
  }
  sheet.columns([
    () => sheet.write(apart ? '≠' : '', amber, { x: room.x, width: indent }, 1),
    () => {
      for (const line of lines)
        sheet.write(line, apart && !isHedged(line) ? looks.strong : looks.body, column, most.line);
    },
  ]);
  sheet.write(place, looks.small, column, most.place);
}

function isHedged(line: string): boolean {
  return line.startsWith('may: ');
}

function half(index: number): typeof wholeWidth {
  const width = (wholeWidth.width - gap) / 2;
  return { x: margin + index * (width + gap), width };
}

function drawLegend(rows: readonly ComparisonRow[], leftOut: number, sheet: Sheet): void {
  const lines = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines));
  sheet.space(2);
  if (lines.some(isHedged)) sheet.write('may: the paper hedges', looks.small);
  if (lines.some((line) => line.includes('?'))) sheet.write('? departs from common teaching', looks.small);
  if (leftOut > 0) sheet.write(`${countOf(leftOut, 'more point')} of comparison in the text.`, looks.small);
}
