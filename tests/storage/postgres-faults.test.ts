import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.ts';
import { beginHolding } from '../../src/storage/postgres-lock.ts';
import type { Store } from '../../src/storage/store.ts';
import { type Line, openLine } from '../support/line.ts';
import { type Server, startServer, withClient } from '../support/postgres.ts';
import { all, increment } from '../support/store-contract.ts';

let server: Server;
let line: Line;
let url: string;
beforeAll(async () => {
  server = await startServer();
  line = await openLine(server.port);
  url = await server.database();
});
afterAll(async () => {
  await line.down();
  await server.remove();
});
beforeEach(() => withClient(url, (client) => client.query('DROP TABLE IF EXISTS unknown_case')));

const limits = { lockWaitMs: 200, timeLimitMs: 2000 };

async function withStore(run: (store: Store) => Promise<void>, options = limits): Promise<void> {
  const store = await openPostgres(line.through(url), options);
  await run(store).finally(() => store.close());
}

/** What somebody else finds, and whether they can go on at once. */
async function countElsewhere(): Promise<number> {
  const other = await openPostgres(url, limits);
  return increment(other, ['count:1']).finally(() => other.close());
}

describe('a connection that is lost loses its update and never its lock', () => {
  it.each([
    ['while it opens its transaction', 'BEGIN', 'before', 'unreachable', 1],
    ['while it holds its records', 'SELECT * FROM', 'after', 'unreachable', 1],
    ['while it writes', 'INSERT INTO', 'after', 'unreachable', 1],
    ['before the server has heard of the commit', 'COMMIT', 'before', 'in-doubt', 1],
    ['after the server has committed', 'COMMIT', 'after', 'in-doubt', 2],
    ['for good, without a sound', 'INSERT INTO', 'silence', 'slow', 1],
  ] as const)('%s', async (_when, text, how, reason, next) => {
    await withStore(async (store) => {
      await store.read('count:1');
      line.failAt(text, how);
      await expect(increment(store, ['count:1'])).rejects.toMatchObject({ name: 'StorageFault', reason });
      expect(await countElsewhere()).toBe(next);
      expect(await increment(store, ['count:1'])).toBe(next + 1);
    });
  });

  it('and says of a commit without an answer that nobody knows', async () => {
    await withStore(async (store) => {
      await store.read('count:1');
      line.failAt('COMMIT', 'after');
      await expect(store.write(new Map([['room:1', {}]]))).rejects.toThrow(
        /^PostgreSQL at 127\.0\.0\.1:\d+\/test_1 was lost while it saved: nobody knows yet whether the change was kept\.$/,
      );
    });
  });
});

describe('a server that is down', () => {
  it('when the store is opened is told of once, refuses what is asked, and is there when it comes up', async () => {
    await line.down();
    const onUnreachable = vi.fn();
    const store = await openPostgres(line.through(url), { ...limits, onUnreachable });
    expect(onUnreachable).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: 'unreachable' }));
    const unreachable = { name: 'StorageFault', reason: 'unreachable' };
    await expect(store.read('count:1')).rejects.toMatchObject(unreachable);
    await expect(increment(store, ['count:1'])).rejects.toMatchObject(unreachable);
    await expect(all(store, '')).rejects.toMatchObject(unreachable);
    await line.up();
    expect(await increment(store, ['count:1'])).toBe(1);
    await store.close();
  });

  it('and comes back under a store that was at work', async () => {
    await withStore(async (store) => {
      expect(await increment(store, ['count:1'])).toBe(1);
      await server.stop();
      await expect(increment(store, ['count:1'])).rejects.toMatchObject({ reason: 'unreachable' });
      await server.start();
      expect(await increment(store, ['count:1'])).toBe(2);
    });
  });

  it('does not keep a store from closing', async () => {
    const store = await openPostgres(line.through(url), limits);
    await increment(store, ['count:1']);
    await line.down();
    await store.close();
    await line.up();
  });
});

describe('a record that somebody else holds', () => {
  const holders: readonly [string, string | undefined][] = [
    ['in an update', undefined],
    ['in a session of their own', `SELECT * FROM unknown_case WHERE key = 'count:1' FOR UPDATE`],
  ];

  it.each(holders)('%s is refused in time, and the others asked for at the same moment go on', async (_how, sql) => {
    await withStore(async (store) => {
      await increment(store, ['count:1']);
      await withClient(url, async (client) => {
        if (sql) await client.query(`BEGIN; ${sql}`);
        else {
          const times = { patient: true, waitMs: 1000, limitMs: 60_000 };
          await beginHolding(client, { keys: ['count:1'], reads: [] }, times);
        }
        const since = performance.now();
        const held = increment(store, ['count:1']);
        const more = Array.from({ length: 40 }, (_, index) => increment(store, [`count:${index + 2}`]));
        await expect(held).rejects.toMatchObject({ name: 'StorageFault', reason: 'locked' });
        expect(performance.now() - since).toBeLessThan(limits.timeLimitMs);
        expect(await Promise.all(more)).toEqual(Array(40).fill(1));
        expect(await store.read('count:1')).toEqual({ count: 1 });
      });
      expect(await increment(store, ['count:1'])).toBe(2);
    });
  });

  it('leaves lanes to others, however many are held', async () => {
    await withStore(
      async (store) => {
        const keys = Array.from({ length: 12 }, (_, index) => `count:${index}`);
        await withClient(url, async (client) => {
          await beginHolding(client, { keys, reads: [] }, { patient: true, waitMs: 1000, limitMs: 60_000 });
          const held = Promise.all(keys.slice(0, 6).map((key) => increment(store, [key])));
          // And some that come one by one, and so would each have a transaction of its own.
          const later = keys.slice(6).map(async (key, index) => {
            await wait(10 * index);
            return increment(store, [key]);
          });
          await wait(100);
          for (let time = 1; time <= 20; time++) expect(await increment(store, ['count:free'])).toBe(time);
          await client.query('ROLLBACK');
          expect([...(await held), ...(await Promise.all(later))]).toEqual(Array(12).fill(1));
        });
      },
      { lockWaitMs: 20_000, timeLimitMs: 20_000 },
    );
  });

  it('with everything else refuses everything in time', async () => {
    await withStore(async (store) => {
      await increment(store, ['count:1']);
      await withClient(url, async (client) => {
        await client.query('BEGIN; LOCK TABLE unknown_case');
        await expect(increment(store, ['count:1'])).rejects.toMatchObject({ reason: 'locked' });
        await expect(store.read('count:1')).rejects.toMatchObject({ reason: 'slow' });
      });
      expect(await increment(store, ['count:1'])).toBe(2);
    });
  });
});

