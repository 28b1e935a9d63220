import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageFault } from './fault.ts';
import { faultOf } from './sqlite-fault.ts';

/** The layout of the whole store; a record's own version is in its row. */
export const storeSchema = 1;

/** Rows of the store itself have a namespace of their own, so that no record's key can meet them. */
export const storeNamespace = 'store';

/**
 * Makes the folder of a database file and looks at the file without changing a byte of it.
 *
 * @returns whether the file is new: absent, or without any table.
 * @throws StorageFault if it cannot be used, or is not ours, or is from a newer version.
 */
export function inspect(file: string, busyTimeoutMs: number): 'new' | 'ours' {
  prepareFolder(dirname(file));
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 'new';
  if (!found.isFile()) throw new StorageFault('unwritable', `${file} is not a file: move it away to start anew.`);
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    // SQLite itself would open it for reading, and every write would fail.
    const message = `${file} cannot be written: give this user the right to read and write it.`;
    throw new StorageFault('unwritable', message, error);
  }
  try {
    using database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
    return judge(database, file);
  } catch (error) {
    throw faultOf(error, file);
  }
}

function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'a file is in its way' : String(code ?? error);
    const message = `The data folder ${folder} cannot be written (${why}): point DATA_DIR to a folder that can.`;
    throw new StorageFault('unwritable', message, error);
  }
}

/** Makes a folder and those above it, unless they are there. Not `recursive`: with it, Node 24 never comes back from a folder that cannot be made below one that exists (/proc). */
export function makeFolder(folder: string): void {
  const exists = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (exists()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    // What people answered is nobody else's business on a shared machine.
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!exists()) throw error;
  }
}

function judge(database: DatabaseSync, file: string): 'new' | 'ours' {
  const foreign = () =>
    new StorageFault(
      'foreign',
      `${file} belongs to another program and was left as it is: move it away to start anew.`,
    );

  const columns = database.prepare("SELECT name FROM pragma_table_info('keyv')").all();
  if (columns.length === 0 && !database.prepare('SELECT 1 FROM sqlite_schema').get()) return 'new';
  if (!columns.some(({ name }) => name === 'namespace')) throw foreign();

  const row = database.prepare("SELECT value FROM keyv WHERE namespace = ? AND key = 'schema'").get(storeNamespace);
  // A first start can be cut short between the table and this row.
  if (!row && !database.prepare('SELECT 1 FROM keyv LIMIT 1').get()) return 'new';

  const schema = Number(row?.value);
  if (!Number.isInteger(schema) || schema < 1) throw foreign();
  if (schema > storeSchema) {
    const versions = `its schema is ${schema}, this version knows ${storeSchema}`;
    const message = `${file} was written by a newer version (${versions}): update the bot, or point DATA_DIR elsewhere.`;
    throw new StorageFault('newer', message);
  }
  return 'ours';
}
