import type { Text } from '../../bot/reply.ts';

/**
 * Our words and those of people alike as plain text: no markup, no mention, no link, no timestamp comes out of it, and
 * nothing that turns the line around. Discord takes a backslash before any sign as "just this sign".
 */
export function plain(text: string): string {
  if (!special.test(text)) return text;
  return bare(text)
    .replace(/[\\*_~`|<[\]]|:(?=\/\/)/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(opening, escapeOpening);
}

/** What makes a heading, a list, a quotation or small print of the line that it begins. */
const opening = /^(?:[#>+-]|\d+(?=[.)]))/;

function escapeOpening(sign: string): string {
  return /\d/.test(sign) ? `${sign}\\` : `\\${sign}`;
}

/** What plain text goes on with in a line of its own, where its first sign means what it did not within the text. */
export function onANewLine(rest: string): string {
  return rest.replace(opening, escapeOpening);
}

/** Whether there is anything to do: a sign that means something to Discord, a space to tidy, or an unusual character. */
const special =
  /[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u27bf]|[\\*_~`|<@[\]]|:\/\/|^[ #>+\d-]| (?: |$)/;

/** For places where Discord knows no markup: labels, titles, alternative texts. One line, without control characters. */
export function bare(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .trim();
}

/** Shown by name; whether anybody is called is decided by the message's allowed mentions, and nobody is. */
const sigils = { person: '@', channel: '#', role: '@&' } as const;

/** Text with its moments, which Discord shows in each reader's own time zone. */
export function markup(text: Text): string {
  if (typeof text === 'string') return plain(text);
  return text
    .map((part) => {
      if (typeof part === 'string') return escapeSpaced(part);
      if ('of' in part) return `<${sigils[part.of]}${part.id}>`;
      return `<t:${Math.floor(part.at / 1000)}:${part.as === 'date' ? 'F' : 'R'}>`;
    })
    .join('');
}

/** Keeps the spaces at the ends of a part that stands beside a moment. */
function escapeSpaced(part: string): string {
  const [, before = '', , after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
  return `${before && ' '}${plain(part)}${after && ' '}`;
}

/** At most so many characters, the last an ellipsis where something was left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
