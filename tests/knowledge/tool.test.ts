import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { edited, writePack } from '../support/packs.ts';

const top = resolve(import.meta.dirname, '../..');

/** The tools as they are called: a process of plain node, without vitest's help with TypeScript. */
function run(tool: 'main' | 'grade', args: readonly string[], folder: string, input = '') {
  const file = join(top, 'src/knowledge/tool', `${tool}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    input,
    encoding: 'utf8',
    cwd: top,
    env: { ...process.env, KNOWLEDGE_DIR: folder },
  });
  return { status, stdout, stderr };
}
const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('check prints the figures of a clean pack, or every problem and exit code 1', () => {
  expect(run('main', ['check'], writePack())).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('small: 7 statements, 2 diagnoses, 1 decoys, 1 cases, 1 questions'),
  });
  const folder = writePack(edited('diagnoses/redoma.yaml', '[lumps]', '[bumps]'));
  const failed = run('main', ['check'], folder);
  expect([failed.status, failed.stderr.trim().split('\n')]).toEqual([
    1,
    [`${folder}/small/diagnoses/redoma.yaml:4  there is no family "bumps"`, '1 problem'],
  ]);
});

test.each(['main export', 'grade'])('%s ends in peace when its reader has seen enough', (call) => {
  const [tool, ...args] = call.split(' ');
  const lines = `${JSON.stringify({ target: 'leiomyosarcoma-ivc', guess: 'RPF' })}\n`.repeat(5000);
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'set -o pipefail; "$@" | head -c 1 >/dev/null',
      'bash',
      process.execPath,
      join(top, `src/knowledge/tool/${tool}.ts`),
      ...args,
    ],
    { input: lines, encoding: 'utf8', cwd: top, env: { ...process.env, KNOWLEDGE_DIR: 'knowledge' } },
  );
  expect([status, stderr]).toEqual([0, '']);
});

test('export prints whole sentences with their place', () => {
  const { stdout } = run('main', ['export'], writePack());
  expect(JSON.parse(stdout)).toContainEqual({
    id: 'redoma.exam.color',
    subject: 'redoma',
    text: 'Redoma looks red.',
    modality: 'exam',
    attribute: 'color',
    value: 'red',
    place: 'Findings, paragraph 1',
    refs: [1],
  });
});

test('coverage says what has no case and what nothing tells apart', () => {
  const twin = readFileSync(join(writePack(), 'small/diagnoses/bluitis.yaml'), 'utf8').replaceAll('luitis', 'luosis');
  const change = {
    'diagnoses/bluosis.yaml': twin,
    ...edited('pack.yaml', 'without_case:\n', 'without_case:\n  - { diagnosis: bluosis, reason: a twin }\n'),
  };
  expect(run('main', ['coverage'], writePack(change)).stdout).toContain('bluosis: a twin');
  expect(run('main', ['coverage'], writePack(change)).stdout).toContain('apart: 1\n  bluitis and bluosis');
});

test('a new pack passes the check as it is written, and nothing is ever overwritten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-new-'));
  expect(run('main', ['new-pack', 'chest'], folder).status).toBe(0);
  expect(run('main', ['check'], folder)).toMatchObject({ status: 0, stderr: '' });
  expect(run('main', ['new-pack', 'chest'], folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nothing was overwritten'),
  });
  expect(run('main', ['new-case', 'chest', 'first'], folder).status).toBe(0);
  expect(run('main', ['check'], folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no diagnosis "fill-in-diagnosis-id"'),
  });
  expect(run('main', ['new-case', 'chest', 'first'], folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nothing was overwritten'),
  });
  expect(run('main', ['new-case', 'heart', 'first'], folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no pack'),
  });
});

test('what is not understood gets the usage', () => {
  expect(run('main', ['chekc'], writePack())).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no "chekc".\nUsage'),
  });
  expect(run('main', ['check', '--paper', '/nowhere'], writePack())).toMatchObject({
    status: 1,
    stderr: 'There is no file /nowhere\n',
  });
  expect(run('main', ['check'], '/nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no folder /nowhere'),
  });
});

test('lines are graded one by one; one that cannot be read gets its number, and the others are graded', () => {
  const input =
    '{"target":"redoma","guess":"a red-oma?","row":1}\n\nnonsense\n{"target":"greenoma","guess":"wart"}\n{"target":"redoma"}\n{"target":"redoma","guess":"warts"}\n';
  const graded = run('grade', [], writePack(), input);
  expect(graded.status).toBe(1);
  expect(rows(graded.stdout)).toEqual([
    {
      target: 'redoma',
      guess: 'a red-oma?',
      row: 1,
      verdict: 'correct',
      relation: 'same',
      mimic: false,
      recognized: 'redoma',
    },
    { line: 3, error: 'this is not JSON' },
    { line: 4, error: 'there is no diagnosis "greenoma"' },
    { line: 5, error: expect.stringContaining('guess: ') },
    { target: 'redoma', guess: 'warts', verdict: 'wrong', relation: 'other', mimic: false, recognized: 'wart' },
  ]);
});

test('lines may end as they do anywhere, begin with a byte order mark, hold U+2028, be huge, and be the last without an end', () => {
  const row = (guess: string) => JSON.stringify({ target: 'redoma', guess });
  const input = `\uFEFF${row('redoma')}\r\n \r\n${row('red\u2028oma')}\n${row('wart '.repeat(100_000))}\n${row('wart')}`;
  const graded = run('grade', [], writePack(), input);
  expect(graded).toMatchObject({ status: 0, stderr: '' });
  expect(rows(graded.stdout).map((answer) => answer.recognized)).toEqual(['redoma', 'redoma', 'wart', 'wart']);
});

test('lists are split into their guesses', () => {
  const listed = run('grade', ['--lists'], writePack(), '{"text":"1. redoma\\n2. bluitis vs wart"}\n');
  expect([listed.status, rows(listed.stdout)]).toEqual([
    0,
    [{ text: '1. redoma\n2. bluitis vs wart', guesses: ['redoma', 'bluitis', 'wart'] }],
  ]);
});
