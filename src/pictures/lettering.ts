import { bold, type Face, regular } from './font.ts';

export interface Style {
  /** CSS pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** What stands where the font has no sign: neutral, and at most one for a run of them. */
const lacking = '·';
const ellipsis = '…';

export function faceOf(style: Pick<Style, 'bold'>): Face {
  return style.bold ? bold : regular;
}

/** Written from right to left: left to the renderer, which knows how letters join. */
export function isRightToLeft(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);
}

/**
 * Somebody's words as signs that both faces have, on one line: no controls, nothing that turns the line around, no
 * towers of accents, and a neutral dot for emoji and scripts that the font lacks.
 */
export function legible(text: string): string {
  const signs = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Variation_Selector}|[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  return [...signs]
    .map((sign) => {
      const code = sign.codePointAt(0)!;
      return regular.has(code) && bold.has(code) ? sign : '\0';
    })
    .join('')
    .replace(/\0[\0 ]*\0|\0/g, lacking);
}

/** CSS pixels from the first sign to the end of the last, as it is drawn: without kerning. */
export function widthOf(text: string, style: Style): number {
  const face = faceOf(style);
  let units = 0;
  for (const sign of text) units += face.advance(sign.codePointAt(0)!);
  return (units * style.size) / face.unitsPerEm;
}

/**
 * Legible text in at most `most` lines no wider than `width`. Breaks at spaces, and within a word only where the word
 * alone is too wide; an ellipsis stands where something was left out.
 */
export function breakLines(text: string, style: Style, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of legible(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = widthOf(word, style) <= width ? [word] : cut(word, style, width, most + 1);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!;
    if (lines.length > most) break;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(`${lines[most - 1]}${ellipsis}`, style, width)];
}

/** On one line, the end left out if it must be. */
export function shorten(text: string, style: Style, width: number): string {
  if (widthOf(text, style) <= width) return text;
  const signs = [...text.slice(0, 1000)];
  while (signs.length > 0 && widthOf(signs.join('').trimEnd() + ellipsis, style) > width) signs.pop();
  return signs.join('').trimEnd() + ellipsis;
}

/** A word in parts that fit, at most so many. */
function cut(word: string, style: Style, width: number, most: number): string[] {
  const parts = [''];
  for (const sign of word) {
    if (parts.at(-1) !== '' && widthOf(parts.at(-1) + sign, style) > width) {
      if (parts.length === most) break;
      parts.push('');
    }
    parts[parts.length - 1] += sign;
  }
  return parts;
}
