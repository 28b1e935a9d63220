import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import type { Picture } from '../../src/bot/picture.ts';
import { drawPicture } from '../../src/pictures/draw.ts';
import { bold, regular } from '../../src/pictures/font.ts';
import { widthOf } from '../../src/pictures/lettering.ts';
import type { Drawing, Shape } from '../../src/pictures/shape.ts';
import { svgOf } from '../../src/pictures/svg.ts';
import { hostileNames, picturesOf } from '../support/hostile.ts';
import { aBoard, aCourse, aDistribution, samples } from '../support/pictures.ts';

type Lettering = Extract<Shape, { kind: 'text' }>;
type Box = Extract<Shape, { kind: 'box' }>;

const lettering = ({ shapes }: Drawing) => shapes.filter((shape): shape is Lettering => shape.kind === 'text');
const hostile = Object.entries(hostileNames).flatMap(([what, name]) =>
  picturesOf(name).map((picture, index): [string, Picture] => [`${what}, ${picture.kind} ${index}`, picture]),
);
const everyPicture: [string, Picture][] = [...Object.entries(samples), ...hostile];

/** The boxes that a text begins on, the uppermost last. */
function under(text: Lettering, { shapes }: Drawing): Box[] {
  return shapes
    .slice(0, shapes.indexOf(text))
    .filter((shape): shape is Box => shape.kind === 'box')
    .filter(
      ({ x, y, width, height }) => text.x >= x && text.x < x + width && text.baseline > y && text.baseline < y + height,
    );
}

test.each(Object.entries(samples))(
  '%s: every word has a contrast of at least 4.5 to what lies under it',
  (_, picture) => {
    const drawing = drawPicture(picture);
    const pairs = new Set(lettering(drawing).map((text) => `${text.color} ${under(text, drawing).at(-1)!.fill}`));
    expect(pairs.size).toBeGreaterThan(1);
    for (const pair of pairs) {
      const [ink, ground] = pair.split(' ');
      expect(contrast(ink!, ground!), pair).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test.each(everyPicture)('%s: every line lies on its panel, is large enough and meets no other', (_, picture) => {
  const drawing = drawPicture(picture);
  for (const text of lettering(drawing)) {
    const panel = under(text, drawing).at(-1)!;
    expect(text.size).toBeGreaterThanOrEqual(13);
    expect(text.x + widthOf(text.text, text), text.text).toBeLessThanOrEqual(panel.x + panel.width - 8);
    expect(text.baseline).toBeLessThanOrEqual(panel.y + panel.height);
    for (const other of lettering(drawing)) {
      if (other === text || Math.abs(other.baseline - text.baseline) >= 13 || other.x < text.x) continue;
      expect(text.x + widthOf(text.text, text), `${text.text} | ${other.text}`).toBeLessThanOrEqual(other.x);
    }
  }
});

test.each(everyPicture)('%s: whatever the names, nothing is drawn into the margin', (_, picture) => {
  const drawing = drawPicture(picture);
  const image = new Resvg(svgOf(drawing), {
    font: { loadSystemFonts: false, fontFiles: [regular.file, bold.file], defaultFontFamily: 'DejaVu Sans' },
  }).render();
  expect(image.width).toBe(400);
  expect(image.height).toBeLessThan(2200);
  const { pixels } = image;
  const stray: string[] = [];
  for (let y = 0; y < image.height; y += 1) {
    for (const x of [0, 3, 6, 393, 396, 399]) {
      const color = pixels.toString('hex', 4 * (y * 400 + x), 4 * (y * 400 + x) + 3);
      if (color !== '1e1f22') stray.push(`${x},${y} ${color}`);
    }
  }
  expect(stray).toEqual([]);
});

test('nothing is said by color alone', () => {
  const said = (picture: Picture) => lettering(drawPicture(picture)).map(({ text }) => text);
  expect(said(samples['comparison-2']).filter((text) => text === '≠')).toHaveLength(2);
  expect(said(samples['comparison-2'])).toContain('≠ tells them apart');
  expect(said(aDistribution())).toContain('✓ The answer');
  expect(said(aBoard())).toContain('You, 5 rounds');
  expect(said(aCourse())).toEqual(expect.arrayContaining(['● solved', '○ not solved', '━ mean of the last 5']));
});

test('an empty cell says that the paper does not say', () => {
  const cells = [
    { lines: ['high'], apart: false, place: 'Table 1' },
    { lines: [], apart: false, place: '' },
  ];
  const words = (head: string[]) =>
    lettering(
      drawPicture({
        kind: 'comparison',
        head,
        rows: [{ label: 'T2 signal', cells: [...cells, ...cells].slice(0, head.length) }],
        leftOut: 0,
      }),
    ).map(({ text }) => text);
  expect(words(['A', 'B'])).toContain('The paper does not say.');
  expect(words(['A', 'B', 'C', 'D'])).toContain('The paper does not say: B; D.');
});

test('a name of which the font has no letter is no riddle', () => {
  const row = { rank: 1, points: 1, rounds: 1, own: false };
  const rows = ['山田太郎', '🦉', undefined, 'Ωμέγα 🦉'].map((name) => ({ ...row, name }));
  const said = lettering(drawPicture(aBoard({ rows }))).map(({ text }) => text);
  expect(said.filter((text) => /[Nn]ame|colleague|Ωμέγα/.test(text))).toEqual([
    'Name in the text',
    'Name in the text',
    'A colleague',
    'Ωμέγα ·',
  ]);
});

test('a group that nobody answered in, and a learner with one case, have their pictures too', () => {
  const bar = { name: 'Lymphoma', named: 0, first: 0, answer: true };
  for (const picture of [
    aDistribution({ entries: 0, bars: [bar], leftOut: 0 }),
    aCourse({ meetings: [], mastery: [], taken: [], calibration: [] }),
    aCourse({
      meetings: [{ at: 0, points: 140, mean: -3, solved: true }],
      calibration: [{ confidence: 'low', lists: 0, right: 0 }],
    }),
    aBoard({ rows: [] }),
  ]) {
    expect(svgOf(drawPicture(picture))).not.toMatch(/NaN|Infinity|undefined|="-/);
  }
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
