import type { Piece } from './pieces.ts';

/** What a page can hold beside title, footer, page number and buttons. */
export interface Room {
  /** Characters. */
  readonly text: number;
  /** Components. */
  readonly parts: number;
}

interface Cost extends Room {
  readonly uploads: number;
}

/** Discord takes ten files with a message. */
const mostUploads = 10;

/** Deals the pieces onto pages that each fit a message. A heading never stands alone at the foot of a page. */
export function pagesOf(pieces: readonly Piece[], room: Room): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  let used = costOf(page);
  for (const piece of pieces) {
    while (page.length > 0 && !fits(add(used, costOfOne(piece, page.at(-1))), room)) {
      const next = takeTail(page);
      pages.push(page.slice(0, page.length - next.length));
      page = next;
      used = costOf(page);
    }
    used = add(used, costOfOne(piece, page.at(-1)));
    page.push(piece);
  }
  return [...pages, page].filter((one, index) => one.length > 0 || index === 0);
}

/** What had better move to the next page with what follows: headings at the end. */
function takeTail(page: readonly Piece[]): Piece[] {
  let keep = page.length;
  while (keep > 1 && page[keep - 1]?.kind === 'heading') keep -= 1;
  return page.slice(keep);
}

function costOf(page: readonly Piece[]): Cost {
  return page.reduce((sum, piece, index) => add(sum, costOfOne(piece, page[index - 1])), {
    text: 0,
    parts: 0,
    uploads: 0,
  });
}

/** Lines share one text with the lines or the heading above them; a heading has a rule above it. */
function costOfOne(piece: Piece, above: Piece | undefined): Cost {
  const text = 'text' in piece ? piece.text.length + 1 : 0;
  const isUpload = piece.kind !== 'line' && piece.kind !== 'heading';
  const joins = piece.kind === 'line' && (above?.kind === 'line' || above?.kind === 'heading');
  return { text, parts: joins ? 0 : piece.kind === 'heading' ? 2 : 1, uploads: isUpload ? 1 : 0 };
}

function add(one: Cost, other: Cost): Cost {
  return { text: one.text + other.text, parts: one.parts + other.parts, uploads: one.uploads + other.uploads };
}

function fits({ text, parts, uploads }: Cost, room: Room): boolean {
  return text <= room.text && parts <= room.parts && uploads <= mostUploads;
}
