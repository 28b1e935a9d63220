import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStudio } from '../../src/pictures/studio.ts';
import { hostileNames, picturesOf } from '../support/hostile.ts';
import { aBoard, samples } from '../support/pictures.ts';
import { readPng } from '../support/png.ts';

const moodyWorker = new URL('./moody-worker.ts', import.meta.url);

function aStudio(options: Parameters<typeof openStudio>[0] = {}) {
  const studio = openStudio(options);
  onTestFinished(() => studio.close());
  return studio;
}

/** A studio whose thread does what it is told, and says which thread painted as its how-manieth. */
function aMoodyStudio(options: Parameters<typeof openStudio>[0] = {}) {
  const { render, close } = aStudio({ worker: moodyWorker, ...options });
  const paint = async (season: string) => {
    const [thread, painted] = (await render(aBoard({ season }))).toString().split('.');
    return { thread, painted: Number(painted) };
  };
  return { paint, close };
}

test('every kind is a valid PNG, twice as large as it is drawn, and the same for the same content', async () => {
  const [one, other] = [aStudio(), aStudio()];
  for (const [name, picture] of Object.entries(samples)) {
    const bytes = await one.render(picture);
    const { width, height, faults } = readPng(bytes);
    expect(faults, name).toEqual([]);
    expect(width).toBe(800);
    expect(height).toBeGreaterThan(400);
    expect(height).toBeLessThan(2800);
    expect(bytes.length).toBeLessThan(600_000);
    expect((await other.render(structuredClone(picture))).equals(bytes)).toBe(true);
  }
});

test('whatever the names, it is painted', async () => {
  const studio = aStudio();
  for (const [what, name] of Object.entries(hostileNames)) {
    for (const picture of picturesOf(name)) expect(readPng(await studio.render(picture)).faults, what).toEqual([]);
  }
});

test('the same picture is painted once, be it asked for later or at the same time', async () => {
  const { paint } = aMoodyStudio();
  const [one, other] = await Promise.all([paint('a'), paint('a')]);
  expect(one).toEqual(other);
  expect(await paint('a')).toEqual(one);
  expect(await paint('b')).toEqual({ thread: one.thread, painted: 2 });
});

test('what was used longest ago is forgotten first', async () => {
  // Three bytes each.
  const { paint } = aMoodyStudio({ mostKeptBytes: 8 });
  const first = await paint('a');
  await paint('b');
  expect(await paint('a')).toEqual(first);
  await paint('c');
  expect(await paint('a')).toEqual(first);
  expect((await paint('b')).painted).toBe(4);
});

test.each(['exit', 'throw'])(
  'a thread that falls by %s takes its picture along; those in line get a new one',
  async (how) => {
    const { paint } = aMoodyStudio();
    const before = await paint('a');
    const [fallen, inLine] = await Promise.allSettled([paint(how), paint('b')]);
    expect(fallen.status).toBe('rejected');
    expect(inLine).toMatchObject({ status: 'fulfilled', value: { painted: 1 } });
    expect((await paint('c')).thread).not.toBe(before.thread);
    await expect(paint(how)).rejects.toThrow();
  },
);

test('a picture that hangs is given up, and the next one gets a new thread', async () => {
  const { paint } = aMoodyStudio({ limitMs: 1500 });
  const [hung, next] = await Promise.allSettled([paint('hang'), paint('a')]);
  expect(hung).toMatchObject({ status: 'rejected', reason: { message: 'A picture took longer than 1500 ms' } });
  expect(next).toMatchObject({ status: 'fulfilled', value: { painted: 1 } });
});

test('a picture that cannot be painted rejects, is not kept, and costs no thread', async () => {
  const { paint } = aMoodyStudio();
  const { thread } = await paint('a');
  await expect(paint('fault')).rejects.toThrow('A picture could not be painted: no paint');
  await expect(paint('fault')).rejects.toThrow('no paint');
  expect(await paint('b')).toEqual({ thread, painted: 4 });
});

test('when too many wait, one more is refused at once', async () => {
  const { paint } = aMoodyStudio({ mostWaiting: 2 });
  const all = await Promise.allSettled(['a', 'b', 'c', 'd'].map(paint));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
});

test('closing ends what is under way, and what comes later', async () => {
  const { paint, close } = aMoodyStudio();
  const waiting = Promise.allSettled([paint('hang'), paint('a')]);
  await close();
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(paint('b')).rejects.toThrow('The studio is closed');
});

test('an idle studio keeps no process alive', () => {
  const script = `
    import { openStudio } from './src/pictures/studio.ts';
    const picture = { kind: 'board', season: 'S', rows: [] };
    process.stdout.write(String((await openStudio().render(picture)).length));`;
  const node = resolve('node_modules/.bin/node');
  const { status, stdout } = spawnSync(node, ['--input-type=module', '-e', script], {
    timeout: 20_000,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(500);
});
