import type { Diagnosis } from '../pack.ts';
import { areMimics } from '../relate.ts';
import { holdAgainstAll } from '../standing.ts';
import type { Key } from './graded.ts';

/** A diagnosis with how many of the round's clues speak for and against it. */
export interface Weighed {
  readonly diagnosis: Diagnosis;
  readonly supports: number;
  readonly against: number;
}

/**
 * The differential that follows from the paper, the best first: what the clues support, most first and the least argued
 * against before others; among equals what the paper says the answer is mistaken for. The answer leads by the rule
 * that every dealing singles it out.
 */
export function paperDifferential({ answer, dealt, pack }: Key, most = 5): Weighed[] {
  const { diagnoses, bearings } = holdAgainstAll(
    dealt.map(({ clue }) => clue),
    pack,
  );
  const weighed = diagnoses.map((id, column): Weighed => {
    const said = bearings.map((row) => row[column]!);
    return {
      diagnosis: pack.diagnoses.get(id)!,
      supports: said.filter((bearing) => bearing === 1).length,
      against: said.filter((bearing) => bearing === -1).length,
    };
  });
  const kept = (one: Weighed) => (one.against === 0 ? 1 : 0);
  const mimic = (one: Weighed) => (areMimics(answer, one.diagnosis.id, pack) ? 1 : 0);
  return weighed
    .filter(({ diagnosis, supports }) => supports > 0 || diagnosis.id === answer)
    .sort(
      (a, b) =>
        Number(b.diagnosis.id === answer) - Number(a.diagnosis.id === answer) ||
        kept(b) - kept(a) ||
        b.supports - a.supports ||
        a.against - b.against ||
        mimic(b) - mimic(a),
    )
    .slice(0, most);
}
