import { chance } from './chance.ts';
import { excludes } from './compare.ts';
import type { Case, Clue, Modality, Pack } from './pack.ts';
import { type Board, holdAgainstAll, singlesOut, tellingness } from './standing.ts';

/** A clue as one learner meets it. */
export interface ShownClue {
  readonly clue: Clue;
  readonly wording: string;
}

const readingOrder: Readonly<Record<Modality, number>> = {
  history: 0,
  exam: 0,
  lab: 0,
  ct: 1,
  mri: 2,
  us: 2,
  nm: 2,
  general: 2,
  course: 2,
  pathology: 3,
  treatment: 3,
  prognosis: 3,
};

const draws = 400;

/**
 * Which clues of a case are shown, how they are worded and in what order: the least telling first. The same seed deals the
 * same; every dealing singles out its answer and contradicts itself nowhere.
 * @throws if no dealing of the case does; `knowledge check` refuses such a pack, so that is our fault.
 */
export function deal(unknown: Case, pack: Pack, seed: string): readonly ShownClue[] {
  const ofPack = dealings.get(pack) ?? new Map<string, Dealing>();
  dealings.set(pack, ofPack);
  const before = ofPack.get(seed);
  if (before?.unknown === unknown) return before.dealt;
  const dealt = dealAnew(unknown, pack, seed);
  if (ofPack.size >= mostDealings) ofPack.delete(ofPack.keys().next().value!);
  ofPack.set(seed, { unknown, dealt });
  return dealt;
}

interface Dealing {
  readonly unknown: Case;
  readonly dealt: readonly ShownClue[];
}

/** The latest dealings: everything that is done in an attempt asks for its own again. */
const dealings = new WeakMap<Pack, Map<string, Dealing>>();
const mostDealings = 2000;

function dealAnew(unknown: Case, pack: Pack, seed: string): readonly ShownClue[] {
  // Not by the case: two that share their clues are dealt alike, so a round tells nothing of which it is.
  const luck = chance(`dealing ${seed}`);
  const board = holdAgainstAll(unknown.clues, pack);
  const all = unknown.clues.map((_, index) => index);
  for (let attempt = 0; attempt < draws; attempt += 1) {
    const chosen = chooseCompatible(luck.shuffle(all), unknown, pack);
    if (chosen && singlesOut(unknown.answer, board, chosen)) {
      return inOrder(chosen, unknown, board).map((index) => {
        const clue = unknown.clues[index]!;
        return { clue, wording: clue.wordings[luck.pick(clue.wordings.length)]! };
      });
    }
  }
  throw new Error(`No dealing of ${unknown.id} singles out ${unknown.answer} within ${draws} draws`);
}

/** Least telling first; among equals the order in which a reader meets them. */
function inOrder(chosen: readonly number[], unknown: Case, board: Board): number[] {
  const rank = (index: number) => readingOrder[unknown.clues[index]!.modality];
  return [...chosen].sort(
    (a, b) =>
      tellingness(unknown.answer, board, a) - tellingness(unknown.answer, board, b) || rank(a) - rank(b) || a - b,
  );
}

/** The first clues of the shuffle that can be shown together, if there are enough. */
function chooseCompatible(shuffled: readonly number[], unknown: Case, pack: Pack): number[] | undefined {
  const chosen: number[] = [];
  for (const index of shuffled) {
    if (chosen.length === unknown.shows) break;
    if (chosen.every((other) => areCompatible(unknown.clues[index]!, unknown.clues[other]!, pack))) chosen.push(index);
  }
  return chosen.length === unknown.shows ? chosen : undefined;
}

/** Both sides of a point on which the paper disagrees with itself are never shown as findings of one patient. */
export function areCompatible(a: Clue, b: Clue, pack: Pack): boolean {
  return a.statements.every((one) =>
    b.statements.every((other) => {
      if (one.id === other.id || one.discrepancy.includes(other.id) || other.discrepancy.includes(one.id)) return false;
      const attribute = pack.attributes.get(one.attribute);
      return !attribute || one.attribute !== other.attribute || !excludes(one, other, attribute);
    }),
  );
}
