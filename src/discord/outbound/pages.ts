import type { Piece } from './pieces.ts';
import { lengthOf } from './text.ts';

/** Discord takes 4,000 characters in a message; title, footer and the page's number need some of them. */
const roomForText = 3300;
/** Of 40 components; container, title, footer, rows and buttons need the others. */
const roomForParts = 20;

/** Deals the pieces onto pages that each fit a message. A heading never stands alone at the foot of a page. */
export function pagesOf(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const piece of pieces) {
    if (page.length > 0 && !fits([...page, piece])) {
      const next = takeTail(page);
      pages.push(page.slice(0, page.length - next.length));
      page = next;
    }
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

function fits(page: readonly Piece[]): boolean {
  const text = page.reduce((sum, piece) => sum + ('text' in piece ? lengthOf(piece.text) + 1 : 0), 0);
  const parts = page.reduce((sum, piece) => sum + (piece.kind === 'line' ? 0 : piece.kind === 'heading' ? 2 : 1), 1);
  return text <= roomForText && parts <= roomForParts;
}
