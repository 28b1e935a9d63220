import { isSaidOf, isUsable, weigh } from '../compare.ts';
import type { Clue, Diagnosis, Pack, Statement } from '../pack.ts';
import { homeOf } from '../relate.ts';
import { shareSlot } from '../slot.ts';
import { diagnosisOf, type Point } from './point.ts';

/** What the clues say of the answer and of a rival, clue by clue, each as the pair of statements it follows from. */
export interface ClueEvidence {
  readonly ruledOut: readonly Point[];
  readonly shared: readonly Point[];
  readonly fits: readonly Point[];
  /** Numbers of clues that would oppose the rival, had the paper not said the contrary of the answer as well. */
  readonly disputed: readonly number[];
}

export function readClues(
  clues: readonly Clue[],
  answer: Diagnosis,
  rival: Diagnosis | undefined,
  pack: Pack,
): ClueEvidence {
  const evidence = { ruledOut: [] as Point[], shared: [] as Point[], fits: [] as Point[], disputed: [] as number[] };
  for (const [index, { statements }] of clues.entries()) {
    const clue = index + 1;
    const opposed = rival && pairOf('against', statements, rival, pack);
    // What the paper says both ways of the answer is no argument: neurogenic tumors cause pain here and nothing there.
    if (opposed && isSaidOf(opposed.b, answer, pack)) {
      evidence.disputed.push(clue);
      continue;
    }
    if (opposed) evidence.ruledOut.push({ kind: 'rules-out', ...opposed, clue });
    const finding = opposed?.a ?? statements[0]!;
    const own = ownSayingOf(finding, answer, pack);
    const common = rival && !opposed ? pairOf('supports', statements, rival, pack) : undefined;
    if (common) evidence.shared.push({ kind: 'shared', a: ownSayingOf(common.a, answer, pack), b: common.b, clue });
    else if (!opposed) evidence.fits.push({ kind: 'fits', a: own, clue });
  }
  return evidence;
}

function pairOf(
  bearing: 'supports' | 'against',
  findings: readonly Statement[],
  rival: Diagnosis,
  pack: Pack,
): { a: Statement; b: Statement } | undefined {
  for (const a of findings) {
    const evidence = weigh(a, rival, pack);
    const own = evidence.statements.filter(({ subject }) => subject === rival.id);
    const b = own.find(({ text }) => text === a.text) ?? own[0];
    if (evidence.bearing === bearing && b) return { a, b };
  }
  return undefined;
}

/** How the paper says a finding of the answer itself; a patient's own finding where it says so of nobody else. */
function ownSayingOf(finding: Statement, answer: Diagnosis, pack: Pack): Statement {
  if (finding.subject === answer.id) return finding;
  const { bearing, statements } = weigh(finding, answer, pack);
  const saying = statements.find(({ subject }) => subject === answer.id);
  return bearing === 'supports' && saying ? saying : finding;
}

/** What the paper says of both in the same slot, the clues aside. */
export function sharedOf(answer: Diagnosis, rival: Diagnosis, pack: Pack): Point[] {
  return answer.statements.flatMap((a): Point[] => {
    if (!isUsable(a, pack)) return [];
    const { bearing, statements } = weigh(a, rival, pack);
    const b = bearing === 'supports' ? statements.find(({ subject }) => subject === rival.id) : undefined;
    return b ? [{ kind: 'shared', a, b }] : [];
  });
}

/** Whether the paper says it of a diagnosis anywhere, with doubt or under another heading, or its name says it: where it sits. */
export function isMentionedOf(finding: Statement, diagnosis: Diagnosis, pack: Pack): boolean {
  const attribute = pack.attributes.get(finding.attribute);
  const implied = new Set(finding.values.flatMap((value) => [value, ...(attribute?.values.get(value)?.implies ?? [])]));
  if (homeOf(diagnosis, pack).some((site) => implied.has(site))) return true;
  return diagnosis.statements.some((other) => {
    const isNear = shareSlot(finding, other, pack) || areBroad(finding, other, pack);
    return isNear && other.values.some((value) => implied.has(value));
  });
}

function areBroad(a: Statement, b: Statement, pack: Pack): boolean {
  return [a, b].every(({ attribute }) => pack.attributes.get(attribute)?.compare === 'across');
}

const counted = new WeakMap<Pack, Map<Statement, number>>();

/** How many other diagnoses the paper says it of as well: the fewer, the more it tells. */
export function commonness(statement: Statement, pack: Pack): number {
  const ofPack = counted.get(pack) ?? new Map<Statement, number>();
  counted.set(pack, ofPack);
  const known = ofPack.get(statement);
  if (known !== undefined) return known;
  const own = diagnosisOf(statement, pack);
  let count = 0;
  for (const diagnosis of pack.diagnoses.values()) {
    if (diagnosis.id !== own && weigh(statement, diagnosis, pack).bearing === 'supports') count += 1;
  }
  ofPack.set(statement, count);
  return count;
}
