import { onThePoint, weighAll } from './compare.ts';
import type { ShownClue } from './draw.ts';
import type { Clue, Diagnosis, Pack, Statement } from './pack.ts';

/** One diagnosis, clue by clue. Clues count from 1. */
export interface Argument {
  readonly diagnosis: Diagnosis;
  /** Each statement with the clues that it follows from, in the order in which they first did. */
  readonly said: readonly Saying[];
  /** Seen in the paper's own patient of this diagnosis, and not said of the diagnosis in general. */
  readonly seen: readonly number[];
  /** The paper does not say. */
  readonly silent: readonly number[];
}

/** `undecided`: the paper speaks of the point, too broadly, with a caution, a hedge or both ways. */
type Bearing = 'supports' | 'against' | 'undecided';

interface Saying {
  readonly statement: Statement;
  readonly bearing: Bearing;
  readonly clues: readonly number[];
}

/** What the clues say for and against a diagnosis. */
export function argue(diagnosis: Diagnosis, shown: readonly ShownClue[], pack: Pack): Argument {
  const seen: number[] = [];
  const silent: number[] = [];
  const said = new Map<string, { statement: Statement; bearing: Bearing; clues: number[] }>();
  shown.forEach(({ clue }, index) => {
    const number = index + 1;
    const isOwn = clue.statements.every(({ subject }) => pack.observed.get(subject)?.diagnosis === diagnosis.id);
    const { bearing, statement } = bearingOf(clue, diagnosis, pack);
    if (!statement) (isOwn ? seen : silent).push(number);
    else {
      const key = `${bearing} ${statement.id}`;
      const before = said.get(key);
      if (before) before.clues.push(number);
      else said.set(key, { statement, bearing, clues: [number] });
    }
  });
  return { diagnosis, said: [...said.values()], seen, silent };
}

function bearingOf(
  clue: Clue,
  diagnosis: Diagnosis,
  pack: Pack,
): { bearing: Bearing; statement: Statement | undefined } {
  const { bearing, statements } = weighAll(clue.statements, diagnosis, pack);
  if (bearing !== 'silent') return { bearing, statement: statements[0] };
  const [near] = clue.statements.flatMap((finding) => onThePoint(finding, diagnosis, pack));
  return { bearing: 'undecided', statement: near };
}
