import { setTimeout as pauseFor } from 'node:timers/promises';
import { type Counts, type Meters, openMeters } from './meters.ts';
import { type Page, servePages } from './pages.ts';

export interface Watch extends Pick<Meters, 'observer' | 'problem'> {
  readonly port: number;
  close(): Promise<void>;
}

/** A store that takes longer than this is of no use to anybody who waits for an answer. */
const storePatienceMs = 2_000;

/**
 * Serves `/healthz` (the gateway is connected and the store answers), `/readyz` (it serves, whatever the gateway does
 * this second) and `/metrics`.
 *
 * @throws what Node throws when it may not listen there.
 */
export async function openWatch(parts: {
  readonly host: string;
  readonly port: number;
  /** Rejects, or does not come back, while the store is of no use. */
  askStore(): Promise<unknown>;
  /** What the tutor has counted, by name. */
  readonly modelCalls?: Counts | undefined;
}): Promise<Watch> {
  const { host, port, askStore, modelCalls } = parts;
  const { observer, problem, standing, text, contentType } = openMeters(modelCalls);
  let asking: Promise<boolean> | undefined;

  /** Whoever asks at the same moment gets the same answer, so that probing costs the store one read. */
  function storeAnswers(): Promise<boolean> {
    asking ??= Promise.race([
      askStore().then(
        () => true,
        () => false,
      ),
      pauseFor(storePatienceMs, false, { ref: false }),
    ]).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  async function health(): Promise<Page> {
    const shards = standing()?.shards ?? [];
    const gateway = shards.length > 0 && shards.every(({ connected }) => connected);
    const store = await storeAnswers();
    return json(gateway && store, { gateway, store });
  }

  async function readiness(): Promise<Page> {
    const serving = standing() !== undefined;
    const store = await storeAnswers();
    return json(serving && store, { serving, store });
  }

  const pages = await servePages(
    { host, port },
    new Map([
      ['/healthz', health],
      ['/readyz', readiness],
      ['/metrics', async () => ({ status: 200, type: contentType, text: await text() })],
    ]),
  );
  return { observer, problem, port: pages.port, close: pages.close };
}

function json(good: boolean, facts: Readonly<Record<string, boolean>>): Page {
  return { status: good ? 200 : 503, type: 'application/json', text: `${JSON.stringify(facts)}\n` };
}
