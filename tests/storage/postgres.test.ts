import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.ts';
import { beginHolding } from '../../src/storage/postgres-lock.ts';
import { acknowledge, lost } from '../support/acknowledged.ts';
import { type Server, startServer, withClient } from '../support/postgres.ts';
import { all, describeStore, increment } from '../support/store-contract.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  server = await startServer();
  url = await server.database();
});
afterAll(() => server.remove());

/** An empty store in the same database. */
async function openEmpty() {
  await withClient(url, (client) => client.query('DROP TABLE IF EXISTS unknown_case'));
  return openPostgres(url);
}

describeStore('PostgreSQL', openEmpty);

describe('a PostgreSQL store', () => {
  it('keeps its records when it is opened again', async () => {
    await (await openEmpty()).close();
    for (const count of [1, 2, 3]) {
      const store = await openPostgres(url);
      expect(await increment(store, ['count:1'])).toBe(count);
      await store.close();
    }
  });

  it('is made once, however many processes start at the same moment', async () => {
    await (await openEmpty()).close();
    await withClient(url, (client) => client.query('DROP TABLE unknown_case'));
    const stores = await Promise.all(Array.from({ length: 5 }, () => openPostgres(url)));
    await Promise.all(stores.map((store) => increment(store, ['count:1'])));
    expect(await stores[0]!.read('count:1')).toEqual({ count: 5 });
    for (const store of stores) await store.close();
  });

  it('loses no increment among eight processes, whatever the order of their keys', async () => {
    await (await openEmpty()).close();
    const script = fileURLToPath(new URL('./counting.ts', import.meta.url));
    const counting = () => promisify(execFile)(process.execPath, [script, url, '500']);
    const ends = await Promise.all(Array.from({ length: 8 }, counting));
    expect(ends.map(({ stderr }) => stderr).join('')).toBe('');
    const store = await openPostgres(url);
    expect(await store.read('count:all')).toEqual({ count: 8 * 500 });
    await store.close();
  }, 180_000);

  it('does not let those who only read a record wait for each other, nor write past them', async () => {
    const [one, other] = [await openEmpty(), await openPostgres(url)];
    const order: string[] = [];
    const read = (learner: string, room: string) =>
      other.update([learner], () => ({ writes: new Map(), result: order.push(`${learner} read`) }), [room]);
    await withClient(url, async (client) => {
      const times = { patient: true, waitMs: 1000, limitMs: 5000 };
      await beginHolding(client, { keys: ['learner:1'], reads: ['room:1'] }, times);
      await read('learner:2', 'room:1');
      const writing = increment(one, ['room:1']).then(() => order.push('room:1 written'));
      // The writer waits, and meanwhile holds up nobody who wants something else.
      await read('learner:3', 'room:2');
      await client.query('COMMIT');
      await writing;
    });
    expect(order).toEqual(['learner:2 read', 'learner:3 read', 'room:1 written']);
    await one.close();
    await other.close();
  });

  it.each(['not JSON', '5', 'null', '{"other":1}'])(
    'gives a row with the text %j as that text, and its neighbours as they are',
    async (text) => {
      const store = await openEmpty();
      await store.write(new Map([['learner:1', { solved: 1 }]]));
      await withClient(url, (client) =>
        client.query("INSERT INTO unknown_case (key, value) VALUES ('learner:2', $1)", [text]),
      );
      expect(await all(store, 'learner:')).toEqual([
        ['learner:1', { solved: 1 }],
        ['learner:2', text],
      ]);
      expect(await store.read('learner:2')).toBe(text);
      const seen = await store.update(['learner:1', 'learner:2'], ({ size }) => ({ writes: new Map(), result: size }));
      expect(seen).toBe(2);
      await store.close();
    },
  );

  it('finds a page by its index, which sorts keys as they are compared here', async () => {
    const store = await openEmpty();
    await store.write(new Map(Array.from({ length: 5000 }, (_, index) => [`entry:${index}`, {}])));
    await store.close();
    const scans = () =>
      withClient(url, async (client) => {
        const select = "SELECT seq_scan::int, idx_scan::int FROM pg_stat_user_tables WHERE relname = 'unknown_case'";
        return (await client.query(select)).rows[0];
      });
    await withClient(url, (client) => client.query('ANALYZE unknown_case'));
    const before = await scans();
    const again = await openPostgres(url);
    expect(await all(again, 'entry:4')).toHaveLength(1111);
    await again.close();
    await expect.poll(async () => (await scans()).idx_scan).toBeGreaterThanOrEqual(before.idx_scan + 3);
    expect((await scans()).seq_scan).toBe(before.seq_scan);
  });
});

describe('what a PostgreSQL store acknowledged is kept', () => {
  it('when the process is killed', async () => {
    await (await openEmpty()).close();
    const { saved, signal } = await acknowledge(url, { killAfter: 300 });
    expect(signal).toBe('SIGKILL');
    expect(saved.length).toBeGreaterThanOrEqual(300);
    expect(await lost(await openPostgres(url), saved)).toEqual([]);
  });

  it('when the server is killed, and the rest is refused', async () => {
    await (await openEmpty()).close();
    const { saved, refused } = await acknowledge(url, { harmAfter: 300, harm: () => server.kill() });
    await server.start();
    expect(saved.length).toBeGreaterThanOrEqual(300);
    for (const reason of refused) expect(['unreachable', 'in-doubt']).toContain(reason);
    expect(refused).toHaveLength(4);
    expect(await lost(await openPostgres(url), saved)).toEqual([]);
  });
});
