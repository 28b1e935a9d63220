import { weighAll } from './compare.ts';
import type { ShownClue } from './draw.ts';
import type { Diagnosis, Pack, Statement } from './pack.ts';

/** One diagnosis, clue by clue. Clues count from 1. */
export interface Argument {
  readonly diagnosis: Diagnosis;
  /** Each statement with the clues that it follows from, in the order in which they first did. */
  readonly said: readonly {
    readonly statement: Statement;
    readonly bearing: 'supports' | 'against';
    readonly clues: readonly number[];
  }[];
  /** Seen in the paper's own patient of this diagnosis, and said of no other. */
  readonly seen: readonly number[];
  /** The paper does not say. */
  readonly silent: readonly number[];
}

/** What the clues say for and against a diagnosis. */
export function argue(diagnosis: Diagnosis, shown: readonly ShownClue[], pack: Pack): Argument {
  const seen: number[] = [];
  const silent: number[] = [];
  const said = new Map<Statement, { bearing: 'supports' | 'against'; clues: number[] }>();
  shown.forEach(({ clue }, index) => {
    const { bearing, statements } = weighAll(clue.statements, diagnosis, pack);
    const [statement] = statements;
    const isOwn = clue.statements.every(({ subject }) => pack.observed.get(subject)?.diagnosis === diagnosis.id);
    if (bearing === 'silent' || !statement) (isOwn ? seen : silent).push(index + 1);
    else if (said.get(statement)?.bearing === bearing) said.get(statement)!.clues.push(index + 1);
    else said.set(statement, { bearing, clues: [index + 1] });
  });
  return {
    diagnosis,
    said: [...said].map(([statement, { bearing, clues }]) => ({ statement, bearing, clues })),
    seen,
    silent,
  };
}
