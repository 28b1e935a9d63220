import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { isKey } from './database.ts';
import { StorageFault } from './fault.ts';
import { storeSchema } from './inspect.ts';

/**
 * Records as a file that every kind of store can give and take: a line of JSON each, between a first line that says
 * what it is and a last one that proves it whole.
 */
type Row = readonly [key: string, record: unknown];

const first = z.strictObject({ backup: z.literal('unknown-case'), schema: z.int().min(1) });
const row = z.strictObject({ key: z.string().refine(isKey, 'is not a key'), record: z.unknown() });
const last = z.strictObject({ records: z.int().min(0), sha256: z.string() });

/**
 * Writes a new file that only its owner may read, and resolves to the number of records once it is on the disk.
 *
 * @throws StorageFault if it exists already or cannot be written; then there is no file of ours.
 */
export async function writeBackup(file: string, rows: AsyncIterable<Row> | Iterable<Row>): Promise<number> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw fileFault(error, file);
  });
  const count = { records: 0 };
  try {
    await pipeline(linesOf(rows, count), handle.createWriteStream({ flush: true }));
  } catch (error) {
    await rm(file, { force: true });
    throw fileFault(error, file);
  }
  return count.records;
}

async function* linesOf(rows: AsyncIterable<Row> | Iterable<Row>, count: { records: number }) {
  const sum = createHash('sha256');
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    sum.update(text);
    return text;
  };
  yield line({ backup: 'unknown-case', schema: storeSchema });
  for await (const [key, record] of rows) {
    count.records += 1;
    yield line({ key, record });
  }
  yield `${JSON.stringify({ records: count.records, sha256: sum.digest('hex') })}\n`;
}

/**
 * The records of a backup, one by one: only at its end is it known whether the file is whole.
 *
 * @throws StorageFault, naming the line that is not as it should be.
 */
export async function* readBackup(file: string): AsyncGenerator<Row> {
  const sum = createHash('sha256');
  let records = 0;
  let ended = false;
  let number = 0;
  for await (const text of textLines(file)) {
    number += 1;
    const value = parse(text, file, number);
    if (ended) throw damaged(file, number, 'something follows after its end');
    if (number === 1) checkFirst(value, file);
    else if (isLast(value)) {
      checkLast(value, file, number, records, sum);
      ended = true;
    } else {
      const parsed = row.safeParse(value);
      if (!parsed.success) throw damaged(file, number, z.prettifyError(parsed.error));
      records += 1;
      yield [parsed.data.key, parsed.data.record];
    }
    if (!ended) sum.update(`${text}\n`);
  }
  if (!ended) throw damaged(file, number + 1, 'its end is missing');
}

/** Not readline, which takes a line separator within a text for the end of the line. */
async function* textLines(file: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(file, 'utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new StorageFault(
      'unreadable',
      `${file} cannot be read (${code}): see whether that is the right file.`,
      error,
    );
  }
  if (rest !== '') yield rest;
}

function parse(text: string, file: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(file, number, 'it is not JSON');
  }
}

function checkFirst(value: unknown, file: string): void {
  const parsed = first.safeParse(value);
  if (!parsed.success)
    throw new StorageFault('foreign', `${file} is not a backup of this bot: its first line does not say so.`);
  if (parsed.data.schema <= storeSchema) return;
  const versions = `its schema is ${parsed.data.schema}, this version knows ${storeSchema}`;
  throw new StorageFault('newer', `${file} was written by a newer version (${versions}): update the bot.`);
}

function isLast(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sha256' in value;
}

function checkLast(value: unknown, file: string, number: number, records: number, sum: Hash): void {
  const parsed = last.safeParse(value);
  if (!parsed.success) throw damaged(file, number, z.prettifyError(parsed.error));
  if (parsed.data.records !== records)
    throw damaged(file, number, `${parsed.data.records} records are meant to come before it, and ${records} do`);
  if (parsed.data.sha256 !== sum.digest('hex')) throw damaged(file, number, 'what comes before it was changed');
}

function damaged(file: string, number: number, what: string): StorageFault {
  return new StorageFault(
    'unreadable',
    `Line ${number} of ${file} is not as it was written (${what}): nothing was restored.`,
  );
}

function fileFault(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof StorageFault || code === '') return error;
  const say: Readonly<Record<string, string>> = {
    EEXIST: `${file} exists already, and was left as it is: name a new file.`,
    ENOENT: `There is no ${file}, and no folder to make it in: see whether that is the right place.`,
    ENOSPC: `There is no space left for ${file}: make room on that disk.`,
  };
  return new StorageFault(
    code === 'ENOSPC' ? 'full' : 'unwritable',
    say[code] ?? `${file} cannot be used (${code}): name another.`,
    error,
  );
}
