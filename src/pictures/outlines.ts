/** Reads glyphs of a TrueType font, as the OpenType specification describes its tables `glyf` and `loca`. */

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** A closed curve: where it begins, and the rest as relative commands of an SVG path, so that it can begin anywhere. */
export interface Contour {
  readonly x: number;
  readonly y: number;
  readonly rest: string;
}

export function readOutlines(glyf: Buffer, loca: Buffer, long: boolean): (glyph: number) => readonly Contour[] {
  const offset = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const read = (glyph: number): Point[][] => {
    const from = offset(glyph);
    if (from === offset(glyph + 1)) return [];
    const count = glyf.readInt16BE(from);
    return count < 0 ? readParts(glyf, from + 10, read) : readPoints(glyf, from + 10, count);
  };
  return (glyph) => read(glyph).map(curve);
}

function readPoints(glyf: Buffer, from: number, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, index) => glyf.readUInt16BE(from + 2 * index));
  const length = (ends.at(-1) ?? -1) + 1;
  let at = from + 2 * count;
  at += 2 + glyf.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < length) {
    const flag = glyf.readUInt8(at++);
    const times = flag & 8 ? glyf.readUInt8(at++) + 1 : 1;
    for (let time = 0; time < times; time += 1) flags.push(flag);
  }
  /** `short`: one byte and its sign in `same`; otherwise `same` says that nothing changed. */
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.readUInt8(at++) : -glyf.readUInt8(at++);
      else if (!(flag & same)) {
        value += glyf.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const points = flags.map((flag, index) => ({ x: xs[index]!, y: ys[index]!, on: (flag & 1) === 1 }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1]! + 1, end + 1));
}

/** A glyph that is put together from others: a letter and its accent. */
function readParts(glyf: Buffer, from: number, read: (glyph: number) => Point[][]): Point[][] {
  const contours: Point[][] = [];
  let at = from;
  let more = true;
  while (more) {
    const flags = glyf.readUInt16BE(at);
    const glyph = glyf.readUInt16BE(at + 2);
    const words = (flags & 1) !== 0;
    const [dx, dy] = words
      ? [glyf.readInt16BE(at + 4), glyf.readInt16BE(at + 6)]
      : [glyf.readInt8(at + 4), glyf.readInt8(at + 5)];
    at += words ? 8 : 6;
    const next = () => {
      at += 2;
      return glyf.readInt16BE(at - 2) / 16384;
    };
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & 8) {
      xx = next();
      yy = xx;
    } else if (flags & 64) [xx, yy] = [next(), next()];
    else if (flags & 128) [xx, xy, yx, yy] = [next(), next(), next(), next()];
    for (const contour of read(glyph)) {
      contours.push(contour.map(({ x, y, on }) => ({ x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, on })));
    }
    more = (flags & 32) !== 0;
  }
  return contours;
}

/** Between two points off the curve lies one on it, which the font leaves out. */
function curve(points: readonly Point[]): Contour {
  const whole: Point[] = [];
  for (const [index, point] of points.entries()) {
    const before = points.at(index - 1)!;
    if (!before.on && !point.on) whole.push({ x: (before.x + point.x) / 2, y: (before.y + point.y) / 2, on: true });
    whole.push(point);
  }
  const first = whole.findIndex(({ on }) => on);
  const [start, ...rest] = [...whole.slice(first), ...whole.slice(0, first)] as [Point, ...Point[]];
  let at = start;
  let control: Point | undefined;
  let path = '';
  for (const point of [...rest, start]) {
    if (!point.on) {
      control = point;
      continue;
    }
    const to = `${point.x - at.x} ${point.y - at.y}`;
    path += control ? `q${control.x - at.x} ${control.y - at.y} ${to}` : `l${to}`;
    control = undefined;
    at = point;
  }
  return { x: start.x, y: start.y, rest: `${path}z` };
}
