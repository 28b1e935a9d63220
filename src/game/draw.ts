import { chance } from './chance.ts';
import type { Case, Clue, Modality, Pack, Statement } from './pack.ts';
import { excludes } from './slot.ts';
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
      return inOrder(chosen, unknown, board, pack).map((index) => {
        const clue = unknown.clues[index]!;
        return { clue, wording: clue.wordings[luck.pick(clue.wordings.length)]! };
      });
    }
  }
  throw new Error(`No dealing of ${unknown.id} singles out ${unknown.answer} within ${draws} draws`);
}

/** Least telling first; among equals the disease behind the answer last, the others in the order in which a reader meets them. */
function inOrder(chosen: readonly number[], unknown: Case, board: Board, pack: Pack): number[] {
  const rank = (index: number) => readingOrder[unknown.clues[index]!.modality];
  const liesBehind = (index: number) =>
    unknown.clues[index]!.statements.some(({ values }) =>
      values.some((value) => pack.associations.get(value)?.diagnosis === unknown.answer),
    );
  return [...chosen].sort(
    (a, b) =>
      tellingness(unknown.answer, board, a) - tellingness(unknown.answer, board, b) ||
      Number(liesBehind(a)) - Number(liesBehind(b)) ||
      rank(a) - rank(b) ||
      a - b,
  );
}

/** The clues that are always shown and then the first of the shuffle, as far as they can be shown together, if there are enough. */
export function chooseCompatible(shuffled: readonly number[], unknown: Case, pack: Pack): number[] | undefined {
  const chosen: number[] = [];
  const isAlways = (index: number) => Number(unknown.clues[index]!.always);
  for (const index of shuffled.toSorted((a, b) => isAlways(b) - isAlways(a))) {
    if (chosen.length === unknown.shows) break;
    if (chosen.every((other) => areCompatible(unknown.clues[index]!, unknown.clues[other]!, pack))) chosen.push(index);
  }
  return chosen.length === unknown.shows ? chosen : undefined;
}

/** Findings of one patient: never both sides of a point on which the paper disagrees with itself, and nothing twice. */
export function areCompatible(a: Clue, b: Clue, pack: Pack): boolean {
  return a.statements.every((one) =>
    b.statements.every((other) => {
      if (one.id === other.id || one.discrepancy.includes(other.id) || other.discrepancy.includes(one.id)) return false;
      const attribute = pack.attributes.get(one.attribute);
      if (!attribute || one.attribute !== other.attribute) return true;
      return !(attribute.compare === 'across' && isSaidBy(one, other)) && !excludes(one, other, attribute);
    }),
  );
}

function isSaidBy(one: Statement, other: Statement): boolean {
  return one.values.length === other.values.length && one.values.every((value) => other.values.includes(value));
}
