/** One field may hold a whole differential: this finds its lines, in the order in which they were ranked. */

export interface Reader {
  /** How much a piece of text names: nothing, one thing, several, or only words that go with a name (a site, "malignant"). */
  names(text: string): 'nothing' | 'one' | 'several' | 'qualifier' | 'small-talk';
}

const listMark =
  /^\s*(?:[-*•·▪◦‣–—→]+\s+|[-•·▪◦‣](?=\S)|\(?#?\d{1,2}\s*[.):\]]\s*|#\d{1,2}\s+|\(?[a-e][.)]\s+|\(?(?:i{1,3}|iv|v)[.)]\s+|\d{1,2}\s+[-–]\s+)/i;
const rankMark = /(?:^|[\s,;])\(?#?\d{1,2}[.):\]](?=\s*\p{L})|(?:^|\s)#\d{1,2}(?=\s)|(?:^|\s)\d{1,2}\s+[-–](?=\s)/gu;
const label =
  /^\s*(?:(?:my\s+)?(?:d\/?dx|dx|differentials?(?:\s+diagnos[ie]s)?|diagnos[ie]s|impression|list|guess(?:es)?|answers?|top\s*(?:\d|three|five)?|number\s+(?:\d|one|two|three|four|five))|first|second|third|fourth|fifth|last(?:ly)?|1st|2nd|3rd|4th|5th|(?:most|less|least|more)\s+likely|finally)\s*(?:choice|guess)?\s*[:=–]\s*/i;
const leading = /^\s*(?:(?:and|or|then|also|plus|vs\.?|versus|&|\+)\s+|[?!.,;:>]+\s*)/i;

/** Surely between two lines. */
const hard = /\n+|;|\||\t|→|[-=]+>|>+|\s+(?:vs?\.?|versus)\s+/i;
/** Between two lines where what it joins names two things; else part of one. */
const soft = /\s*\/\s*|\s+(?:or|and|and\/or|followed by|then)\s+|\s*[&+]\s*|\s+[-–—]+\s+|\?+\s+|\.\s+/i;

/** The guesses of a free text, words as typed, list marks and ranks stripped. */
export function splitDifferential(text: string, reader: Reader): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:>\s*)+/, ''))
    .flatMap((line) => line.replace(listMark, '').replace(rankMark, '\n').split('\n'))
    .flatMap((line) => splitOutside(line, hard))
    .flatMap((piece) => joinQualifiers(splitOutside(piece, /,/), reader))
    .flatMap((piece) => splitSoftly(piece, reader))
    .map(trim)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function trim(piece: string): string {
  let text = piece.trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(listMark, '').replace(label, '').replace(leading, '').trim();
  }
  text = text.replace(/[\s,;:!?]+$/, '');
  return /(?:^|[\s(])(?:\p{L}\.){2,}$/u.test(text) ? text : text.replace(/\.+$/, '');
}

/** Splits at a separator, but never inside brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  const each = new RegExp(separator.source, 'giu');
  let from = 0;
  for (const found of text.matchAll(each)) {
    if (isInBrackets(text, found.index)) continue;
    pieces.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece.trim() !== '');
}

function isInBrackets(text: string, index: number): boolean {
  const before = text.slice(0, index);
  const open = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  return open > Math.max(before.lastIndexOf(')'), before.lastIndexOf(']')) && /[)\]]/.test(text.slice(index));
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
