import { loadEnvFile, readConfig } from '../../config.ts';
import { readBackup, writeBackup } from '../backup.ts';
import { isKey } from '../database.ts';
import { StorageFault } from '../fault.ts';
import { openStore, type Place } from '../open.ts';
import { snapshotOf } from '../snapshot.ts';
import type { Store } from '../store.ts';

const usage = `Usage, on the store that DATA_DIR or DATABASE_URL names:
  npm run backup -- FILE                    every record as of one moment; the bot may run meanwhile
  npm run restore -- FILE                   into an empty store, while the bot does not run
  npm run storage -- set-aside KEY FILE     takes a record that cannot be read out of the store, into a new file`;

/** Records in one transaction: few enough for any time limit. */
const pageSize = 200;

process.exitCode = await main(process.argv.slice(2));

async function main([what = '', ...rest]: readonly string[]): Promise<number> {
  const work = { backup, restore, 'set-aside': setAside }[what];
  if (!work || rest.length !== work.length - 1 || rest.includes('')) return complain(usage);
  loadEnvFile();
  const config = readConfig(process.env);
  if ('problems' in config) return complain(['The environment is not right:', ...config.problems].join('\n  '));
  try {
    const [one = '', two = ''] = rest;
    process.stdout.write(`${await work(config, one, two)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof StorageFault) return complain(error.message);
    throw error;
  }
}

async function backup(place: Place, file: string): Promise<string> {
  const records = await writeBackup(file, snapshotOf(place));
  return `${records} records are in ${file}. It holds what people answered: keep it where only you can read it.`;
}

async function restore(place: Place, file: string): Promise<string> {
  // Read to its end first: a file that is not whole is not begun with.
  let all = 0;
  for await (const _ of readBackup(file)) all += 1;
  return withStore(place, async (store) => {
    for await (const _ of store.list(''))
      throw new StorageFault(
        'foreign',
        'The store holds records already and was left as it is: restore into an empty one.',
      );
    let done = 0;
    const save = async (page: ReadonlyMap<string, unknown>) => {
      await store.write(page).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        const message = `After ${done} of ${all} records: ${why}\nWhat is there is not whole: empty the store and begin again.`;
        throw new StorageFault('failing', message, error);
      });
      done += page.size;
    };
    let page = new Map<string, unknown>();
    for await (const [key, record] of readBackup(file)) {
      page.set(key, record);
      if (page.size < pageSize) continue;
      await save(page);
      page = new Map();
    }
    await save(page);
    return `${done} records were restored from ${file}.`;
  });
}

async function setAside(place: Place, key: string, file: string): Promise<string> {
  return withStore(place, async (store) => {
    const record = isKey(key) ? await store.read(key) : undefined;
    if (record === undefined) throw new StorageFault('unreadable', `There is no record ${key}.`);
    await writeBackup(file, [[key, record]]);
    const taken = await store.update([key], (records) => {
      const same = JSON.stringify(records.get(key)) === JSON.stringify(record);
      return { writes: new Map(same ? [[key, undefined]] : []), result: same };
    });
    if (!taken)
      throw new StorageFault(
        'unreadable',
        `Record ${key} changed meanwhile and was left as it is: try again with a new file.`,
      );
    return `Record ${key} is in ${file} and no longer in the store: whoever it belonged to starts anew.`;
  });
}

async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place);
  return work(store).finally(() => store.close());
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
