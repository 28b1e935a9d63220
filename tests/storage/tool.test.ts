import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../src/storage/backup.ts';
import { openStore, type Place } from '../../src/storage/open.ts';
import { type Server, startServer } from '../support/postgres.ts';
import { all, collect } from '../support/store-contract.ts';

const top = join(import.meta.dirname, '..', '..');
const ground = mkdtempSync(join(tmpdir(), 'unknown-case-'));
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.remove();
  rmSync(ground, { recursive: true });
});

let names = 0;
const newName = () => join(ground, String(names++));
const kinds = {
  SQLite: async (): Promise<Place> => ({ dataDir: newName() }),
  PostgreSQL: async (): Promise<Place> => ({ dataDir: newName(), databaseUrl: await server.database() }),
};
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];

/** A process of its own, as whoever runs the server would start it. */
function run(script: string, args: readonly string[], { dataDir, databaseUrl }: Place, input = '') {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', DISCORD_TOKEN: '' };
    const child = execFile(process.execPath, [script, ...args], { cwd: top, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
const tool = (place: Place, ...args: string[]) => run('src/storage/tool/main.ts', args, place);

async function recordsOf(place: Place) {
  const store = await openStore(place);
  return all(store, '').finally(() => store.close());
}

describe.each(kindNames)('a backup of %s', (kind) => {
  it('taken while the bot runs is of one moment, and every kind of store is the same after its restoring', async () => {
    const place = await kinds[kind]();
    const store = await openStore(place);
    const many = Array.from(
      { length: 3000 },
      (_, index) => [`learner:${index}`, { v: 1, text: 'x'.repeat(300) }] as const,
    );
    await store.write(
      new Map<string, unknown>([...many, ['hand:left', 1000], ['hand:right', 0], ['learner:odd', 'text']]),
    );

    let over = false;
    let moves = 0;
    const moving = (async () => {
      // Keys far apart, so that a walk that is not of one moment meets them before and after a move.
      while (!over) {
        moves += 1;
        await store.update(['hand:left', 'zhand', 'hand:right'], (records) => {
          const [left, right] = [Number(records.get('hand:left')), Number(records.get('zhand') ?? 0)];
          return {
            writes: new Map([
              ['hand:left', left - 1],
              ['zhand', right + 1],
            ]),
            result: undefined,
          };
        });
      }
    })();
    const file = newName();
    const taken = await tool(place, 'backup', file);
    over = true;
    await moving;
    await store.close();

    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(taken.stdout).toMatch(/^300[34] records are in /);
    expect(moves).toBeGreaterThan(10);
    const rows = await collect(readBackup(file));
    const found = new Map(rows);
    expect(Number(found.get('hand:left')) + Number(found.get('zhand') ?? 0)).toBe(1000);
    expect(found.get('learner:odd')).toBe('text');

    for (const other of kindNames) {
      const target = await kinds[other]();
      expect(await tool(target, 'restore', file)).toEqual({
        code: 0,
        stderr: '',
        stdout: `${rows.length} records were restored from ${file}.\n`,
      });
      expect(await recordsOf(target)).toEqual(rows);
    }
  });

  it('of nothing, and into something, is refused', async () => {
    const place = await kinds[kind]();
    const file = newName();
    const none = await tool(place, 'backup', file);
    expect(none).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^There is no store (at|in) .* yet: see whether/),
    });
    expect(existsSync(file)).toBe(false);

    const store = await openStore(place);
    await store.write(new Map([['room:1', { v: 1 }]]));
    await store.close();
    await writeBackup(file, [['room:1', { v: 2 }]]);
    expect(await tool(place, 'restore', file)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The store holds records already and was left as it is: restore into an empty one.\n',
    });
    expect(await recordsOf(place)).toEqual([['room:1', { v: 1 }]]);
  });
});

it('a backup that is not whole restores nothing', async () => {
  const place = await kinds.SQLite();
  const file = newName();
  await writeBackup(file, [
    ['room:1', { v: 1 }],
    ['room:2', { v: 1 }],
  ]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"v":1', '"v":2'));
  expect(await tool(place, 'restore', file)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Line 4 of /) });
  expect(await recordsOf(place)).toEqual([]);
});

it.each([[[]], [['backup']], [['backup', '']], [['restore', 'a', 'b']], [['set-aside', 'room:1']], [['drop', 'a']]])(
  'what the tool does not understand, such as %j, is answered with what it does',
  async (args) => {
    const { code, stdout, stderr } = await tool({ dataDir: ground }, ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Usage, on the store that DATA_DIR or DATABASE_URL names:/);
  },
);

describe.each(kindNames)('a record of %s that cannot be read', (kind) => {
  it('is named to whoever runs the server, who can set it aside: its owner starts anew, and nobody else notices', async () => {
    const place = await kinds[kind]();
    const play = (name: string) => run('src/main.ts', ['--as', name, '--seed', '1'], place, '/case\n');
    const store = await openStore(place);
    await store.write(new Map([['learner:ann', 'garbage']]));
    await store.close();

    const refused = await play('ann');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'Record learner:ann cannot be read, and was left as it is (npm run storage -- set-aside learner:ann FILE takes it out, and its owner starts anew)',
    );
    expect(await play('ben')).toMatchObject({ code: 0, stderr: '' });

    const file = newName();
    expect(await tool(place, 'set-aside', 'learner:nobody', file)).toMatchObject({
      code: 1,
      stderr: 'There is no record learner:nobody.\n',
    });
    expect(existsSync(file)).toBe(false);
    expect(await tool(place, 'set-aside', 'learner:ann', file)).toMatchObject({ code: 0, stderr: '' });
    expect(await collect(readBackup(file))).toEqual([['learner:ann', 'garbage']]);
    expect((await recordsOf(place)).map(([key]) => key)).toEqual(['learner:ben']);
    expect(await play('ann')).toMatchObject({ code: 0, stderr: '' });
  });
});

it('with a database, the data folder holds what can be made anew and nothing else', async () => {
  const place = await kinds.PostgreSQL();
  expect(await run('src/main.ts', [], place, '/case\n')).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(place.dataDir, 'cache'))).toBe(true);
  expect(existsSync(join(place.dataDir, 'unknown-case.sqlite'))).toBe(false);
});

it('a database that is down is one clear sentence without its password, in the terminal at once', async () => {
  const place = { dataDir: newName(), databaseUrl: 'postgres://bot:swordfish@127.0.0.1:1/cases' };
  const { code, stdout, stderr } = await run('src/main.ts', [], place, '/case\n');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Your progress cannot be read:\n {2}PostgreSQL at 127\.0\.0\.1:1\/cases cannot be reached/);
  expect(stderr).not.toContain('swordfish');
  expect(stderr).not.toMatch(/^ +at /m);
});
