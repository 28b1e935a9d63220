/** A part of what was typed, read and taken out; or why it cannot be read; or nothing of the kind. */
export type Found<Value> = { readonly value: Value; readonly rest: string } | { readonly problem: string } | undefined;

/** What was typed, made even: small letters, plain spaces and dashes. Commas stay only inside numbers. */
export function even(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/,(?!\d)|(?<!\d),|,(?=\d{4})|[!?"'`\u2018-\u201d;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
}
