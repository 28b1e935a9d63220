import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { increment } from '../support/store-contract.ts';

const ground = mkdtempSync(join(tmpdir(), 'unknown-case-'));
afterAll(() => rmSync(ground, { recursive: true }));

let folders = 0;
const fileIn = (folder: string) => join(folder, 'unknown-case.sqlite');

/** A folder with a store that counted to one. */
async function aFolder(): Promise<string> {
  const folder = join(ground, String(folders++));
  const store = await openSqlite(folder);
  await increment(store, ['count:1']);
  await store.close();
  return folder;
}

describe('a store that cannot be opened says so in one sentence, and changes nothing', () => {
  it('its folder lies below a file, or is a file', async () => {
    const file = join(ground, 'a file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'data')])
      await expect(openSqlite(folder)).rejects.toMatchObject({
        reason: 'unwritable',
        message: `The data folder ${folder} cannot be written (a file is in its way): point DATA_DIR to a folder that can.`,
      });
  });

  it.skipIf(process.platform !== 'linux')('its folder cannot be made', async () => {
    await expect(openSqlite('/proc/unknown-case')).rejects.toMatchObject({
      reason: 'unwritable',
      message: expect.stringMatching(/^The data folder \/proc\/unknown-case cannot be written \(E[A-Z]+\): point/),
    });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'its folder or its file is read-only',
    async () => {
      const readOnlyFile = await aFolder();
      chmodSync(fileIn(readOnlyFile), 0o400);
      await expect(openSqlite(readOnlyFile)).rejects.toMatchObject({ reason: 'unwritable' });
      const readOnlyFolder = await aFolder();
      chmodSync(readOnlyFolder, 0o500);
      await expect(openSqlite(readOnlyFolder)).rejects.toMatchObject({ reason: 'unwritable' });
      chmodSync(readOnlyFolder, 0o700);
    },
  );

  it('its file is a folder', async () => {
    const folder = await aFolder();
    rmSync(fileIn(folder));
    mkdirSync(fileIn(folder));
    await expect(openSqlite(folder)).rejects.toMatchObject({ reason: 'unwritable' });
  });

  it.each([
    ['is text', () => Buffer.from('not a database\n'.repeat(500))],
    ['was cut off', (whole: Buffer) => whole.subarray(0, 5000)],
    [
      'has a damaged first page',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 7)]),
    ],
  ])('its file %s', async (_what, damage) => {
    const folder = await aFolder();
    const damaged = damage(readFileSync(fileIn(folder)));
    writeFileSync(fileIn(folder), damaged);
    await expect(openSqlite(folder)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/was left as it is: restore a backup, or move it away to start anew\.$/),
    });
    expect(readFileSync(fileIn(folder)).equals(damaged)).toBe(true);
  });

  it('its schema is newer, even when the newer version was killed', async () => {
    const folder = await aFolder();
    const newer = new DatabaseSync(fileIn(folder));
    newer.exec("UPDATE keyv SET value = '2' WHERE namespace = 'store' AND key = 'schema'");
    // A copy of what is on the disk now is what a kill leaves: the change is in the write-ahead log alone.
    const killed = join(ground, String(folders++));
    mkdirSync(killed);
    for (const end of ['', '-wal']) copyFileSync(`${fileIn(folder)}${end}`, `${fileIn(killed)}${end}`);
    newer.close();
    for (const place of [folder, killed]) {
      const file = fileIn(place);
      const files = place === killed ? [file, `${file}-wal`] : [file];
      const before = files.map((name) => readFileSync(name, 'base64'));
      await expect(openSqlite(place)).rejects.toMatchObject({
        reason: 'newer',
        message: `${file} was written by a newer version (its schema is 2, this version knows 1): update the bot, or point DATA_DIR elsewhere.`,
      });
      expect(files.map((name) => readFileSync(name, 'base64'))).toEqual(before);
    }
  });

  it.each([
    ['has other tables', 'CREATE TABLE patients (name); INSERT INTO patients VALUES (1)'],
    [
      'has a keyv table without a schema',
      "CREATE TABLE keyv (key, value, namespace, expires); INSERT INTO keyv VALUES ('a', 'b', '', NULL)",
    ],
    ['has a keyv table of an older keyv', "CREATE TABLE keyv (key, value); INSERT INTO keyv VALUES ('a', 'b')"],
    [
      'has a schema that is no number',
      "CREATE TABLE keyv (key, value, namespace); INSERT INTO keyv VALUES ('schema', 'b', 'store')",
    ],
  ])('its file belongs to another program: it %s', async (_what, sql) => {
    const folder = join(ground, String(folders++));
    mkdirSync(folder);
    const other = new DatabaseSync(fileIn(folder));
    other.exec(sql);
    other.close();
    const before = readFileSync(fileIn(folder));
    await expect(openSqlite(folder)).rejects.toMatchObject({ reason: 'foreign' });
    expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
  });

  it('another process has locked it', async () => {
    const folder = await aFolder();
    const other = new DatabaseSync(fileIn(folder));
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    await expect(openSqlite(folder, { busyTimeoutMs: 20 })).rejects.toMatchObject({
      reason: 'locked',
      message: `${fileIn(folder)} is locked by another process: stop whatever else has it open, then try again.`,
    });
    other.close();
  });
});

describe('a first start that was cut short is taken up', () => {
  it.each([
    ['an empty file', ''],
    ['a database without tables', 'PRAGMA user_version = 0; CREATE TABLE a (b); DROP TABLE a'],
    [
      'the table without the schema',
      "CREATE TABLE keyv (key VARCHAR(255) NOT NULL, value TEXT, namespace VARCHAR(255) NOT NULL DEFAULT '', expires BIGINT DEFAULT NULL, UNIQUE(key, namespace))",
    ],
  ])('%s', async (_what, sql) => {
    const folder = join(ground, String(folders++));
    mkdirSync(folder);
    const cut = new DatabaseSync(fileIn(folder));
    cut.exec(sql);
    cut.close();
    for (const count of [1, 2]) {
      const store = await openSqlite(folder);
      expect(await increment(store, ['count:1'])).toBe(count);
      await store.close();
    }
  });
});

it.skipIf(process.platform === 'win32')('a data folder is nobody else’s business', async () => {
  expect(statSync(await aFolder()).mode & 0o777).toBe(0o700);
});
