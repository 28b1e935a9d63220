import { isSaidOf, weigh, weighAll } from '../compare.ts';
import { leaningsOf } from '../contrast.ts';
import type { Clue, Diagnosis, Pack, Statement } from '../pack.ts';
import { shareSlot } from '../slot.ts';
import { diagnosisOf, type Point } from './point.ts';

/** Why a plan is not taken. */
export type Flaw =
  | 'too-few'
  | 'too-many'
  | 'wrong-subject'
  | 'doubtful'
  | 'missing-piece'
  | 'piece-too-many'
  | 'different-attributes'
  | 'no-opposition'
  | 'no-likeness'
  | 'said-twice'
  | 'nothing-on-the-answer'
  | 'nothing-on-the-guess';

const fewest = 2;
const mostPlanned = 6;

/** What is wrong with a plan for this pair, if anything. It is held to the rules that our own plans keep. */
export function flawOf(
  points: readonly Point[],
  answer: Diagnosis,
  guess: Diagnosis,
  pack: Pack,
  most = mostPlanned,
): Flaw | undefined {
  if (points.length < fewest) return 'too-few';
  if (points.length > most) return 'too-many';
  const pieces = points.flatMap(({ a, b }) => (b ? [a, b] : [a]));
  for (const point of points) {
    const flaw = flawOfPoint(point, answer, guess, pack);
    if (flaw) return flaw;
  }
  if (new Set(pieces.map(({ id }) => id)).size < pieces.length) return 'said-twice';
  const subjects = new Set(pieces.map((piece) => diagnosisOf(piece, pack)));
  if (!subjects.has(answer.id)) return 'nothing-on-the-answer';
  return subjects.has(guess.id) ? undefined : 'nothing-on-the-guess';
}

function flawOfPoint({ kind, a, b }: Point, answer: Diagnosis, guess: Diagnosis, pack: Pack): Flaw | undefined {
  if ([a, b].some((piece) => piece?.caution !== undefined)) return 'doubtful';
  const about = (piece: Statement) => diagnosisOf(piece, pack);
  if (kind === 'fits' || kind === 'takeaway') {
    if (b) return 'piece-too-many';
    const allowed = kind === 'fits' ? [answer.id] : [answer.id, guess.id, 'pack'];
    return allowed.includes(about(a)) ? undefined : 'wrong-subject';
  }
  if (!b) return 'missing-piece';
  if (about(a) !== answer.id || about(b) !== guess.id) return 'wrong-subject';
  if (!shareSlot(a, b, pack)) return 'different-attributes';
  if (kind === 'shared') {
    const isAlike = isSaidOf(a, guess, pack) || isSaidOf(b, answer, pack);
    return isAlike ? undefined : 'no-likeness';
  }
  if (areOpposed(a, b, answer, guess, pack)) return undefined;
  // A hedge excludes nothing, though the paper may lean.
  const leans = leaningsOf(answer, guess, pack).some((leaning) => leaning.a === a && leaning.b === b);
  return kind === 'contrast' && leans ? undefined : 'no-opposition';
}

/** Whether the paper plainly sets the one against the other, and does not say both of the answer. */
function areOpposed(a: Statement, b: Statement, answer: Diagnosis, guess: Diagnosis, pack: Pack): boolean {
  const { bearing, statements } = weigh(a, guess, pack);
  return bearing === 'against' && statements.includes(b) && !isSaidOf(b, answer, pack);
}

/** The points with the clues that show them; what opposes the guess is ruled out by a clue or merely contrasted. */
export function withClues(
  points: readonly Point[],
  answer: Diagnosis,
  guess: Diagnosis,
  clues: readonly Clue[],
  pack: Pack,
): Point[] {
  return points.map((point) => {
    const { kind, a, b } = point;
    const index = clues.findIndex(
      ({ statements }) => statements.includes(a) || weighAll(statements, answer, pack).statements.includes(a),
    );
    const shown = index < 0 ? {} : { clue: index + 1 };
    if (kind === 'takeaway' || !b) return { kind, a, ...(kind === 'takeaway' ? {} : shown) };
    if (kind === 'shared') return { kind, a, b, ...shown };
    const isRuledOut = index >= 0 && areOpposed(a, b, answer, guess, pack);
    return isRuledOut ? { kind: 'rules-out', a, b, ...shown } : { kind: 'contrast', a, b };
  });
}
