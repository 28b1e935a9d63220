import { breakLines, legible, type Style, shorten, widthOf } from './lettering.ts';
import { type Color, palette } from './palette.ts';
import type { Drawing, Shape } from './shape.ts';

export interface Look extends Style {
  readonly color: Color;
}

/** As wide as a phone shows a picture. Nothing is written smaller than 13. */
const width = 400;
export const margin = 16;

export const looks = {
  title: { size: 18, bold: true, color: palette.ink },
  heading: { size: 15.5, bold: true, color: palette.ink },
  body: { size: 14.5, bold: false, color: palette.ink },
  strong: { size: 14.5, bold: true, color: palette.ink },
  small: { size: 13, bold: false, color: palette.soft },
  label: { size: 13, bold: true, color: palette.soft },
} as const satisfies Record<string, Look>;

/** Baseline to baseline, and top of a line to its baseline, in sizes. */
const leading = 1.32;
const ascent = 1.0;

interface Column {
  readonly x: number;
  readonly width: number;
}
export const wholeWidth: Column = { x: margin, width: width - 2 * margin };

/** A sheet that fills from top to bottom. */
export class Sheet {
  readonly #shapes: Shape[] = [];
  /** Where the next line goes. */
  y: number = margin;

  add(...shapes: readonly Shape[]): void {
    this.#shapes.push(...shapes);
  }

  /** Somebody's words, in at most `most` lines. */
  write(text: string, look: Look, { x, width }: Column = wholeWidth, most = 4): void {
    for (const line of breakLines(text, look, width, most)) {
      if (line !== '') this.add({ kind: 'text', x, baseline: this.y + look.size * ascent, text: line, ...look });
      this.y += look.size * leading;
    }
  }

  /** A label and, at the right end of its line, a short figure that is never cut. */
  writeEnds(
    label: string,
    look: Look,
    figure: string,
    figureLook: Look = look,
    { x, width }: Column = wholeWidth,
  ): void {
    const figureWidth = widthOf(legible(figure), figureLook);
    const baseline = this.y + look.size * ascent;
    const text = shorten(legible(label), look, width - figureWidth - 12);
    this.add({ kind: 'text', x, baseline, text, ...look });
    this.add({ kind: 'text', x: x + width - figureWidth, baseline, text: legible(figure), ...figureLook });
    this.y += look.size * leading;
  }

  space(pixels: number): void {
    this.y += pixels;
  }

  /** Side by side from here on; goes on below the longest. */
  columns(columns: readonly (() => void)[]): void {
    const top = this.y;
    let bottom = top;
    for (const draw of columns) {
      this.y = top;
      draw();
      bottom = Math.max(bottom, this.y);
    }
    this.y = bottom;
  }

  /** A panel as high as what `draw` puts on it; `edge`: a bar at its left. */
  panel(fill: Color, draw: () => void, edge?: Color): void {
    const before = this.#shapes.length;
    const y = this.y;
    const x = margin / 2;
    this.y += 10;
    draw();
    this.y += 10;
    const height = this.y - y;
    const under: Shape[] = [{ kind: 'box', x, y, width: width - margin, height, round: 8, fill }];
    if (edge) under.push({ kind: 'box', x, y: y + 8, width: 3, height: height - 16, round: 1.5, fill: edge });
    this.#shapes.splice(before, 0, ...under);
  }

  finish(): Drawing {
    const height = Math.ceil(this.y + margin / 2);
    const ground: Shape = { kind: 'box', x: 0, y: 0, width, height, round: 0, fill: palette.ground };
    return { width, height, shapes: [ground, ...this.#shapes] };
  }
}
