import { loadPacks } from '../../src/knowledge/load.ts';
import { graders } from './graders.ts';
import { timeEach } from './measure.ts';
import { makePairs } from './pairs.ts';

/** Accuracy and time per guess, against other graders that are given the same names. */
export function benchGrading() {
  const loaded = loadPacks('knowledge');
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const pack = loaded.packs[0]!;
  // Every fifth: fuse.js takes milliseconds for each.
  const pairs = makePairs(pack, 'bench').filter((_, index) => index % 5 === 0);
  const rows = graders(pack).map((grader) => {
    const judged = pairs.map((pair) => ({ pair, accepted: grader.accepts(pair) }));
    const count = (accepted: boolean, right: boolean) =>
      judged.filter((judgment) => judgment.accepted === accepted && judgment.pair.right === right).length;
    return {
      grader: grader.name,
      accuracy: (count(true, true) + count(false, false)) / pairs.length,
      falseAccepts: count(true, false),
      falseRejects: count(false, true),
      ...timeEach(pairs, 1, (pair) => grader.accepts(pair)),
    };
  });
  const ours = rows[0]!.p50;
  return {
    guesses: pairs.length,
    wrong: pairs.filter(({ right }) => !right).length,
    rows: rows.map((row) => ({ ...row, timesOurs: row.p50 / ours })),
  };
}

export function sayGrading({ guesses, wrong, rows }: ReturnType<typeof benchGrading>): string {
  const lines = rows.map((row) =>
    [
      row.grader.padEnd(18),
      `${(100 * row.accuracy).toFixed(1)}%`.padStart(9),
      `${row.falseAccepts}`.padStart(14),
      `${row.falseRejects}`.padStart(14),
      row.p50.toFixed(1).padStart(8),
      row.p99.toFixed(1).padStart(8),
      `${row.timesOurs.toFixed(1)}×`.padStart(17),
    ].join(' '),
  );
  return [
    `${guesses} guesses, ${wrong} of them wrong`,
    'grader              accuracy  false accepts  false rejects   p50 µs   p99 µs  p50 against ours',
    ...lines,
  ].join('\n');
}
