import { weighAll } from './compare.ts';
import type { Clue, Pack } from './pack.ts';

/** Clues in the order shown, held against every diagnosis once. */
export interface Board {
  readonly diagnoses: readonly string[];
  /** For each clue, for each diagnosis: 1 supports, -1 argues against, 0 the paper does not say. */
  readonly bearings: readonly (readonly (1 | 0 | -1)[])[];
}

export function holdAgainstAll(clues: readonly Clue[], pack: Pack): Board {
  const sign = { supports: 1, silent: 0, against: -1 } as const;
  const diagnoses = [...pack.diagnoses.values()];
  return {
    diagnoses: diagnoses.map(({ id }) => id),
    bearings: clues.map((clue) =>
      diagnoses.map((diagnosis) => sign[weighAll(clue.statements, diagnosis, pack).bearing]),
    ),
  };
}

/** Ids of the diagnoses that none of these clues (indices into the board) argues against. */
export function standing(board: Board, clues: readonly number[]): string[] {
  return board.diagnoses.filter((_, column) => clues.every((clue) => board.bearings[clue]![column] !== -1));
}

/** Whether these clues support the answer strictly best of all and argue nowhere against it. */
export function singlesOut(answer: string, board: Board, clues: readonly number[]): boolean {
  const support = board.diagnoses.map(
    (_, column) => clues.filter((clue) => board.bearings[clue]![column] === 1).length,
  );
  const at = board.diagnoses.indexOf(answer);
  if (clues.some((clue) => board.bearings[clue]![at] === -1)) return false;
  return support.every((count, column) => column === at || count < support[at]!);
}

/**
 * The number of clues (from 1) after which the answer, and no other diagnosis, is best supported among those still
 * standing. All of them, if no clue before the last settles it.
 */
export function parClue(answer: string, board: Board): number {
  for (let shown = 1; shown < board.bearings.length; shown += 1) {
    const clues = board.bearings.slice(0, shown).map((_, index) => index);
    const still = standing(board, clues);
    const rivals = board.diagnoses.filter((id) => still.includes(id) && id !== answer);
    const support = (id: string) => {
      const column = board.diagnoses.indexOf(id);
      return clues.filter((clue) => board.bearings[clue]![column] === 1).length;
    };
    if (still.includes(answer) && rivals.every((rival) => support(rival) < support(answer))) return shown;
  }
  return board.bearings.length;
}

/** How telling a clue is for the answer: how many rivals it argues against, less how many it supports. */
export function tellingness(answer: string, board: Board, clue: number): number {
  let sum = 0;
  board.diagnoses.forEach((id, column) => {
    if (id !== answer) sum -= board.bearings[clue]![column]!;
  });
  return sum;
}
