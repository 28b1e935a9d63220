import { loadPacks } from '../../src/knowledge/load.ts';
import { aBot } from '../support/terminal.ts';
import { graders } from './graders.ts';
import { benchLearner } from './learner.ts';
import { quantile, timeEach } from './measure.ts';
import { makePairs } from './pairs.ts';
import { benchStarting } from './starting.ts';
import { benchStorage } from './storage.ts';
import { benchSynthetic } from './synthetic.ts';

const loaded = loadPacks('knowledge');
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const pack = loaded.packs[0]!;

// Every fifth: fuse.js takes milliseconds for each.
const pairs = makePairs(pack, 'bench').filter((_, index) => index % 5 === 0);
const wrongPairs = pairs.filter(({ right }) => !right).length;
const grading = graders(pack).map((grader) => {
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
const ours = grading[0]!.p50;
const results = {
  node: process.version,
  pairs: { all: pairs.length, wrong: wrongPairs },
  grading: grading.map((row) => ({ ...row, timesOurs: row.p50 / ours })),
  synthetic: benchSynthetic(100_000),
  firstPromptMs: await benchStarting(9),
  wholeAttemptMs: await benchAttempt(),
  learner: await benchLearner(pack),
  storage: await benchStorage(1000),
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else print();

/** A case dealt, three lists committed, the answer opened: the whole request cycle, storage in memory. */
async function benchAttempt(): Promise<number> {
  const { bot } = aBot();
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const asker = {
      id: `learner-${round}`,
      name: 'Learner',
      room: undefined,
      channel: undefined,
      manager: false,
      roles: [],
      now: 0,
      seed: `seed-${round}`,
    };
    const from = performance.now();
    await bot.answer({ kind: 'command', name: 'case', args: {} }, asker);
    for (const list of [
      'schwannoma, RPF',
      'lymphoma, RPF, liposarcoma',
      'paraganglioma of the retroperitoneum, lymfoma',
    ]) {
      await bot.answer({ kind: 'command', name: 'guess', args: { list } }, asker);
    }
    await bot.answer({ kind: 'command', name: 'giveup', args: {} }, asker);
    times.push(performance.now() - from);
  }
  return quantile(times, 0.5);
}

function print(): void {
  const { synthetic } = results;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`${pairs.length} guesses (${wrongPairs} of them wrong), one run on Node ${process.version}\n`);
  say('grader              accuracy  false accepts  false rejects   p50 µs   p99 µs  p50 against ours');
  for (const row of results.grading) {
    const cells = [
      row.grader.padEnd(18),
      `${(100 * row.accuracy).toFixed(1)}%`.padStart(9),
      `${row.falseAccepts}`.padStart(14),
      `${row.falseRejects}`.padStart(14),
      row.p50.toFixed(1).padStart(8),
      row.p99.toFixed(1).padStart(8),
      `${row.timesOurs.toFixed(1)}×`.padStart(17),
    ];
    say(cells.join(' '));
  }
  say(
    `\n${synthetic.names} synthetic names: built in ${synthetic.buildMs.toFixed(0)} ms, ${synthetic.heapMb.toFixed(0)} MB of heap, p50 ${synthetic.p50.toFixed(1)} µs, p99 ${synthetic.p99.toFixed(1)} µs`,
  );
  say(`node to first prompt, compile cache warm: ${results.firstPromptMs.toFixed(0)} ms`);
  say(`one whole attempt (deal, three lists, answer): ${results.wholeAttemptMs.toFixed(1)} ms`);
  say('\nfinished cases   record kB   parse ms   /case p50 ms   p99 ms   history ms');
  for (const row of results.learner) {
    const cells = [
      `${row.finished}`.padStart(14),
      (row.recordBytes / 1000).toFixed(1).padStart(11),
      row.parseP50.toFixed(2).padStart(10),
      row.caseP50.toFixed(2).padStart(14),
      row.caseP99.toFixed(2).padStart(8),
      row.historyP50.toFixed(1).padStart(12),
    ];
    say(cells.join(' '));
  }
  say('\ndurable updates   at once  records   a second   p50 ms   p99 ms');
  for (const row of results.storage) {
    const cells = [
      row.store.padEnd(15),
      `${row.atOnce}`.padStart(9),
      row.records.padStart(9),
      row.perSecond.toFixed(0).padStart(10),
      row.p50.toFixed(2).padStart(8),
      row.p99.toFixed(2).padStart(8),
    ];
    say(cells.join(' '));
  }
}
