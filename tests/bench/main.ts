import { commands } from '../../commands/index.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Pack } from '../../src/game/pack.ts';
import { buildLexicon, namesOf } from '../../src/game/recognise/lexicon.ts';
import { loadPacks } from '../../src/knowledge/load.ts';
import { keepLearners } from '../../src/storage/learners.ts';
import { openMemory } from '../../src/storage/memory.ts';
import { benchAsk, rowsOf } from './ask.ts';
import { graders } from './graders.ts';
import { quantile, timeEach } from './measure.ts';
import { makePairs } from './pairs.ts';
import { benchStarting } from './starting.ts';
import { benchSynthetic } from './synthetic.ts';
import { benchTutor, tutorRows } from './tutor.ts';

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
  wholeAttemptMs: await benchAttempt(pack),
  ask: benchAsk(pack, buildLexicon(namesOf(pack), pack.sites)),
  tutor: await benchTutor(pack),
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
else print();

/** A case dealt, three lists committed, the answer opened: the whole request cycle, storage in memory. */
async function benchAttempt(of: Pack): Promise<number> {
  const lexicon = buildLexicon(namesOf(of), of.sites);
  const bot = createBot({ commands, pack: of, lexicon, learners: keepLearners(openMemory()) });
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const asker = { id: `learner-${round}`, facilitator: false, now: 0, seed: `seed-${round}` };
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
  for (const line of ['', ...rowsOf(results.ask), '', ...tutorRows(results.tutor)]) say(line);
}
