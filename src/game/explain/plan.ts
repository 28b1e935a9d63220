import type { Explanation, Point } from './point.ts';

/**
 * An explanation that says what a plan chose. That nothing parts the two, or that no clue does, follows from the paper and
 * not from what a plan leaves out: so the finding that parts them stays, whatever was planned.
 */
export function withPlan(explanation: Explanation, planned: readonly Point[]): Explanation {
  const [parting] = explanation.points.filter(({ kind }) => kind === 'rules-out' || kind === 'contrast');
  const isKept = !parting || planned.some(({ kind }) => kind === 'rules-out' || kind === parting.kind);
  if (isKept) return { ...explanation, points: inOrder(planned) };
  const pieces = [parting.a.id, parting.b?.id];
  const others = planned.filter(({ a, b }) => !pieces.includes(a.id) && !(b && pieces.includes(b.id)));
  return { ...explanation, points: inOrder([parting, ...others]) };
}

/** What a clue showed before what none did; otherwise as planned. */
function inOrder(points: readonly Point[]): Point[] {
  const rank = ({ kind }: Point) => (kind === 'rules-out' ? 0 : 1);
  return points.toSorted((a, b) => rank(a) - rank(b));
}
