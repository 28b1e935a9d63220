import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';

const top = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'unknown-case-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = '', environment: Record<string, string> = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', ...args], {
    cwd: top,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 20_000,
  });
  return { status, signal, stdout, stderr };
}

const none = join(folder, 'none');
const aFile = join(folder, 'file');
writeFileSync(aFile, '');

test.each([
  ['a data folder that cannot be', ['--data', '/proc/x'], {}, 'The data folder /proc/x cannot be written'],
  ['a file as the data folder', ['--data', aFile], {}, 'a file is in its way'],
  ['an empty data folder', ['--data', ''], {}, '--data takes a folder'],
  ['no knowledge', ['--data', join(folder, 'a')], { KNOWLEDGE_DIR: none }, `there is no folder ${none}`],
  ['an empty knowledge folder', ['--data', join(folder, 'a')], { KNOWLEDGE_DIR: folder }, 'holds no pack'],
  ['an unknown option', ['--sede', 'x'], {}, '--sede'],
])('%s is one clear sentence and exit 1', (_, args, environment, sentence) => {
  const { status, stdout, stderr } = run(args, '/case\n', environment);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/^ +at /m);
});

test('a row that cannot be read is named, and left as it is', () => {
  const data = join(folder, 'garbage');
  expect(run(['--data', data], '/case\n').status).toBe(0);
  const spoil = "UPDATE keyv SET value = 'garbage' WHERE key = 'learner:me'";
  {
    using database = new DatabaseSync(join(data, 'unknown-case.sqlite'));
    database.exec(spoil);
  }
  const { status, stderr } = run(['--data', data], '/case\n');
  expect(status).toBe(1);
  expect(stderr).toContain('Record learner:me cannot be read, and was left as it is');
  expect(run(['--data', data, '--as', 'other'], '/case\n').status).toBe(0);
});

test('what is piped is answered in plain text', () => {
  expect(run(['--data', join(folder, 'plain')], '/case\n').stdout).not.toContain('\u001b');
});

test('at a moment that is given a session looks the same on every machine; else dates are the machine’s', () => {
  const shown = (TZ: string, ...args: string[]) => {
    const options = ['--data', mkdtempSync(join(folder, 'zone-')), '--host', '--seed', 'x', ...args];
    return run(options, '/round open closes:2 days\n/round status\n/quit\n', { TZ }).stdout;
  };
  const now = ['--now', '2026-05-04T07:00'];
  const inUtc = shown('America/New_York', ...now);
  expect(inUtc).toContain('Wed 6 May 2026, 07:00 UTC (in 2 days)');
  expect(shown('Asia/Tokyo', ...now)).toBe(inUtc);
  expect(shown('Asia/Tokyo', ...now, '--zone', 'New York')).toContain('Wed 6 May 2026, 03:00 New York time');
  expect(shown('America/New_York')).toContain('New York time');
});

test('progress is nobody else’s to read', () => {
  const data = join(folder, 'private');
  run(['--data', data], '/case\n');
  expect(statSync(data).mode & 0o077).toBe(0);
});

test('a reader that has seen enough ends the session without a word', async () => {
  const child = spawn(process.execPath, ['src/main.ts', '--data', join(folder, 'head')], { cwd: top });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  child.stdin.on('error', () => {});
  child.stdout.once('data', () => {
    child.stdout.destroy();
    child.stdin.end('/help\n'.repeat(200));
  });
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('after %s the case goes on where it was left', async (signal) => {
  const args = ['--data', join(folder, signal)];
  const child = spawn(process.execPath, ['src/main.ts', ...args, '--seed', 'x'], { cwd: top });
  let shown = '';
  await new Promise((resolve) => {
    child.on('close', resolve);
    child.stdout.on('data', (chunk) => {
      shown += String(chunk);
      if (shown.includes('clue 2 of')) child.kill(signal);
    });
    child.stdin.write('/case\n/guess appendicitis\n');
  });
  const { stdout } = run(args, '/case\n');
  expect(stdout).toContain('A case is open: /case goes on with it');
  const card = /clue 2 of .*Your list after clue 1: .*1\. Appendicitis/s;
  expect(shown).toMatch(card);
  expect(stdout).toMatch(card);
});
