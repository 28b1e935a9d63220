import { faceOf, isRightToLeft } from './lettering.ts';
import type { Drawing, Shape } from './shape.ts';

/** Text becomes outlines, so that nothing depends on how a renderer finds and sets fonts; but for right to left. */
export function svgOf({ width, height, shapes }: Drawing): string {
  const body = shapes.map(draw).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
}

export function needsFonts({ shapes }: Drawing): boolean {
  return shapes.some((shape) => shape.kind === 'text' && isRightToLeft(shape.text));
}

function draw(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, round, fill } = shape;
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;
    }
    case 'dot': {
      const { x, y, radius, color, hollow } = shape;
      const paint = hollow ? `fill="none" stroke="${color}" stroke-width="1.8"` : `fill="${color}"`;
      return `<circle cx="${x}" cy="${y}" r="${radius}" ${paint}/>`;
    }
    case 'line': {
      const points = shape.points.map(([x, y]) => `${x},${y}`).join(' ');
      return `<polyline points="${points}" fill="none" stroke="${shape.color}" stroke-width="${shape.thick}" stroke-linejoin="round" stroke-linecap="round"/>`;
    }
    case 'text':
      return isRightToLeft(shape.text) ? asText(shape) : asOutlines(shape);
  }
}

type Lettering = Extract<Shape, { kind: 'text' }>;

function asOutlines({ x, baseline, text, size, bold, color }: Lettering): string {
  const face = faceOf({ bold });
  const scale = size / face.unitsPerEm;
  let pen = 0;
  let path = '';
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    for (const contour of face.contours(code)) path += `M${contour.x + pen} ${contour.y}${contour.rest}`;
    pen += face.advance(code);
  }
  return `<path transform="translate(${x} ${baseline}) scale(${scale} ${-scale})" fill="${color}" d="${path}"/>`;
}

function asText({ x, baseline, text, size, bold, color }: Lettering): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  return `<text x="${x}" y="${baseline}" font-family="DejaVu Sans" font-stretch="condensed" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${color}">${escaped}</text>`;
}
