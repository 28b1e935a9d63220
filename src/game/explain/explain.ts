import { isSaidOf } from '../compare.ts';
import { contrastsOf, leaningsOf } from '../contrast.ts';
import { type Clue, type Diagnosis, isSeen, type Pack, type Statement } from '../pack.ts';
import { homeOf, membersOf } from '../relate.ts';
import { holdAgainstAll, parClue } from '../standing.ts';
import { meaningOf } from '../statements.ts';
import { commonness, readClues, sharedOf } from './evidence.ts';
import type { Explanation, Named, Point } from './point.ts';
import { takeawaysOf } from './takeaway.ts';

/** How much of each an explanation holds: enough to understand, little enough to read. */
const most = { ruledOut: 2, shared: 3, fits: 4, members: 3, clues: 6 } as const;

/**
 * Why the answer and not what was named, from the paper's statements alone. The same every time.
 *
 * @param opened how many of the clues were opened before the end
 */
export function explain(
  answerId: string,
  named: Named,
  clues: readonly Clue[],
  teaching: readonly string[],
  pack: Pack,
  opened = clues.length,
): Explanation {
  const answer = pack.diagnoses.get(answerId);
  if (!answer) throw new Error(`Expected a diagnosis of ${pack.id} to explain and got ${answerId}`);
  const settledBy = parClue(answer.id, holdAgainstAll(clues, pack));
  const rival = rivalOf(named, answer, pack);
  const body = rival
    ? apart(answer, rival, clues, opened, pack)
    : [
        ...againstMembers(named, answer, clues, opened, pack),
        ...readClues(clues, answer, undefined, pack).fits.slice(0, most.clues),
      ];
  const told = withoutRepeats(body, pack);
  return {
    answer,
    named,
    settledBy,
    clues: clues.length,
    opened,
    disputed: rival ? readClues(clues, answer, rival, pack).disputed : [],
    points: [...told, ...takeawaysOf(answer, rival, told, teaching, pack)],
  };
}

/** The diagnosis to be held beside the answer. */
export function rivalOf(named: Named, answer: Diagnosis, pack: Pack): Diagnosis | undefined {
  const id =
    named.kind === 'diagnosis'
      ? named.id
      : named.kind === 'association'
        ? pack.associations.get(named.id)?.diagnosis
        : undefined;
  return id === undefined || id === answer.id ? undefined : pack.diagnoses.get(id);
}

/** Where the two part, what they share, what speaks for the answer alone. */
function apart(answer: Diagnosis, rival: Diagnosis, clues: readonly Clue[], opened: number, pack: Pack): Point[] {
  const { ruledOut, shared, fits } = readClues(clues, answer, rival, pack);
  const parting = partings(ruledOut, opened, answer, rival, pack);
  const common =
    shared.length > 0 ? openedFirst(shared, opened) : mostTelling(sharedOf(answer, rival, pack), pack).slice(0, 1);
  // What the rival has as well, or its own name says of it, speaks for neither.
  const home = homeOf(rival, pack);
  const alone = fits.filter(({ a }) => !isSaidOf(a, rival, pack) && !a.values.some((value) => home.includes(value)));
  return [...parting, ...common.slice(0, most.shared), ...(alone.length > 0 ? alone : fits).slice(0, most.fits)];
}

/** What never came into view teaches less than what did, and is said only where nothing else is there. */
function openedFirst(points: readonly Point[], opened: number): readonly Point[] {
  const seen = points.filter(({ clue = 0 }) => clue <= opened);
  return seen.length > 0 ? seen : points;
}

/** The one finding that tells the two apart comes first; then the first clue that did, if it was another. */
function partings(
  ruledOut: readonly Point[],
  opened: number,
  answer: Diagnosis,
  rival: Diagnosis,
  pack: Pack,
): Point[] {
  const shownFirst = openedFirst(ruledOut, opened);
  const [best] = mostTelling(shownFirst, pack);
  const first = shownFirst[0];
  const shown = best && first && best !== first ? [best, first] : best ? [best] : [];
  if (best && bothSeen(best)) return shown.slice(0, most.ruledOut);
  const firm = mostTelling(contrastsOf(answer, rival, pack), pack).filter((point) => !best || bothSeen(point));
  const unopened = mostTelling(ruledOut.filter(bothSeen), pack)[0];
  const beyond = unopened ?? firm[0] ?? (best ? undefined : mostTelling(leaningsOf(answer, rival, pack), pack)[0]);
  return [...shown.slice(0, 1), ...(beyond ? [beyond] : [])];
}

function bothSeen({ a, b }: Point): boolean {
  return isSeen(a) && (!b || isSeen(b));
}

/** What is seen before what is said, the rarer before the commoner; among equals as it stands. */
function mostTelling(points: readonly Point[], pack: Pack): Point[] {
  const rank = (point: Point) =>
    (bothSeen(point) ? 0 : 100) +
    commonness(point.a, pack) +
    (point.b ? commonness(point.b, pack) / 4 + (point.a.modality === point.b.modality ? 0 : 2) : 0) +
    (point.b && point.a.values.join() !== point.b.values.join() && point.kind === 'shared' ? 3 : 0);
  return points.toSorted((x, y) => rank(x) - rank(y));
}

/** For a class: which of its members the clues argue against, the first clue for each. */
function againstMembers(named: Named, answer: Diagnosis, clues: readonly Clue[], opened: number, pack: Pack): Point[] {
  if (named.kind !== 'family') return [];
  return membersOf(named.id, pack)
    .flatMap((id) => {
      const member = pack.diagnoses.get(id)!;
      if (member.id === answer.id) return [];
      return mostTelling(openedFirst(readClues(clues, answer, member, pack).ruledOut, opened), pack).slice(0, 1);
    })
    .slice(0, most.members);
}

/** The same thing said again adds nothing, whichever table it stands in; of a class each member is said once. */
function withoutRepeats(points: readonly Point[], pack: Pack): Point[] {
  const said = new Set<string>();
  const isNew = (statement: Statement) => !said.has(meaningOf(statement, pack));
  return points.filter(({ a, b }) => {
    const isMember =
      b !== undefined && !points.every((point) => point.b === undefined || point.b.subject === b.subject);
    const adds = (isMember || isNew(a)) && (b === undefined || isNew(b));
    if (adds) for (const statement of b ? [a, b] : [a]) said.add(meaningOf(statement, pack));
    return adds;
  });
}
