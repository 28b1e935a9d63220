import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Picture } from '../../src/bot/picture.ts';
import { openStudio } from '../../src/pictures/studio.ts';
import { samples } from '../support/pictures.ts';
import { quantile } from './measure.ts';

const rounds = 50;

/** Times in milliseconds, memory in MB. */
export interface PicturesMeasured {
  /** From the first request to its picture: the thread starts, reads the fonts, paints. */
  readonly first: number;
  readonly kinds: readonly { readonly kind: string; readonly p50: number; readonly p99: number; readonly kb: number }[];
  /** A picture that was painted before. */
  readonly cached: number;
  /** How long the event loop of the process stood still while pictures were painted, at the 99th percentile. */
  readonly loopDelayP99: number;
  /** Resident memory before the first picture, after the first round, and after all of them. */
  readonly memory: {
    readonly before: number;
    readonly warm: number;
    readonly after: number;
    readonly pictures: number;
  };
}

export async function benchPictures(): Promise<PicturesMeasured> {
  const before = memory();
  const studio = openStudio({ mostKeptBytes: 4 << 20 });
  const kinds = Object.entries(samples);
  const first = (await timed(() => studio.render(samples.board))).ms;
  for (const [, picture] of kinds) await studio.render(picture);
  const cached = (await timed(() => studio.render(samples.board))).ms;

  const delay = monitorEventLoopDelay({ resolution: 5 });
  const times = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]));
  const sizes = new Map<string, number>();
  let warm = 0;
  delay.enable();
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, picture] of kinds) {
      const { ms, value } = await timed(() => studio.render(unlike(picture, round)));
      times.get(kind)!.push(ms);
      sizes.set(kind, value.length);
      await turn();
    }
    if (round === 0) warm = memory();
  }
  delay.disable();
  const after = memory();
  await studio.close();
  return {
    first,
    kinds: kinds.map(([kind]) => ({
      kind,
      p50: quantile(times.get(kind)!, 0.5),
      p99: quantile(times.get(kind)!, 0.99),
      kb: sizes.get(kind)! / 1024,
    })),
    cached,
    loopDelayP99: delay.percentile(99) / 1e6 - 5,
    memory: { before, warm, after, pictures: rounds * kinds.length },
  };
}

/** The same picture with other content, so that nothing is found painted already. */
function unlike(picture: Picture, round: number): Picture {
  return JSON.parse(JSON.stringify(picture), (name, value) =>
    ['label', 'name', 'season'].includes(name) && typeof value === 'string' ? `${value} ${round}` : value,
  ) as Picture;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

export function sayPictures({ first, kinds, cached, loopDelayP99, memory }: PicturesMeasured): string {
  const rows = kinds.map(
    ({ kind, p50, p99, kb }) =>
      `${kind.padEnd(18)} ${[p50, p99, kb].map((figure) => figure.toFixed(0).padStart(8)).join(' ')}`,
  );
  const { before, warm, after, pictures } = memory;
  return [
    'picture             p50 ms   p99 ms       kB',
    ...rows,
    `the first picture: ${first.toFixed(0)} ms; one painted before: ${cached.toFixed(2)} ms; event loop meanwhile: ${loopDelayP99.toFixed(1)} ms at p99`,
    `memory: ${before.toFixed(0)} MB before, ${warm.toFixed(0)} MB with the thread, ${after.toFixed(0)} MB after ${pictures} pictures`,
  ].join('\n');
}
