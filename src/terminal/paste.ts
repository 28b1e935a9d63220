/** Between the lines of what was pasted, which wait as one line to be read over, changed and sent. */
const breakSign = '⏎';

const begin = '\u001b[200~';
const end = '\u001b[201~';

/** Keys as a terminal sends them, each paste as one line; what may be a part of a paste is held until the rest is there. */
export function joinPastes(keys: string): { readonly read: string; readonly held: string } {
  let read = '';
  let rest = keys;
  while (true) {
    const from = rest.indexOf(begin);
    if (from < 0) {
      const split = rest.length - lengthOfPart(rest);
      return { read: read + rest.slice(0, split), held: rest.slice(split) };
    }
    read += rest.slice(0, from);
    const to = rest.indexOf(end, from);
    if (to < 0) return { read, held: rest.slice(from) };
    read += asOneLine(rest.slice(from + begin.length, to));
    rest = rest.slice(to + end.length);
  }
}

/** How much of the mark of a paste stands at the end. A lone Escape is a key of its own and holds up nothing. */
function lengthOfPart(keys: string): number {
  return [5, 4, 3, 2].find((length) => keys.endsWith(begin.slice(0, length))) ?? 0;
}

/** A list stays together; each command begins a line of its own. */
function asOneLine(pasted: string): string {
  // Readline takes the separators of Unicode for Enter as well.
  const lines = pasted.split(/\r\n?|[\n\u2028\u2029]/).map((line) => line.replace(/\p{Cc}/gu, ' '));
  if (lines.length === 1) return lines[0]!;
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((whole, line) => `${whole}${line.startsWith('/') ? '\n' : ` ${breakSign} `}${line}`, '')
    .replace(/^[\s⏎]+/, '');
}

/** A line as it is meant: with its breaks, and without what cannot be seen. */
export function readTyped(line: string): string {
  return line
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s*⏎\s*/g, '\n')
    .trim();
}