describe('a server that refuses', () => {
  it.each([
    ['no space is left', '53100', 'full'],
    ['its disk fails', '58030', 'failing'],
    ['it is damaged', 'XX001', 'corrupt'],
    ['something that nobody foresaw', '22000', 'failing'],
  ])('a write because %s saves nothing of it, and the store goes on', async (_why, code, reason) => {
    await withStore(async (store) => {
      await increment(store, ['count:1']);
      await withClient(url, (client) =>
        client.query(`CREATE FUNCTION refuse() RETURNS trigger AS
            $$BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END$$ LANGUAGE plpgsql;
          CREATE TRIGGER refuse BEFORE INSERT ON unknown_case FOR EACH ROW WHEN (NEW.key = 'count:3') EXECUTE FUNCTION refuse()`),
      );
      await expect(increment(store, ['count:2', 'count:3'])).rejects.toMatchObject({ name: 'StorageFault', reason });
      expect(await all(store, '')).toEqual([['count:1', { count: 1 }]]);
      await withClient(url, (client) => client.query('DROP FUNCTION refuse CASCADE'));
      expect(await increment(store, ['count:3'])).toBe(1);
    });
  });

  it('every write because it is read-only is still read', async () => {
    await withStore((store) => increment(store, ['count:1']).then(() => {}));
    const readOnly = `${line.through(url)}?options=-c%20default_transaction_read_only%3Don`;
    const store = await openPostgres(readOnly, limits);
    await expect(increment(store, ['count:1'])).rejects.toMatchObject({
      reason: 'unwritable',
      message: expect.stringMatching(/is read-only, and nothing was saved: point DATABASE_URL to one that is not\.$/),
    });
    expect(await store.read('count:1')).toEqual({ count: 1 });
    await store.close();
  });

  it('everything because its table is gone does not look empty', async () => {
    await withStore(async (store) => {
      await withClient(url, (client) => client.query('DROP TABLE unknown_case'));
      const failing = { name: 'StorageFault', reason: 'failing' };
      await expect(store.read('count:1')).rejects.toMatchObject(failing);
      await expect(all(store, '')).rejects.toMatchObject(failing);
      await expect(store.write(new Map([['count:1', {}]]))).rejects.toMatchObject(failing);
      await expect(increment(store, ['count:1'])).rejects.toMatchObject(failing);
    });
  });
});

describe('a store that cannot be opened says so in one sentence, and changes nothing', () => {
  it.each([
    ['the password is wrong', (good: string) => good.replace(':password@', ':swordfish@'), /does not let the bot in/],
    ['the database is not there', (good: string) => `${good}0`, /does not exist: create that database/],
  ])('%s, and the password is never shown', async (_why, spoil, sentence) => {
    const fault = await openPostgres(spoil(url), limits).catch((error) => error);
    expect(fault).toMatchObject({
      name: 'StorageFault',
      reason: 'unwritable',
      message: expect.stringMatching(sentence),
    });
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toMatch(/swordfish|:password@/);
  });

  it.each([
    ['other columns', 'CREATE TABLE unknown_case (key TEXT, value TEXT)'],
    ['no schema', 'CREATE TABLE unknown_case (key TEXT, value TEXT, namespace TEXT, expires BIGINT)'],
    [
      'a schema that is no number',
      `CREATE TABLE unknown_case (key TEXT, value TEXT, namespace TEXT, expires BIGINT);
       INSERT INTO unknown_case VALUES ('schema', 'b', 'store', NULL)`,
    ],
  ])('its table belongs to another program: it has %s', async (_what, sql) => {
    await withClient(url, (client) => client.query(sql));
    await expect(openPostgres(url, limits)).rejects.toMatchObject({
      reason: 'foreign',
      message: expect.stringMatching(
        /^The table unknown_case of PostgreSQL at .* belongs to another program and was left/,
      ),
    });
  });

  it('its schema is newer', async () => {
    await withStore((store) => increment(store, ['count:1']).then(() => {}));
    await withClient(url, (client) => client.query("UPDATE unknown_case SET value = '2' WHERE namespace = 'store'"));
    await expect(openPostgres(url, limits)).rejects.toMatchObject({
      reason: 'newer',
      message: `PostgreSQL at 127.0.0.1:${server.port}/test_1 was written by a newer version (its schema is 2, this version knows 1): update the bot, or point DATABASE_URL elsewhere.`,
    });
  });

  it('this user may not make a table', async () => {
    await withClient(url, (client) =>
      client.query(`DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'guest'`),
    );
    await expect(openPostgres(url.replace('postgres:password@', 'guest:guest@'), limits)).rejects.toMatchObject({
      reason: 'unwritable',
      message: expect.stringMatching(/does not allow this user to write .*: grant it that right\.$/),
    });
  });
});
