import { type Argument, argue } from '../argument.ts';
import type { Diagnosis } from '../pack.ts';
import { diagnosesNamed } from '../result.ts';
import type { GradedEntry, Key } from './graded.ts';

/** What one entrant gets to see of their own list, and nobody else does. */
export interface EntrantResult extends GradedEntry {
  /** The answer first, then every diagnosis of the paper that was named, clue by clue. */
  readonly arguments: readonly Argument[];
  /** The best-ranked diagnosis on the list that is not the answer, to be held beside it. */
  readonly firstMiss: Diagnosis | undefined;
}

export function entrantResult(entry: GradedEntry, { answer, dealt, pack }: Key): EntrantResult {
  const others = diagnosesNamed(entry.lines, pack).filter(({ id }) => id !== answer);
  return {
    ...entry,
    arguments: [pack.diagnoses.get(answer)!, ...others].map((diagnosis) => argue(diagnosis, dealt, pack)),
    firstMiss: others[0],
  };
}
