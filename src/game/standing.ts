import { weighAll } from './compare.ts';
import { type Clue, isSeen, type Pack } from './pack.ts';

/** Clues in the order shown, held against every diagnosis once. */
export interface Board {
  readonly diagnoses: readonly string[];
  /** For each clue, for each diagnosis: 1 supports, -1 argues against, 0 the paper does not say. */
  readonly bearings: readonly (readonly (1 | 0 | -1)[])[];
  /** For each clue, whether it was seen, in an image or under the microscope, and not only told. */
  readonly seen: readonly boolean[];
}

export function holdAgainstAll(clues: readonly Clue[], pack: Pack): Board {
  return {
    diagnoses: [...pack.diagnoses.keys()],
    bearings: clues.map((clue) => bearingsOf(clue, pack)),
    seen: clues.map(isSeen),
  };
}

const sign = { supports: 1, silent: 0, against: -1 } as const;
const held = new WeakMap<Pack, WeakMap<Clue, Board['bearings'][number]>>();

/** One clue against every diagnosis. A pack never changes, so this is found out once. */
function bearingsOf(clue: Clue, pack: Pack): Board['bearings'][number] {
  const ofPack = held.get(pack) ?? new WeakMap<Clue, Board['bearings'][number]>();
  held.set(pack, ofPack);
  const before = ofPack.get(clue);
  if (before) return before;
  const bearings = [...pack.diagnoses.values()].map(
    (diagnosis) => sign[weighAll(clue.statements, diagnosis, pack).bearing],
  );
  ofPack.set(clue, bearings);
  return bearings;
}

/** Ids of the diagnoses that none of these clues (indices into the board) argues against. */
export function standing(board: Board, clues: readonly number[]): string[] {
  return board.diagnoses.filter((_, column) => clues.every((clue) => board.bearings[clue]![column] !== -1));
}

/** What stands once a clue is shown. Ids. */
export interface Standing {
  readonly standing: readonly string[];
  /** Of those, what most of the clues so far support; empty while they support nothing. */
  readonly bestSupported: readonly string[];
}

/** For each clue of the board, what stands after it. */
export function standings(board: Board): Standing[] {
  return board.bearings.map((_, last) => {
    const clues = board.bearings.slice(0, last + 1).map((_, index) => index);
    const still = standing(board, clues);
    const support = still.map((id) => supporting(id, board, clues).length);
    const most = Math.max(...support);
    return { standing: still, bestSupported: most > 0 ? still.filter((_, index) => support[index] === most) : [] };
  });
}

/** Those of the clues that support a diagnosis. */
function supporting(id: string, board: Board, clues: readonly number[]): number[] {
  const column = board.diagnoses.indexOf(id);
  return clues.filter((clue) => board.bearings[clue]![column] === 1);
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

/** One finding settles nothing: the paper may merely be silent about the rivals. Neither do complaints alone. */
const fewestSupporting = 2;

/**
 * The number of clues (from 1) after which the answer, and no other diagnosis, is best supported among those still
 * standing, by two clues at least of which one was seen, and stays so to the end. All of them, if no clue before the last settles it.
 */
export function parClue(answer: string, board: Board): number {
  const clues = board.bearings.map((_, index) => index);
  let par = clues.length;
  while (par > 1 && settles(answer, board, clues.slice(0, par - 1))) par -= 1;
  return par;
}

function settles(answer: string, board: Board, clues: readonly number[]): boolean {
  const still = standing(board, clues);
  const own = supporting(answer, board, clues);
  return (
    still.includes(answer) &&
    own.length >= fewestSupporting &&
    own.some((clue) => board.seen[clue]) &&
    still.every((rival) => rival === answer || supporting(rival, board, clues).length < own.length)
  );
}

/**
 * How telling a clue is for the answer: the fewer rivals it supports, the more. What it argues against does not count: a
 * finding may contradict some and still fit most.
 */
export function tellingness(answer: string, board: Board, clue: number): number {
  const rivals = board.bearings[clue]!.filter((_, column) => board.diagnoses[column] !== answer);
  return -rivals.filter((bearing) => bearing === 1).length;
}
