/**
 * A table as comma-separated values by RFC 4180: every cell quoted, lines ended by CR LF. It begins with a byte order
 * mark, since these tables are opened in spreadsheets, and without it Excel takes UTF-8 for something else.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet would run instead of showing: behind spaces and unseen marks, and in full width, too. */
const formula = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@|%＝＋－＠])/u;

function cell(value: string | number): string {
  if (typeof value === 'number') return `"${value}"`;
  const text = value.replaceAll('\0', '');
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
