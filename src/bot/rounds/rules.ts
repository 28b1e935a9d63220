import { formatDuration, readDuration } from '../../game/when/duration.ts';
import type { Text } from '../reply.ts';
import type { RoundRules } from '../room.ts';

/** "All at once", or a clue every so often. */
export function readClues(text: string): { readonly clueEveryMs: number | undefined } | { readonly problem: string } {
  if (/^(all|all at once|at once|together)$/i.test(text.trim())) return { clueEveryMs: undefined };
  const every = readDuration(text);
  return 'problem' in every
    ? { problem: `clues: “all at once”, or how often. ${every.problem}` }
    : { clueEveryMs: every.ms };
}

/** "By hand", at closing, or so long after it. */
export function readReveal(
  text: string,
): { readonly revealAfterMs: number | undefined } | { readonly problem: string } {
  if (/^(by hand|hand|manual(ly)?|myself)$/i.test(text.trim())) return { revealAfterMs: undefined };
  if (/^(at closing|at once|immediately|0)$/i.test(text.trim())) return { revealAfterMs: 0 };
  const after = readDuration(text);
  return 'problem' in after
    ? { problem: `reveal: “by hand”, “at closing”, or how long after it. ${after.problem}` }
    : { revealAfterMs: after.ms };
}

export function cluesInWords({ clueEveryMs }: Pick<RoundRules, 'clueEveryMs'>): string {
  return clueEveryMs === undefined ? 'all at once' : `one every ${formatDuration(clueEveryMs)}`;
}

export function revealInWords({ revealAfterMs }: Pick<RoundRules, 'revealAfterMs'>): string {
  if (revealAfterMs === undefined) return 'by hand, with /round reveal';
  return revealAfterMs === 0 ? 'at closing' : `${formatDuration(revealAfterMs)} after closing`;
}

export function dateIn(at: number): Text {
  return [{ at, as: 'date' }, ' (', { at, as: 'relative' }, ')'];
}
