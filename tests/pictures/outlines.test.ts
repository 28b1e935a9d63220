import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { bold, regular } from '../../src/pictures/font.ts';
import { widthOf } from '../../src/pictures/lettering.ts';
import { svgOf } from '../../src/pictures/svg.ts';

const font = { loadSystemFonts: false, fontFiles: [regular.file, bold.file], defaultFontFamily: 'DejaVu Sans' };
const size = 60;

function pixels(svg: string): Buffer {
  return new Resvg(svg, { font }).render().pixels;
}

test.each([
  [false, 'Tg8@'],
  [true, 'Tg8@'],
  [false, 'åÉñçŐΩЖй'],
  [true, '≠✓×−…·●○━?'],
])('our outlines are those of the font: bold %s, %s', (isBold, text) => {
  for (const sign of text) {
    const shape = { kind: 'text', x: 10, baseline: 70, text: sign, size, bold: isBold, color: '#f2f3f5' } as const;
    const ours = pixels(svgOf({ width: 100, height: 100, shapes: [shape] }));
    const theirs = pixels(
      `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><text x="10" y="70" font-family="DejaVu Sans" font-stretch="condensed" font-weight="${isBold ? 700 : 400}" font-size="${size}" fill="#f2f3f5">${sign}</text></svg>`,
    );
    const inked = theirs.filter((byte) => byte > 0).length;
    const different = ours.filter((byte, index) => Math.abs(byte - theirs[index]!) > 16).length;
    expect(inked, sign).toBeGreaterThan(200);
    expect(different / inked, sign).toBeLessThan(0.02);
  }
});

test('a line is as wide as we say', () => {
  const text = 'Malignant nerve sheath tumor';
  const shape = { kind: 'text', x: 0, baseline: 70, text, size, bold: true, color: '#f2f3f5' } as const;
  const box = new Resvg(svgOf({ width: 2000, height: 100, shapes: [shape] })).getBBox()!;
  expect(Math.abs(box.x + box.width - widthOf(text, shape))).toBeLessThan(size / 10);
});
