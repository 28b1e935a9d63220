import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StorageFault } from '../../src/storage/fault.ts';
import { versioned } from '../../src/storage/records.ts';
import type { Store } from '../../src/storage/store.ts';

/** What holds for every store. `open` gives an empty one; each test closes its own. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  const withStore = (run: (store: Store) => Promise<void>) => async () => {
    const store = await open();
    await run(store).finally(() => store.close());
  };

  describe(`${name} keeps the store's contract`, () => {
    it(
      'what was written is what is read',
      withStore(async (store) => {
        // What JSON, SQL and keyv each treat in a way of their own; the last one is half of a pair.
        const hard = fc.string({
          unit: fc.constantFrom('a', 'é', '💀', ':', '"', "'", '\\', '\0', '\n', '\u2028', '\ud800'),
        });
        const values = fc.record({
          any: fc.jsonValue().map(withoutMinusZero),
          text: hard,
          named: fc.dictionary(hard, hard),
        });
        await fc.assert(
          fc.asyncProperty(values, async (value) => {
            await store.write(new Map([['room:1', value]]));
            expect(JSON.stringify(await store.read('room:1'))).toBe(JSON.stringify(value));
          }),
          { numRuns: 50 },
        );
      }),
    );

    it(
      'a missing record is undefined, and a deleted one is missing',
      withStore(async (store) => {
        expect(await store.read('room:1')).toBeUndefined();
        await store.write(new Map([['room:1', { v: 1 }]]));
        await store.write(new Map([['room:1', undefined]]));
        expect(await store.read('room:1')).toBeUndefined();
        expect(await all(store, '')).toEqual([]);
      }),
    );

    it(
      'a record is what it was when it was handed over',
      withStore(async (store) => {
        const record = { seen: ['a'], note: undefined };
        const written = store.write(new Map([['learner:1', record]]));
        record.seen.push('b');
        await written;
        expect(await store.read('learner:1')).toStrictEqual({ seen: ['a'] });
      }),
    );

    it.each([
      ['a Date, which would come back as text', new Date(0)],
      ['a Map, which would come back empty', new Map([['a', 1]])],
      ['NaN, which would come back as null', Number.NaN],
      ['a function', () => 1],
      ['undefined in a list, which would come back as null', [undefined]],
    ])('refuses %s', (_why, value) =>
      withStore(async (store) => {
        const changes = new Map<string, unknown>([
          ['room:1', { fine: true }],
          ['room:2', { deep: { value } }],
        ]);
        await expect(store.write(changes)).rejects.toThrow(/room:2\.deep\.value/);
        expect(await all(store, '')).toEqual([]);
      })(),
    );

    it.each(['', 'room 1', 'é', 'a\n', 'x'.repeat(256)])('refuses the key %j', (key) =>
      withStore(async (store) => {
        await expect(store.read(key)).rejects.toThrow(/Expected a key/);
        await expect(store.write(new Map([[key, 1]]))).rejects.toThrow(/Expected a key/);
        await expect(store.update([key], () => ({ writes: new Map(), result: 0 }))).rejects.toThrow(/Expected a key/);
      })(),
    );

    it(
      'no reader sees half of a write of many records',
      withStore(async (store) => {
        // More rows than fit one statement of the SQLite adapter (249), kept and deleted in turn.
        const keys = Array.from({ length: 600 }, (_, index) => `entry:${index}`);
        const changesOf = (round: number) =>
          new Map<string, unknown>(keys.map((key, index) => [key, index % 2 === round % 2 ? { round } : undefined]));
        for (let round = 1; round <= 4; round++) {
          const written = store.write(changesOf(round));
          const seen = all(store, 'entry:');
          await written;
          const rounds = new Set((await all(store, 'entry:')).map(([, record]) => (record as { round: number }).round));
          expect(rounds).toEqual(new Set([round]));
          expect([0, 300]).toContain((await seen).length);
        }
      }),
    );

    it(
      'a hundred increments at once lose nothing',
      withStore(async (store) => {
        const results = await Promise.all(Array.from({ length: 100 }, () => increment(store, ['count:1'])));
        expect(await store.read('count:1')).toEqual({ count: 100 });
        expect(results).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      }),
    );

    it(
      'updates of the same keys in any order neither lose nor wait for each other for ever',
      withStore(async (store) => {
        const orders = Array.from({ length: 90 }, (_, index) => rotate(['count:1', 'count:2', 'count:3'], index));
        await Promise.all(orders.map((keys) => increment(store, keys)));
        for (const key of ['count:1', 'count:2', 'count:3']) expect(await store.read(key)).toEqual({ count: 90 });
      }),
    );

    it(
      'an update that throws writes nothing and holds up nobody',
      withStore(async (store) => {
        const mistake = new Error('a mistake');
        const first = increment(store, ['count:1']);
        const second = store.update(['count:1'], () => {
          throw mistake;
        });
        const third = increment(store, ['count:1']);
        await expect(second).rejects.toBe(mistake);
        expect([await first, await third]).toEqual([1, 2]);
      }),
    );

    it(
      'an update sees deletions made before it, and may write only what it read',
      withStore(async (store) => {
        await increment(store, ['count:1']);
        const gone = store.write(new Map([['count:1', undefined]]));
        expect(await increment(store, ['count:1'])).toBe(1);
        await gone;
        const writes = new Map([['count:2', { count: 1 }]]);
        await expect(store.update(['count:1'], () => ({ writes, result: 0 }))).rejects.toThrow(/Expected writes to/);
        expect(await store.read('count:2')).toBeUndefined();
      }),
    );

    it(
      'an update sees what it only reads, and may not write it',
      withStore(async (store) => {
        await store.write(new Map([['room:1', { v: 1, open: true }]]));
        const enter = (writes: ReadonlyMap<string, unknown>) =>
          store.update(['learner:1'], (records) => ({ writes, result: [...records] }), ['room:1', 'room:2']);
        expect(await enter(new Map([['learner:1', { v: 1 }]]))).toEqual([['room:1', { v: 1, open: true }]]);
        await expect(enter(new Map([['room:1', { v: 1 }]]))).rejects.toThrow(
          'Expected writes to learner:1, but came one to room:1.',
        );
        expect(await all(store, '')).toEqual([
          ['learner:1', { v: 1 }],
          ['room:1', { v: 1, open: true }],
        ]);
      }),
    );

    it(
      'what an update reads is as those before it left it, however many read it at once',
      withStore(async (store) => {
        const seen = Array.from({ length: 60 }, (_, index) =>
          index % 3 === 0
            ? increment(store, ['room:1'])
            : store.update(
                [`learner:${index}`],
                (records) => ({
                  writes: new Map([[`learner:${index}`, { saw: countOf(records.get('room:1')) }]]),
                  result: countOf(records.get('room:1')),
                }),
                ['room:1', `learner:${index}`],
              ),
        );
        expect(await Promise.all(seen)).toEqual(seen.map((_, index) => Math.floor(index / 3) + 1));
        expect(await store.read('learner:59')).toEqual({ saw: 20 });
      }),
    );

    it(
      'lists by prefix, by key, and more than one page',
      withStore(async (store) => {
        const keys = Array.from({ length: 1200 }, (_, index) => `round:${String(index).padStart(4, '0')}`);
        const others = ['round', 'round!', 'round;', 'rounds:1', 'rounc:~', 'ROUND:1'];
        await store.write(new Map([...keys, ...others].map((key) => [key, { key }])));
        const listed = await all(store, 'round:');
        expect(listed).toEqual(keys.map((key) => [key, { key }]));
        expect(await all(store, 'round:0007')).toEqual([['round:0007', { key: 'round:0007' }]]);
        expect((await all(store, '')).map(([key]) => key)).toEqual([...keys, ...others].sort());
      }),
    );

    it('everything asked of a closed store rejects, and what was under way is finished', async () => {
      const store = await open();
      const last = increment(store, ['count:1']);
      await Promise.all([store.close(), store.close()]);
      expect(await last).toBe(1);
      const closed: Partial<StorageFault> = { name: 'StorageFault', reason: 'closed' };
      await expect(store.read('count:1')).rejects.toMatchObject(closed);
      await expect(store.write(new Map([['count:1', {}]]))).rejects.toMatchObject(closed);
      await expect(increment(store, ['count:1'])).rejects.toMatchObject(closed);
      await expect(all(store, '')).rejects.toMatchObject(closed);
    });

    it(
      'a record that cannot be read is never overwritten',
      withStore(async (store) => {
        const learner = versioned(z.strictObject({ solved: z.int() }), 1);
        const rows = new Map<string, unknown>([
          ['learner:1', { v: 2, solved: 'in a way only the next version knows' }],
          ['learner:2', { v: 1, solved: 'many' }],
        ]);
        await store.write(rows);
        for (const [key, row] of rows) {
          const solve = store.update([key], (records) => {
            const record = learner.read(key, records.get(key)) ?? { solved: 0 };
            return { writes: new Map([[key, learner.row({ solved: record.solved + 1 })]]), result: undefined };
          });
          await expect(solve).rejects.toMatchObject({ name: 'StorageFault' });
          expect(await store.read(key)).toEqual(row);
        }
      }),
    );

    it(
      'a record of an older version is carried forward, and kept as the new one',
      withStore(async (store) => {
        const learner = versioned(z.strictObject({ solved: z.array(z.string()) }), 2, [
          (row: { done: string }) => ({ solved: row.done.split(' ') }),
        ]);
        await store.write(new Map([['learner:1', { v: 1, done: 'a b' }]]));
        const solve = (name: string) =>
          store.update(['learner:1'], (records) => {
            const known = learner.read('learner:1', records.get('learner:1')) ?? { solved: [] };
            const solved = [...known.solved, name];
            return { writes: new Map([['learner:1', learner.row({ solved })]]), result: solved };
          });
        expect(await solve('c')).toEqual(['a', 'b', 'c']);
        expect(await store.read('learner:1')).toEqual({ v: 2, solved: ['a', 'b', 'c'] });
      }),
    );

    it(
      'one record that cannot be read refuses whoever needs it, and nobody else at the same moment',
      withStore(async (store) => {
        const learner = versioned(z.strictObject({ solved: z.int() }), 1);
        await store.write(new Map([['learner:2', 'not what it was']]));
        const solve = (key: string) =>
          store.update([key], (records) => {
            const solved = (learner.read(key, records.get(key))?.solved ?? 0) + 1;
            return { writes: new Map([[key, learner.row({ solved })]]), result: solved };
          });
        const ends = await Promise.allSettled(['learner:1', 'learner:2', 'learner:3'].map(solve));
        expect(ends[1]).toMatchObject({
          reason: { reason: 'unreadable', message: expect.stringMatching(/^Record learner:2 cannot be read/) },
        });
        expect([ends[0], ends[2]]).toMatchObject([{ value: 1 }, { value: 1 }]);
        expect(await store.read('learner:2')).toBe('not what it was');
      }),
    );

    it(
      'does what a map does, whatever comes at once',
      withStore(async (store) => {
        const key = fc.integer({ min: 0, max: 5 }).map((index) => `count:${index}`);
        const change = fc.record({
          keys: fc.uniqueArray(key, { maxLength: 4 }),
          remove: fc.boolean(),
          pause: fc.boolean(),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
            const before = await all(store, '');
            await store.write(new Map(before.map(([key]) => [key, undefined])));
            const model = new Map<string, unknown>();
            const running: Promise<unknown>[] = [];
            for (const { keys, remove, pause } of changes) {
              if (remove) running.push(store.write(new Map(keys.map((key) => [key, undefined]))));
              else running.push(increment(store, keys));
              for (const key of keys) {
                if (remove) model.delete(key);
                else model.set(key, { count: countOf(model.get(key)) + 1 });
              }
              if (pause) await wait(0);
            }
            await Promise.all(running);
            expect(new Map(await all(store, ''))).toEqual(model);
          }),
          { numRuns: 40 },
        );
      }),
    );
  });
}

/** Adds one to the counts under `keys`; gives the first one's new count. */
export function increment(store: Store, keys: readonly string[]): Promise<number> {
  return store.update(keys, (records) => {
    const counts = keys.map((key) => [key, { count: countOf(records.get(key)) + 1 }] as const);
    return { writes: new Map(counts), result: counts[0]?.[1].count ?? 0 };
  });
}

/** Everything under a prefix. */
export async function all(store: Store, prefix: string): Promise<(readonly [string, unknown])[]> {
  return collect(store.list(prefix));
}

/** Array.fromAsync, which our types do not know yet. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function countOf(record: unknown): number {
  return (record as { count: number } | undefined)?.count ?? 0;
}

function rotate<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** JSON has no minus zero. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
