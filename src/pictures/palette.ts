/**
 * Colors on a dark ground, chosen from Okabe and Ito's set, which people with any color vision tell apart; lightened
 * where text needs it. Whatever a color says, a sign, a word or a shape says too.
 */
export const palette = {
  ground: '#1e1f22',
  panel: '#2b2d31',
  /** Behind what stands out. */
  raised: '#3a3323',
  /** Bars before anything fills them, and grid lines. */
  trough: '#43464d',
  ink: '#f2f3f5',
  soft: '#b8bdc6',
  /** What tells apart, and what is one's own. */
  amber: '#f0b429',
  /** Measures. */
  sky: '#56b4e9',
  /** The part of a measure that counts less. */
  dim: '#7d8590',
  /** What is right. */
  green: '#3fc49a',
} as const;

export type Color = (typeof palette)[keyof typeof palette];
