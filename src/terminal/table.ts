import { indent, paint, plain, type Screen, wrap } from './screen.ts';

/** Characters. */
const widestLabel = 26;
const narrowestColumn = 16;

/** Columns side by side where they fit, else each row as a small list. */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  const first = Math.min(widestLabel, Math.max(...rows.map((row) => row[0]?.length ?? 0), 4));
  const column = Math.floor((screen.width - first - 2) / Math.max(1, head.length - 1)) - 3;
  if (column < narrowestColumn) return drawAsLists(head, rows, screen);
  const widths = head.map((_, index) => (index === 0 ? first : column));
  const drawRow = (cells: readonly string[], strong: boolean) => {
    const wrapped = cells.map((cell, index) => wrap(plain(cell), widths[index]!).split('\n'));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      `  ${wrapped
        .map((lines, index) => {
          const text = (lines[line] ?? '').padEnd(widths[index]!);
          return strong || index === 0 ? paint(text, 1, screen) : text;
        })
        .join(' | ')}`.trimEnd(),
    ).join('\n');
  };
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('-+-')}`;
  return [drawRow(head, true), rule, ...rows.map((row) => drawRow(row, false))].join('\n');
}

function drawAsLists(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  return rows
    .map((row) =>
      [
        paint(plain(row[0] ?? ''), 1, screen),
        ...row
          .slice(1)
          .flatMap((cell, index) => (cell === '' ? [] : [indent(`${head[index + 1]}: ${plain(cell)}`, 4, screen)])),
      ].join('\n'),
    )
    .join('\n');
}
