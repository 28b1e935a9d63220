import type { Picture } from '../../src/bot/picture.ts';
import { aBoard, aCourse, aDistribution } from './pictures.ts';

/** Names as members and authors of packs could have them. */
export const hostileNames = {
  emoji: '🩻🦴 Dr. Bones 🦉'.repeat(4),
  'right to left': 'ד״ר שרה לוי – مرحبا بالعالم العربي الكبير جدا وأكثر من ذلك',
  'one long word': 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(5),
  'five thousand characters': 'W'.repeat(5000),
  'five thousand words': 'mmm '.repeat(5000),
  markup: '<b>&</b></text></svg><script>"\'',
  nothing: '',
  controls: '\u202e\u0000\u0008\u{e0041}',
} as const;

/** Every kind of picture with this name wherever a name stands. */
export function picturesOf(name: string): Picture[] {
  const cell = { lines: [name, `may: ${name}`], apart: true, place: name };
  const silent = { lines: [], apart: false, place: '' };
  return [
    ...[2, 3, 4].map((count) => ({
      kind: 'comparison' as const,
      head: Array.from({ length: count }, () => name),
      rows: [
        { label: name, cells: Array.from({ length: count }, () => cell) },
        { label: name, cells: Array.from({ length: count }, (_, index) => (index === 0 ? cell : silent)) },
      ],
      leftOut: 1e9,
    })),
    aCourse({
      mastery: [{ name, best: 100, met: 1e6 }],
      taken: [{ answer: name, named: name, times: 1e6 }],
    }),
    aDistribution({ entries: 1e6, bars: [{ name, named: 1e6, first: 1e6, answer: true }], leftOut: 1e6 }),
    aBoard({ season: name, rows: [{ rank: 1e6, name, points: 1e9, rounds: 1e6, own: true }] }),
  ];
}
