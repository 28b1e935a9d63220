import type { Mark } from './reply.ts';

/** Sign and word of each mark, the same wherever it is drawn. */
export const marks: Readonly<Record<Mark, { readonly sign: string; readonly word: string }>> = {
  supports: { sign: '+', word: 'supports' },
  against: { sign: '−', word: 'against' },
  silent: { sign: '·', word: '' },
  correct: { sign: '✓', word: 'correct' },
  partial: { sign: '◐', word: 'partly' },
  wrong: { sign: '✗', word: 'wrong' },
  unrecognized: { sign: '?', word: 'not read' },
  none: { sign: '', word: '' },
};
