import type { Attempt } from './attempt.ts';
import { type Evidence, weighAll } from './compare.ts';
import type { ShownClue } from './draw.ts';
import { type Grade, grade } from './grade.ts';
import type { Diagnosis, Pack } from './pack.ts';
import type { Lexicon } from './recognise/lexicon.ts';
import { type Understanding, understand } from './recognise/understand.ts';
import { remembering } from './remember.ts';
import { economyAt, type Score, score } from './score.ts';
import { holdAgainstAll, parClue, type Standing, standings } from './standing.ts';

export interface GradedLine {
  readonly text: string;
  readonly understood: Understanding;
  readonly grade: Grade;
  /** Number of the first clue, from 1, that argues against it; `undefined` when none shown by then does. */
  readonly ruledOutBy: number | undefined;
  /** In a room that ruled on the name: as what it counts there. */
  readonly accepted?: 'name' | 'partial' | undefined;
}

interface GradedCommit {
  readonly afterClue: number;
  readonly lines: readonly GradedLine[];
}

export interface Result {
  readonly commits: readonly GradedCommit[];
  /** Of the last commit; `undefined` when there was none. */
  readonly score: Score | undefined;
  /** Number of the par clue, from 1. */
  readonly par: number;
  /** For each clue dealt, what stood after it. */
  readonly standings: readonly Standing[];
  /** The clue after which the answer first stood on the list. */
  readonly cameInAfter: number | undefined;
  /** A first line that was kept although a clue argued against it, and the number of that clue. */
  readonly anchoredOn: { readonly text: string; readonly clue: number } | undefined;
}

/** Everything that is said at the end, computed from the attempt alone. */
export function resultOf(
  attempt: Attempt,
  answer: string,
  dealt: readonly ShownClue[],
  pack: Pack,
  lexicon: Lexicon,
): Result {
  const commits = attempt.commits.map(({ afterClue, guesses }) => ({
    afterClue,
    lines: guesses.map((text) => gradeLine(text, answer, dealt.slice(0, afterClue), pack, lexicon)),
  }));
  const board = holdAgainstAll(
    dealt.map(({ clue }) => clue),
    pack,
  );
  const par = parClue(answer, board);
  const last = commits.at(-1);
  return {
    commits,
    par,
    standings: standings(board),
    score:
      last &&
      score(
        last.lines.map((line) => line.grade),
        last.lines.map((line) => line.ruledOutBy !== undefined),
        economyAt(last.afterClue, par, dealt.length),
      ),
    cameInAfter: commits.find(({ lines }) => lines.some((line) => line.grade.verdict === 'correct'))?.afterClue,
    anchoredOn: anchor(commits),
  };
}

function gradeLine(
  text: string,
  answer: string,
  shown: readonly ShownClue[],
  pack: Pack,
  lexicon: Lexicon,
): GradedLine {
  const understood = readLine(text, pack, lexicon);
  return { text, understood, grade: grade(answer, understood, pack), ruledOutBy: ruledOutBy(understood, shown, pack) };
}

/** Number of the first clue, from 1, that argues against what a line says. */
export function ruledOutBy(
  understood: Understanding,
  shown: readonly ShownClue[],
  pack: Pack,
): GradedLine['ruledOutBy'] {
  const index = shown.findIndex(({ clue }) => bearingOn(clue.statements, understood, pack)?.bearing === 'against');
  return index < 0 ? undefined : index + 1;
}

/** Diagnoses of the paper on these lines, each once, in the order named. */
export function diagnosesNamed(lines: readonly GradedLine[], pack: Pack): Diagnosis[] {
  const ids = lines.flatMap(({ understood }) =>
    understood.kind === 'entity' && understood.site !== 'contradicts' ? [understood.entity.id] : [],
  );
  return [...new Set(ids)].flatMap((id) => pack.diagnoses.get(id) ?? []);
}

const readers = new WeakMap<Lexicon, (text: string) => Understanding>();
const mostRemembered = 2000;

/** A line committed is read again whenever its card is drawn, so the latest readings are kept. */
export function readLine(text: string, pack: Pack, lexicon: Lexicon): Understanding {
  const read = readers.get(lexicon) ?? remembering(mostRemembered, (line) => understand(line, pack, lexicon));
  readers.set(lexicon, read);
  return read(text);
}

/** What was typed is kept in memory as long as others do not push it out; on request, no longer. */
export function forgetReadings(lexicon: Lexicon): void {
  readers.delete(lexicon);
}

/** What a clue says about a line; `undefined` where the line names no diagnosis of the paper. */
export function bearingOn(
  findings: ShownClue['clue']['statements'],
  understood: Understanding,
  pack: Pack,
): Evidence | undefined {
  if (understood.kind !== 'entity' || understood.site === 'contradicts') return undefined;
  const diagnosis = pack.diagnoses.get(understood.entity.id);
  return diagnosis && weighAll(findings, diagnosis, pack);
}

function anchor(commits: readonly GradedCommit[]): Result['anchoredOn'] {
  for (let index = 1; index < commits.length; index += 1) {
    const first = commits[index]!.lines[0];
    const before = commits[index - 1]!.lines[0];
    if (!first || !before || first.grade.verdict === 'correct' || first.ruledOutBy === undefined) continue;
    if (first.grade.recognized !== null && first.grade.recognized === before.grade.recognized) {
      return { text: first.text, clue: first.ruledOutBy };
    }
  }
  return undefined;
}
