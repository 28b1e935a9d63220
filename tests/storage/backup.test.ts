import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from '../../src/storage/backup.ts';
import { collect } from '../support/store-contract.ts';

const ground = mkdtempSync(join(tmpdir(), 'unknown-case-'));
afterAll(() => rmSync(ground, { recursive: true }));

let files = 0;
const newFile = () => join(ground, String(files++));

async function read(file: string) {
  return collect(readBackup(file));
}

/** The lines of a backup of three records. */
async function aBackup(): Promise<string[]> {
  const file = newFile();
  await writeBackup(file, [
    ['learner:1', { v: 1, solved: 1 }],
    ['learner:2', 'not a record'],
    ['room:1', { v: 1 }],
  ]);
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

describe('a backup', () => {
  it('gives back what was put in, whatever it is', async () => {
    const hard = fc.string({ unit: fc.constantFrom('a', 'é', '💀', '\r', '"', '\\', '\0', '\n', '\u2028', '\ud800') });
    const key = fc.string({ unit: fc.constantFrom('a', ':', '"', '\\', '~'), minLength: 1 });
    const record = fc.oneof(hard, fc.jsonValue(), fc.dictionary(hard, hard));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, record)), async (rows) => {
        const file = newFile();
        expect(await writeBackup(file, rows)).toBe(rows.length);
        expect(JSON.stringify(await read(file))).toBe(JSON.stringify(rows));
      }),
      { numRuns: 50 },
    );
  });

  it('of more than fits one chunk is read line by line', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) => [`entry:${index}`, { text: 'é'.repeat(index % 70) }] as const,
    );
    const file = newFile();
    await writeBackup(file, rows);
    expect(await read(file)).toEqual(rows);
  });

  it.skipIf(process.platform === 'win32')('may be read by its owner alone', async () => {
    const file = newFile();
    await writeBackup(file, []);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves a file that is there as it is', async () => {
    const file = newFile();
    writeFileSync(file, 'mine');
    await expect(writeBackup(file, [])).rejects.toMatchObject({
      name: 'StorageFault',
      message: `${file} exists already, and was left as it is: name a new file.`,
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('that is cut short by a fault leaves no file', async () => {
    const file = newFile();
    const fault = new Error('the store failed');
    async function* rows() {
      yield ['learner:1', {}] as const;
      throw fault;
    }
    await expect(writeBackup(file, rows())).rejects.toBe(fault);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('says where it cannot be written', async () => {
    const file = join(ground, 'none', 'backup');
    await expect(writeBackup(file, [])).rejects.toThrow(`There is no ${file}, and no folder to make it in`);
  });
});

describe('a file that is not a whole backup is refused, with its line', () => {
  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['is empty', () => [], /^Line 1 of .* \(its end is missing\): nothing was restored\.$/],
    ['is something else', () => ['{"name":"something"}'], /is not a backup of this bot/],
    ['is not JSON', (lines) => lines.with(2, '{"key"'), /^Line 3 of .* \(it is not JSON\)/],
    ['has an empty line', (lines) => lines.toSpliced(2, 0, ''), /^Line 3 of .* \(it is not JSON\)/],
    ['has a line without a record', (lines) => lines.with(2, '{"key":"learner:2"}'), /^Line 3 of .*record/s],
    ['has a line without a key', (lines) => lines.with(2, '{"record":{}}'), /^Line 3 of .*key/s],
    ['has a key that is none', (lines) => lines.with(2, '{"key":"a b","record":{}}'), /^Line 3 of .*is not a key/s],
    ['was cut off', (lines) => lines.slice(0, -1), /^Line 5 of .* \(its end is missing\)/],
    [
      'was cut off in a line',
      (lines) => [...lines.slice(0, 3), lines[3]!.slice(0, 9)],
      /^Line 4 of .* \(it is not JSON\)/,
    ],
    [
      'lost a record',
      (lines) => lines.toSpliced(2, 1),
      /^Line 4 of .* \(3 records are meant to come before it, and 2 do\)/,
    ],
    [
      'was changed',
      (lines) => lines.with(1, lines[1]!.replace('1}', '9}')),
      /^Line 5 of .* \(what comes before it was changed\)/,
    ],
    ['goes on', (lines) => [...lines, lines[1]!], /^Line 6 of .* \(something follows after its end\)/],
    ['has an end that says nothing', (lines) => lines.with(-1, '{"sha256":""}'), /^Line 5 of .*records/s],
    [
      'is of a newer version',
      (lines) => lines.with(0, '{"backup":"unknown-case","schema":2}'),
      /was written by a newer version \(its schema is 2, this version knows 1\): update the bot\.$/,
    ],
  ])('because it %s', async (_what, spoil, sentence) => {
    const file = newFile();
    const lines = spoil(await aBackup());
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    await expect(read(file)).rejects.toMatchObject({ name: 'StorageFault', message: expect.stringMatching(sentence) });
  });

  it('or is not there, or is a folder', async () => {
    await expect(read(join(ground, 'none'))).rejects.toThrow(/none cannot be read \(ENOENT\): see whether that is/);
    await expect(read(ground)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });
});
