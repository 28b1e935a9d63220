import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Standing } from '../../src/observer.ts';
import { openWatch } from '../../src/watch/open.ts';

const host = '127.0.0.1';
const upStanding: Standing = {
  shards: [{ shard: 0, connected: true }],
  underWay: 2,
  rounds: { waiting: 3, overdue: 1 },
};

async function aWatch(parts: Partial<Parameters<typeof openWatch>[0]> = {}) {
  const watch = await openWatch({ host, port: 0, askStore: () => Promise.resolve(undefined), ...parts });
  onTestFinished(watch.close);
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://${host}:${watch.port}${path}`, { method });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return { watch, get };
}

const broken = () => Promise.reject(new Error('broken'));
const oneDown = { ...upStanding, shards: [...upStanding.shards, { shard: 1, connected: false }] };

test.each([
  ['before the gateway is there, nothing is well', undefined, undefined, 503, 503],
  ['connected, and the store answers', upStanding, undefined, 200, 200],
  ['the store does not answer', upStanding, broken, 503, 503],
  ['one shard reconnects: not healthy, but serving', oneDown, undefined, 503, 200],
] as const)('%s', async (_, standing, askStore, healthz, readyz) => {
  const { watch, get } = await aWatch(askStore && { askStore });
  if (standing) watch.observer.serving(() => standing);
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([healthz, readyz]);
  watch.observer.stopped();
  expect((await get('/readyz')).status).toBe(503);
});

test('a store that never answers is not waited for, and ten probes at once do not ask ten times', async () => {
  let asked = 0;
  const askStore = () => {
    asked += 1;
    return new Promise<never>(() => {});
  };
  const { watch, get } = await aWatch({ askStore });
  watch.observer.serving(() => upStanding);
  const probes = await Promise.all(Array.from({ length: 10 }, () => get('/healthz')));
  expect(probes.map(({ status }) => status)).toEqual(probes.map(() => 503));
  expect(asked).toBeLessThanOrEqual(2);
});

test('metrics are numbers by kind: what was answered and how fast, what failed, how late rounds were', async () => {
  const { watch, get } = await aWatch({ modelCalls: () => ({ calls: 4, taken: 3 }) });
  const { observer, problem } = watch;
  observer.serving(() => oneDown);
  observer.answered('command', 'shown', 20);
  observer.answered('press', 'lost', 3000);
  observer.rang(2500);
  problem('error', 'full');
  const { text, headers } = await get('/metrics');
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const lines = text.split('\n').filter((line) => line.startsWith('unknown_case'));
  expect(lines).toEqual(
    expect.arrayContaining([
      'unknown_case_acknowledgement_seconds_bucket{le="0.01",kind="command"} 0',
      'unknown_case_acknowledgement_seconds_bucket{le="0.025",kind="command"} 1',
      'unknown_case_interactions_total{kind="command",answer="shown"} 1',
      'unknown_case_interactions_total{kind="press",answer="lost"} 1',
      'unknown_case_problems_total{level="error",fault="full"} 1',
      'unknown_case_round_lag_seconds_bucket{le="5"} 1',
      'unknown_case_shard_connected{shard="0"} 1',
      'unknown_case_shard_connected{shard="1"} 0',
      'unknown_case_interactions_under_way 2',
      'unknown_case_rounds{state="waiting"} 3',
      'unknown_case_rounds{state="overdue"} 1',
      'unknown_case_tutor{what="calls"} 4',
    ]),
  );
  expect(lines.filter((line) => line.includes('acknowledgement_seconds_count'))).toHaveLength(1);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
});

test('faults that are all different do not become as many series', async () => {
  const { watch, get } = await aWatch();
  for (let fault = 0; fault < 1000; fault += 1) watch.problem('warn', `fault-${fault}`);
  const { text } = await get('/metrics');
  expect(text.match(/^unknown_case_problems_total\{/gm)!.length).toBe(41);
  expect(text).toContain('unknown_case_problems_total{level="warn",fault="other"} 960');
});

test('other pages and methods are refused, and each connection serves one request', async () => {
  const { get } = await aWatch();
  expect((await get('/')).status).toBe(404);
  expect((await get('/../../etc/passwd')).status).toBe(404);
  expect((await get('/metrics', 'POST')).status).toBe(405);
  expect((await get('/healthz', 'HEAD')).text).toBe('');
  expect((await get('/metrics')).headers.get('connection')).toBe('close');
});

test('connections that say nothing take no more than their number, and go with the watch', async () => {
  const { watch } = await aWatch();
  const sockets = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const socket = connect(watch.port, host);
      const closed = new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
      });
      socket.on('error', () => {});
      await new Promise<void>((resolve) => {
        socket.once('connect', () => resolve());
        socket.once('close', () => resolve());
      });
      return { socket, closed };
    }),
  );
  // Those beyond the twenty are closed at once; the rest when the watch ends.
  await Promise.race([Promise.all(sockets.slice(20).map(({ closed }) => closed))]);
  expect(sockets.filter(({ socket }) => !socket.closed)).toHaveLength(20);
  await watch.close();
  await Promise.all(sockets.map(({ closed }) => closed));
});
