/** How a record is written in a row: `{"value": …}`, the form that keyv gives it, as plain JSON. */
export const rowCodec = {
  stringify: (row: unknown): string => JSON.stringify(row),
  parse: <T>(text: string): T => ({ value: decodeRow(text) }) as T,
};

/**
 * The record in a row's text. Text that nobody here wrote comes back as that text: not as a missing record, which
 * would be overwritten, and not as an error, which would hold up the other records of one transaction. It is refused
 * where it is parsed (`records.ts`), like any other record that is not as agreed.
 */
export function decodeRow(text: string): unknown {
  try {
    const row: unknown = JSON.parse(text);
    return typeof row === 'object' && row !== null && 'value' in row ? row.value : text;
  } catch {
    return text;
  }
}
