/** One field may hold a whole differential: this finds its lines, in the order in which they were ranked. */

import { mention, struckOut } from './recognise/fold.ts';

/** How much a piece of text names: nothing, one thing, several, or only words that go with a name (a site, "malignant"). */
export type Names = 'nothing' | 'one' | 'several' | 'qualifier' | 'small-talk';

interface Reader {
  names(text: string): Names;
}

/** Longer fields are cut: Discord's hold no more. */
const longest = 4000;

const listMark =
  /^\s*(?:[-*•·▪◦‣–—→+]+\s+|[-•·▪◦‣](?=\S)|\[[ x]?\]\s*|\(?#?\d{1,2}\s*(?:\.\)|[.):\]])\s*|#\d{1,2}\s+|\(?[a-e][.)]\s+|\(?(?:i{1,3}|iv|v)[.)]\s+|\d{1,2}\s+[-–]\s+)/i;
const rankMark =
  /(?:^|[\s,;])\(?#?\d{1,2}(?:\.\)|[.):\]])(?=\s*\p{L})|(?:^|\s)(?:#|no\.?\s?)\d{1,2}(?=\s)|(?:^|\s)\d{1,2}\s+[-–](?=\s)|[\u2460-\u2473]|\d\uFE0F?\u20E3|🥇|🥈|🥉/giu;
/** Marks that are ranks only where they count off from the first: "1 lymphoma 2 RPF", "a) lymphoma b) RPF". */
const series = [
  { mark: /(?:^|(?<=[\s,;]))(?:no\.?\s?)?(\d)(?:st|nd|rd|th)?(?=\s+\p{L})/giu, order: '123456789' },
  { mark: /(?:^|(?<=[\s,;]))\(?([a-h])\)(?=\s*\p{L})/giu, order: 'abcdefgh' },
] as const;
const label =
  /^\s*(?:(?:(?:my\s+)?(?:d\/?dx|dx|differentials?(?:\s+diagnos[ie]s)?|diagnos[ie]s|impression|list|guess(?:es)?|answers?|top\s*(?:\d|three|five)?|number\s+(?:\d|one|two|three|four|five))|choice|one|two|three|four|five|last(?:ly)?|(?:most|less|least|more)\s+likely|finally)\s*(?:choice|guess)?\s*(?:[:=–]\s*|$)|(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)(?:ly)?\s*(?:choice|guess)?(?:\s*[:=–]\s*|,?\s+(?=\p{L})))/iu;
const leading = /^\s*(?:(?:and\/or|and|or|then|also|plus|vs\.?|versus|&|\+)\s+|[?!.,;:>#"“”]+\s*)/i;
/** A line wears no more marks than these: number, label, "and". */
const mostMarks = 5;

/** Surely between two lines. */
const hard = /\n+|;|\||\t|→|[•·▪◦‣]|(?<![-=])[-=]+>|>+|\s(?:vs?\.?|versus)\s/i;
/** Between two lines where what it joins names two things; else part of one. */
const soft = /\s?[/\\=]\s?|\s(?:or|and|and\/or|followed by|then)\s|\s?[&+]\s?|\s[-–—]+\s|\?+\s|\s\?+(?=\S)|\.\s/i;

/** The guesses of a free text, words as typed, list marks and ranks stripped. */
export function splitDifferential(text: string, reader: Reader): string[] {
  return unwrap(countOff(tidy(text)))
    .split('\n')
    .map((line) => line.replace(/^\s*(?:>\s*)+/, ''))
    .flatMap((line) => line.replace(label, '').replace(listMark, '').replace(rankMark, '\n').split('\n'))
    .flatMap((line) => splitOutside(line, hard))
    .flatMap((piece) => joinQualifiers(splitOutside(piece, /,/), reader))
    .flatMap((piece) => splitSoftly(piece, reader))
    .map(trim)
    .filter((piece) => /\p{L}/u.test(piece));
}

/** Mentions out, one kind of line end and comma, and no run of one sign longer than it can mean: every step after this is linear. */
function tidy(text: string): string {
  return text
    .slice(0, longest)
    .replace(mention, ' ')
    .replace(struckOut, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/[、，]/g, ', ')
    .replace(/；/g, ';')
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/([^\p{L}\p{N}])\1{3,}/gu, '$1$1$1');
}

function countOff(text: string): string {
  for (const { mark, order } of series) {
    let count = 0;
    const counted = text.replace(mark, (found, sign: string) => {
      if (sign.toLowerCase() !== order[count]) return found;
      count += 1;
      return '\n';
    });
    if (count > 1) return counted;
  }
  return text;
}

/** "[lymphoma, RPF]" */
function unwrap(text: string): string {
  return /^\s*[([]([^()[\]]*)[)\]]\s*$/.exec(text)?.[1] ?? text;
}

function trim(piece: string): string {
  let text = piece.trim();
  for (let marks = 0; marks < mostMarks; marks += 1) {
    const before = text;
    text = text.replace(listMark, '').replace(label, '').replace(leading, '').trim();
    if (text === before) break;
  }
  text = text.replace(/[\s,;:!?"“”]{1,9}$/, '');
  return /(?:^|[\s(])(?:\p{L}\.){2,4}$/u.test(text) ? text : text.replace(/\.{1,3}$/, '');
}

/** Splits at a separator, but never inside brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  const each = new RegExp(separator.source, 'giu');
  const inside = depths(text);
  let from = 0;
  for (const found of text.matchAll(each)) {
    if (inside(found.index)) continue;
    pieces.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece.trim() !== '');
}

/** Whether a place stands inside brackets that are closed again. */
function depths(text: string): (index: number) => boolean {
  if (!/[)\]]/.test(text)) return () => false;
  const steps = new Int16Array(text.length + 1);
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(' || text[at] === '[') open.push(at);
    else if ((text[at] === ')' || text[at] === ']') && open.length > 0) {
      steps[open.pop()!]! += 1;
      steps[at]! -= 1;
    }
  }
  for (let at = 1; at < steps.length; at += 1) steps[at]! += steps[at - 1]!;
  return (index) => steps[index]! > 0;
}

/** "Leiomyosarcoma, IVC" is one line; so is "fibrous histiocytoma, malignant". What is said besides is nobody's line. */
function joinQualifiers(pieces: readonly string[], reader: Reader): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const said = reader.names(trim(piece));
    const previous = lines.at(-1);
    if (said === 'small-talk' && pieces.length > 1) continue;
    if (said === 'qualifier' && previous !== undefined && reader.names(`${previous},${piece}`) === 'one') {
      lines[lines.length - 1] = `${previous},${piece}`;
    } else lines.push(piece);
  }
  return lines;
}

/** A slash joins synonyms as well as rivals: only where two things are named do two lines come of it. */
function splitSoftly(piece: string, reader: Reader): string[] {
  const pieces = splitOutside(piece, soft);
  if (pieces.length < 2 || reader.names(piece) === 'one') return [piece];
  const naming = pieces.filter((part) => ['one', 'several'].includes(reader.names(trim(part))));
  if (naming.length < 2) return [piece];
  return pieces.filter((part) => reader.names(trim(part)) !== 'small-talk');
}
