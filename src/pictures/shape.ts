import type { Style } from './lettering.ts';
import type { Color } from './palette.ts';

/** What a drawing is made of, in CSS pixels, y downwards. Later shapes lie on earlier ones. */
export type Shape = Box | Dot | Line | Lettering;

interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly round: number;
  readonly fill: Color;
}

/** `hollow`: a ring. */
interface Dot {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: Color;
  readonly hollow: boolean;
}

interface Line {
  readonly kind: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly thick: number;
  readonly color: Color;
}

interface Lettering extends Style {
  readonly kind: 'text';
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  readonly color: Color;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
