import { loadavg } from 'node:os';
import { lexicon, pack } from '../support/shipped.ts';
import { benchAsk, rowsOf } from './ask.ts';
import { benchAttempt } from './attempt.ts';
import { benchDiscord, sayDiscord } from './discord.ts';
import { benchGrading, sayGrading } from './grading.ts';
import { benchLearner, sayLearner } from './learner.ts';
import { benchLoad, sayLoad } from './load.ts';
import { benchPictures, sayPictures } from './pictures.ts';
import { benchStarting } from './starting.ts';
import { benchStorage, sayStorage } from './storage.ts';
import { benchSynthetic, saySynthetic } from './synthetic.ts';
import { benchTutor, tutorRows } from './tutor.ts';

interface Section {
  run(): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: each says what its own run measured
  say(measured: any): string;
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

/** `npm run bench` runs all but `load`; `npm run bench -- NAME …` some; `--json` prints data. */
const sections: Readonly<Record<string, Section>> = {
  grading: { run: benchGrading, say: sayGrading },
  synthetic: { run: () => benchSynthetic(100_000), say: saySynthetic },
  starting: {
    run: () => benchStarting(9),
    say: (ms: number) => `node to first prompt, compile cache warm: ${ms.toFixed(0)} ms`,
  },
  attempt: {
    run: benchAttempt,
    say: ({ ms }: { ms: number }) => `one whole attempt (deal, three lists, answer): ${ms.toFixed(1)} ms`,
  },
  ask: { run: () => benchAsk(pack, lexicon), say: (measured) => rowsOf(measured).join('\n') },
  tutor: { run: () => benchTutor(pack), say: (measured) => tutorRows(measured).join('\n') },
  learner: { run: () => benchLearner(pack), say: sayLearner },
  storage: { run: () => benchStorage(1000), say: sayStorage },
  pictures: { run: benchPictures, say: sayPictures },
  // Minutes long, so only where it is asked for.
  ...(isAlone('load') && { load: { run: benchLoad, say: sayLoad } }),
  // Alone, with a long run that shows whether memory stays flat.
  discord: {
    run: () => benchDiscord(isAlone('discord') ? { seconds: 8, soak: 200_000 } : { seconds: 3, soak: 0 }),
    say: sayDiscord,
  },
};

const asJson = process.argv.includes('--json');
const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}: there are ${Object.keys(sections).join(', ')}.\n`);
  process.exit(1);
}

const results: Record<string, unknown> = { node: process.version, load: loadavg()[0] };
if (!asJson) process.stdout.write(`Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start\n\n`);
for (const [name, { run, say }] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const measured = await run();
  results[name] = measured;
  if (!asJson) process.stdout.write(`${say(measured).trimEnd()}\n\n`);
}
if (asJson) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
process.exit();

function isAlone(name: string): boolean {
  return wanted.length === 1 && wanted[0] === name;
}
