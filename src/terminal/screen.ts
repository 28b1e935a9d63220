import type { Reader } from './moment.ts';

/** Where text is drawn: its width and colors, and when and where it is read. */
export interface Screen extends Reader {
  /** Characters per line. */
  readonly width: number;
  readonly color: boolean;
}

/** What a person or a file wrote is shown as text: no control characters, no marks that turn the line around. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === '\n' ? ' ' : ''));
}

/** Wrapped, every line that far in. */
export function indent(text: string, by: number, screen: Screen): string {
  return wrap(text, screen.width - by)
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}`)
    .join('\n');
}

/** Breaks at spaces; a word that is wider than the line is cut. */
export function wrap(text: string, width: number): string {
  const most = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((long) => long.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** @param code SGR: 1 is bold, 30 to 37 and 90 to 97 are colors */
export function paint(text: string, code: number, { color }: Screen): string {
  return color && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
}
