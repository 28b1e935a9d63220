import { type Chance, chance } from '../../src/game/chance.ts';
import { buildLexicon, type Names } from '../../src/game/recognise/lexicon.ts';
import { recognise } from '../../src/game/recognise/recognise.ts';
import { timeEach } from './measure.ts';
import { misspell } from './pairs.ts';

const sounds =
  'an ber cor dil en fos gra hep ist jun kor lym mel nor ost per qua rho sar tel um vas wen xan yel zor'.split(' ');
const kinds = 'oma sarcoma carcinoma itis blastoma osis cyst disease syndrome tumor'.split(' ');

function makeName(luck: Chance): string {
  const word = () => Array.from({ length: 2 + luck.pick(3) }, () => sounds[luck.pick(sounds.length)]!).join('');
  return `${Array.from({ length: 1 + luck.pick(2) }, word).join(' ')} ${word()}${kinds[luck.pick(kinds.length)]!}`;
}

/** Recognition with a vocabulary of `count` made-up names: building it, what it holds, and a mix of right, misspelled and foreign guesses. */
export function benchSynthetic(count: number) {
  const luck = chance('synthetic');
  const names = Array.from({ length: count }, () => makeName(luck));
  const all: Names[] = names.map((name, index) => ({
    entity: { kind: 'decoy', id: `decoy-${index}`, name },
    names: [{ kind: 'full', name }],
  }));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const from = performance.now();
  const lexicon = buildLexicon(all, new Map());
  const buildMs = performance.now() - from;
  globalThis.gc?.();
  const heapMb = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const guesses = Array.from({ length: 3_000 }, (_, index) => {
    const name = names[luck.pick(names.length)]!;
    return [name, misspell(name, luck), `probably a ${name}`, makeName(luck), `I think ${misspell(name, luck)}?`][
      index % 5
    ]!;
  });
  return { names: count, buildMs, heapMb, ...timeEach(guesses, 3, (guess) => recognise(guess, lexicon)) };
}

export function saySynthetic({ names, buildMs, heapMb, p50, p99 }: ReturnType<typeof benchSynthetic>): string {
  const built = `${names} synthetic names: built in ${buildMs.toFixed(0)} ms, ${heapMb.toFixed(0)} MB of heap`;
  return `${built}, p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs`;
}
