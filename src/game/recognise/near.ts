/** Finding the words or names a few typing errors away, without comparing with all of them. */

/** Longer strings are told apart long before the last letter. */
const rowLength = 128;
const rows: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(rowLength),
  new Uint8Array(rowLength),
  new Uint8Array(rowLength),
];

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
  if (width >= rowLength) return most + 1;
  let [beforeLast, last, row] = rows;
  for (let column = 0; column <= width; column += 1) last[column] = column;
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

/** A piece that more strings share ("carcinoma") tells nothing; two errors are then found by the other pieces. */
const mostShared = 250;

export interface NearIndex {
  /** Everything at the least distance, and that distance; nothing beyond `most`. */
  nearest(text: string, most: number): { readonly errors: number; readonly found: readonly string[] };
}

/** Written as they sound: one error, however many letters. */
const sounds = [
  ['f', 'ph'],
  ['sw', 'schw'],
] as const;

/**
 * As `nearest`, where a word spelled by its sound is one error away, and where the s that folding took for a plural may
 * have been the end of a name ("bursitts").
 */
export function nearestBySound(text: string, most: number, index: NearIndex): ReturnType<NearIndex['nearest']> {
  let nearest = index.nearest(text, most);
  const consider = (variant: string, cost: number, errorsLeft: number) => {
    if (nearest.errors < Math.max(1, cost) || errorsLeft < 0) return;
    const { errors, found } = index.nearest(variant, errorsLeft);
    if (found.length === 0 || errors + cost > nearest.errors) return;
    const asNear = errors + cost === nearest.errors ? nearest.found : [];
    nearest = { errors: errors + cost, found: [...new Set([...asNear, ...found])] };
  };
  if (!text.endsWith('s')) consider(`${text}s`, 0, Math.min(most, 1));
  for (const [heard, written] of sounds) {
    if (text.includes(heard)) consider(text.replaceAll(heard, written), 1, most - 1);
  }
  return nearest;
}

/**
 * Each string is filed under three pieces of itself. One error touches at most two neighboring pieces, so the third still
 * stands, shifted by at most the difference in length; two errors are found unless both straddle a seam.
 */
export function indexNear(strings: Iterable<string>, shortest: number): NearIndex {
  const filed = [...strings].filter((text) => text.length >= shortest);
  const letters = Uint32Array.from(filed, lettersIn);
  const lastSeen = new Uint32Array(filed.length);
  let query = 0;
  const byPiece = new Map<number, number[]>();
  const lengths = new Set<number>();
  for (const [index, text] of filed.entries()) {
    lengths.add(text.length);
    for (let piece = 0; piece < 3; piece += 1) {
      const key = pieceKey(text, text.length, piece, 0);
      const bucket = byPiece.get(key);
      if (bucket) bucket.push(index);
      else byPiece.set(key, [index]);
    }
  }
  return {
    nearest(text, most) {
      for (let errors = 0; errors < most; errors += 1) {
        const nearer = search(text, errors);
        if (nearer.found.length > 0) return nearer;
      }
      return search(text, most);
    },
  };

  function search(text: string, most: number): { errors: number; found: string[] } {
    query += 1;
    const own = lettersIn(text);
    let errors = most + 1;
    let found: string[] = [];
    for (let length = text.length - most; length <= text.length + most; length += 1) {
      if (!lengths.has(length)) continue;
      for (let piece = 0; piece < 3; piece += 1) {
        for (let shift = -most; shift <= most; shift += 1) {
          const bucket = byPiece.get(pieceKey(text, length, piece, shift));
          if (!bucket || (most > 1 && bucket.length > mostShared)) continue;
          for (const index of bucket) {
            if (lastSeen[index] === query) continue;
            lastSeen[index] = query;
            if (bitsIn(letters[index]! ^ own) > 2 * most) continue;
            const distance = errorsBetween(text, filed[index]!, most);
            if (distance > most || distance > errors) continue;
            if (distance < errors) found = [];
            errors = distance;
            found.push(filed[index]!);
          }
        }
      }
    }
    return { errors, found };
  }
}

/** Which letters a string has, one bit each; an error changes at most two of them. */
function lettersIn(text: string): number {
  let set = 0;
  for (let at = 0; at < text.length; at += 1) set |= 1 << (text.charCodeAt(at) & 31);
  return set >>> 0;
}

function bitsIn(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A hash: two pieces that share one only cost a comparison more. */
function pieceKey(text: string, length: number, piece: number, shift: number): number {
  const from = Math.max(0, Math.floor((length * piece) / 3) + shift);
  const to = Math.min(text.length, Math.floor((length * (piece + 1)) / 3) + shift);
  let key = length * 3 + piece;
  for (let at = from; at < to; at += 1) key = (Math.imul(key, 0x01000193) ^ text.charCodeAt(at)) >>> 0;
  return key;
}
