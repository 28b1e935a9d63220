import { type Color, palette } from './palette.ts';
import { margin, type Sheet, wholeWidth } from './sheet.ts';

const thick = 10;

interface Part {
  /** 0 to 1. */
  readonly part: number;
  readonly color: Color;
  /** Half as thick, so that two measures differ in more than color. */
  readonly thin?: boolean;
}

/** A bar of the whole width, filled from its beginning; a later part lies on an earlier one. */
export function drawBar(sheet: Sheet, parts: readonly Part[]): void {
  const x = margin;
  const y = sheet.y + 3;
  sheet.add({ kind: 'box', x, y: y + 3, width: wholeWidth.width, height: 4, round: 2, fill: palette.trough });
  for (const { part, color, thin } of parts) {
    const height = thin ? thick / 2 : thick;
    // A bar shorter than it is thick would not be round at its ends.
    const width = Math.max(height, Math.min(1, part) * wholeWidth.width);
    if (part > 0)
      sheet.add({ kind: 'box', x, y: y + (thick - height) / 2, width, height, round: height / 2, fill: color });
  }
  sheet.space(thick + 6);
}
