import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite.ts';
import type { Store } from '../../src/storage/store.ts';
import { acknowledge, lost } from '../support/acknowledged.ts';
import { all, describeStore, increment } from '../support/store-contract.ts';

const ground = mkdtempSync(join(tmpdir(), 'unknown-case-'));
afterAll(() => rmSync(ground, { recursive: true }));

let folders = 0;
const newFolder = () => join(ground, String(folders++));
const fileIn = (folder: string) => join(folder, 'unknown-case.sqlite');

describeStore('SQLite', () => openSqlite(newFolder()));

describe('a SQLite store', () => {
  it('keeps its records when it is opened again', async () => {
    const folder = join(newFolder(), 'made', 'if missing');
    for (const count of [1, 2, 3]) {
      const store = await openSqlite(folder);
      expect(await increment(store, ['count:1'])).toBe(count);
      await store.close();
    }
  });

  it('loses no increment to a second store on the same file', async () => {
    const folder = newFolder();
    const stores = [await openSqlite(folder), await openSqlite(folder)];
    await Promise.all(Array.from({ length: 40 }, (_, index) => increment(stores[index % 2]!, ['count:1'])));
    expect(await stores[0]!.read('count:1')).toEqual({ count: 40 });
    for (const store of stores) await store.close();
  });

  it('rejects while another process holds the file, saves nothing of it, and goes on afterwards', async () => {
    const folder = newFolder();
    const store = await openSqlite(folder, { busyTimeoutMs: 20 });
    const other = new DatabaseSync(fileIn(folder));
    other.exec('BEGIN IMMEDIATE');
    const sawRecords = vi.fn(() => ({ writes: new Map(), result: 0 }));
    await expect(store.update(['count:1'], sawRecords)).rejects.toMatchObject({ reason: 'locked' });
    expect(sawRecords).not.toHaveBeenCalled();
    other.exec('ROLLBACK');
    other.close();
    expect(await increment(store, ['count:1'])).toBe(1);
    await store.close();
  });

  it('saves nothing of a write of many statements when one of them fails, and nobody sees it meanwhile', async () => {
    const folder = newFolder();
    const store = await openSqlite(folder);
    await store.write(new Map([['entry:0', { kept: true }]]));
    const other = new DatabaseSync(fileIn(folder));
    other.exec(`CREATE TRIGGER failing BEFORE INSERT ON keyv WHEN NEW.key = 'entry:599'
                BEGIN SELECT RAISE(ABORT, 'the disk failed'); END`);
    const changes = Array.from(
      { length: 600 },
      (_, index) => [`entry:${index}`, index === 0 ? undefined : {}] as const,
    );
    const seenMeanwhile: Promise<unknown>[] = [];
    const failed = store.update([...new Map(changes).keys()], () => {
      seenMeanwhile.push(readOften(store, 'entry:0', 100), readOften(store, 'entry:1', 100));
      return { writes: new Map(changes), result: undefined };
    });
    await expect(failed).rejects.toMatchObject({ name: 'StorageFault', reason: 'failing' });
    expect(await Promise.all(seenMeanwhile)).toEqual([Array(100).fill({ kept: true }), Array(100).fill(undefined)]);
    expect(await all(store, '')).toEqual([['entry:0', { kept: true }]]);
    other.exec('DROP TRIGGER failing');
    other.close();
    await store.write(new Map(changes));
    expect(await all(store, '')).toHaveLength(599);
    await store.close();
  });

  it('rejects when its table is gone: it does not look empty', async () => {
    const folder = newFolder();
    const store = await openSqlite(folder);
    const other = new DatabaseSync(fileIn(folder));
    other.exec('DROP TABLE keyv');
    other.close();
    const failing = { name: 'StorageFault', reason: 'failing' };
    await expect(store.read('count:1')).rejects.toMatchObject(failing);
    await expect(all(store, '')).rejects.toMatchObject(failing);
    await expect(store.write(new Map([['count:1', {}]]))).rejects.toMatchObject(failing);
    await expect(store.write(new Map([['count:1', undefined]]))).rejects.toMatchObject(failing);
    await expect(increment(store, ['count:1'])).rejects.toMatchObject(failing);
    await store.close();
  });

  it.each([
    ['deleted', (file: string) => rmSync(file)],
    ['moved away', (file: string) => renameSync(file, `${file}.old`)],
    [
      'replaced by a folder',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('rejects when its file was %s, which SQLite would not notice', async (_how, harm) => {
    const folder = newFolder();
    const store = await openSqlite(folder);
    await increment(store, ['count:1']);
    harm(fileIn(folder));
    const moved = { name: 'StorageFault', reason: 'moved' };
    await expect(increment(store, ['count:1'])).rejects.toMatchObject(moved);
    await expect(store.read('count:1')).rejects.toMatchObject(moved);
    await expect(all(store, '')).rejects.toMatchObject(moved);
    await store.close();
  });

  it.each(['not JSON', '5', 'null', '{"other":1}'])(
    'gives a row with the text %j as that text, and its neighbours as they are',
    async (text) => {
      const folder = newFolder();
      const store = await openSqlite(folder);
      await store.write(new Map([['learner:1', { solved: 1 }]]));
      const other = new DatabaseSync(fileIn(folder));
      other.prepare("INSERT INTO keyv (key, value) VALUES ('learner:2', ?)").run(text);
      other.close();
      expect(await all(store, 'learner:')).toEqual([
        ['learner:1', { solved: 1 }],
        ['learner:2', text],
      ]);
      expect(await store.read('learner:2')).toBe(text);
      const seen = await store.update(['learner:1', 'learner:2'], (records) => ({
        writes: new Map(),
        result: records.size,
      }));
      expect(seen).toBe(2);
      await store.close();
    },
  );
});

describe('what a SQLite store acknowledged is kept', () => {
  it.each([1, 2, 3])('when the process is killed: trial %i', async () => {
    const folder = newFolder();
    const { saved, signal } = await acknowledge(folder, { killAfter: 300 });
    expect(signal).toBe('SIGKILL');
    expect(saved.length).toBeGreaterThanOrEqual(300);
    expect(await lost(await openSqlite(folder), saved)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('when the disk is full, and the rest is refused', async () => {
    const folder = newFolder();
    const { saved, refused } = await acknowledge(folder, { fileLimitKb: 600 });
    expect(saved.length).toBeGreaterThan(10);
    expect(refused).toEqual(Array(4).fill('failing'));
    expect(await lost(await openSqlite(folder), saved)).toEqual([]);
  });
});

async function readOften(store: Store, key: string, times: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let time = 0; time < times; time++) seen.push(await store.read(key));
  return seen;
}
