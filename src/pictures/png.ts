import { Resvg } from '@resvg/resvg-js';
import { bold, regular } from './font.ts';
import type { Drawing } from './shape.ts';
import { needsFonts, svgOf } from './svg.ts';

/** Pixels per CSS pixel: sharp on a phone, and where Discord shows the picture larger than it was drawn. */
export const scale = 2;

export function pngOf(drawing: Drawing): Uint8Array<ArrayBuffer> {
  const fontFiles = needsFonts(drawing) ? [regular.file, bold.file] : [];
  const resvg = new Resvg(svgOf(drawing), {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: scale },
    logLevel: 'off',
  });
  return new Uint8Array(resvg.render().asPng());
}
