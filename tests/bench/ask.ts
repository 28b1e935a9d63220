import { ask } from '../../src/game/ask/answer.ts';
import { openLibrary } from '../../src/game/ask/library.ts';
import type { Pack } from '../../src/game/pack.ts';
import type { Lexicon } from '../../src/game/recognise/lexicon.ts';
import { judge, type Part, partOf, rows, type Scores, scoresOf } from '../ask/evaluate.ts';
import { bestOfEach, type Timing } from './measure.ts';

export interface AskBench extends Timing {
  readonly openMs: number;
  readonly tuned: Scores;
  readonly heldOut: Scores;
  readonly fresh: Scores;
}

/** How well and how fast the local search answers, on the questions that were tuned on, on those that were not, and on the last written. */
export function benchAsk(pack: Pack, lexicon: Lexicon): AskBench {
  const from = performance.now();
  const library = openLibrary(pack, lexicon);
  const openMs = performance.now() - from;
  const scores = (part: Part) => scoresOf(rows.filter((row) => partOf(row) === part).map((row) => judge(row, library)));
  return {
    openMs,
    tuned: scores('tuned'),
    heldOut: scores('held out'),
    fresh: scores('fresh'),
    ...bestOfEach(rows, 5, (row) => ask(row.question, row.case, library)),
  };
}

const firstOnFresh: Scores = {
  questions: 90,
  decided: 0.822,
  precision: 0.762,
  recall: 0.679,
  invented: 0,
  letThrough: 2,
};

/** As lines of a report. */
export function rowsOf({ openMs, tuned, heldOut, fresh, p50, p99 }: AskBench): string[] {
  const percent = (part: number) => `${(100 * part).toFixed(1)}%`.padStart(9);
  const row = (name: string, { questions, decided, precision, recall, invented, letThrough }: Scores) =>
    `${name.padEnd(14)}${`${questions}`.padStart(9)} ${percent(decided)} ${percent(precision)} ${percent(recall)} ${`${invented}`.padStart(9)} ${`${letThrough}`.padStart(12)}`;
  return [
    '/ask           questions   decided precision    recall  invented  let through',
    row('tuned on', tuned),
    row('held out', heldOut),
    row('fresh', fresh),
    // Before anything was changed for them: the only figure of theirs that nobody could have tuned for.
    row('fresh at first', firstOnFresh),
    `one question p50 ${p50.toFixed(0)} µs, p99 ${p99.toFixed(0)} µs (best of 5 each); library opened in ${openMs.toFixed(0)} ms`,
  ];
}
