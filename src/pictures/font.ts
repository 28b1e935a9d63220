import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Contour, readOutlines } from './outlines.ts';

/** A face of DejaVu Sans Condensed, read from its file. Lengths are in units, of which `unitsPerEm` are one em. */
export interface Face {
  readonly file: string;
  readonly unitsPerEm: number;
  has(codePoint: number): boolean;
  advance(codePoint: number): number;
  /** y points up. */
  contours(codePoint: number): readonly Contour[];
}

const require = createRequire(import.meta.url);

export const regular = openFace(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'));
export const bold = openFace(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'));

function openFace(file: string): Face {
  const bytes = readFileSync(file);
  const tables = new Map<string, Buffer>();
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    const from = bytes.readUInt32BE(at + 8);
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + bytes.readUInt32BE(at + 12)));
  }
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`${file} has no table ${name}`);
    return found;
  };
  const glyphs = readCharacters(table('cmap'));
  const widths = table('hmtx');
  const lastWidth = table('hhea').readUInt16BE(34) - 1;
  const outlineOf = readOutlines(table('glyf'), table('loca'), table('head').readInt16BE(50) === 1);
  const outlines = new Map<number, readonly Contour[]>();
  return {
    file,
    unitsPerEm: table('head').readUInt16BE(18),
    has: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => widths.readUInt16BE(4 * Math.min(glyphs.get(codePoint) ?? 0, lastWidth)),
    contours(codePoint) {
      const known = outlines.get(codePoint) ?? outlineOf(glyphs.get(codePoint) ?? 0);
      outlines.set(codePoint, known);
      return known;
    },
  };
}

/** Glyph of each code point, by the table's format 12, which holds all of them. */
function readCharacters(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let record = 4; record < 4 + 8 * cmap.readUInt16BE(2); record += 8) {
    const at = cmap.readUInt32BE(record + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    for (let group = at + 16; group < at + 16 + 12 * cmap.readUInt32BE(at + 12); group += 12) {
      const first = cmap.readUInt32BE(group);
      const glyph = cmap.readUInt32BE(group + 8);
      for (let code = first; code <= cmap.readUInt32BE(group + 4); code += 1) glyphs.set(code, glyph + code - first);
    }
  }
  if (glyphs.size === 0) throw new Error('Expected a character table of format 12 in the font');
  return glyphs;
}
