/** Finding the words or names a few typing errors away, without comparing with all of them. */

/** Typing errors between two strings (insert, delete, replace, swap neighbors), or `most + 1` once it is more. */
export function errorsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const width = endB - from;
  if (endA === from || width === 0) return Math.min(Math.max(endA - from, width), most + 1);
  let beforeLast = new Array<number>(width + 1).fill(0);
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  let row = new Array<number>(width + 1).fill(0);
  for (let i = 1; i <= endA - from; i += 1) {
    row[0] = i;
    let least = i;
    const charA = a.charCodeAt(from + i - 1);
    for (let j = 1; j <= width; j += 1) {
      const charB = b.charCodeAt(from + j - 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (charA === charB ? 0 : 1));
      if (i > 1 && j > 1 && charA === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === charB) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[width]!, most + 1);
}

/** How many typing errors a string of this length may hold and still be read. */
export function errorsAllowed(length: number): number {
  return length < 5 ? 0 : length < 9 ? 1 : 2;
}

export interface NearIndex {
  /** Everything at the least distance, and that distance; nothing beyond `most`. */
  nearest(text: string, most: number): { readonly errors: number; readonly found: readonly string[] };
}

/**
 * Each string is filed under three pieces of itself. One error touches at most two neighboring pieces, so the third still
 * stands, shifted by at most the difference in length; two errors are found unless both straddle a seam.
 */
export function indexNear(strings: Iterable<string>, shortest: number): NearIndex {
  const byPiece = new Map<string, string[]>();
  const lengths = new Set<number>();
  for (const text of strings) {
    if (text.length < shortest) continue;
    lengths.add(text.length);
    for (let piece = 0; piece < 3; piece += 1) {
      const key = pieceKey(text, text.length, piece, 0);
      const filed = byPiece.get(key);
      if (filed) filed.push(text);
      else byPiece.set(key, [text]);
    }
  }
  return {
    nearest(text, most) {
      let errors = most + 1;
      let found: string[] = [];
      const seen = new Set<string>();
      for (let length = text.length - most; length <= text.length + most; length += 1) {
        if (!lengths.has(length)) continue;
        for (let piece = 0; piece < 3; piece += 1) {
          for (let shift = -most; shift <= most; shift += 1) {
            for (const candidate of byPiece.get(pieceKey(text, length, piece, shift)) ?? []) {
              if (seen.has(candidate)) continue;
              seen.add(candidate);
              const distance = errorsBetween(text, candidate, Math.min(errors, most));
              if (distance > most || distance > errors) continue;
              if (distance < errors) found = [];
              errors = distance;
              found.push(candidate);
            }
          }
        }
      }
      return { errors, found };
    },
  };
}

function pieceKey(text: string, length: number, piece: number, shift: number): string {
  const from = Math.floor((length * piece) / 3);
  const to = Math.floor((length * (piece + 1)) / 3);
  return `${length}.${piece}.${text.slice(Math.max(0, from + shift), Math.max(0, to + shift))}`;
}
