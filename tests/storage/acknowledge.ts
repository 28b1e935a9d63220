import { openStore } from '../../src/storage/open.ts';

/**
 * Run as a process of its own, to be killed or to meet a full disk: writes as fast as it can to the folder or the
 * address it is given, and says on standard output what was acknowledged (`saved key`) and what was not (`refused reason`).
 */
const [place = ''] = process.argv.slice(2);
const store = await openStore(place.startsWith('postgres') ? { dataDir: '', databaseUrl: place } : { dataDir: place });
const text = 'x'.repeat(1000);

async function writeOn(writer: number): Promise<void> {
  for (let index = 0; ; index++) {
    const key = `entry:${writer}:${index}`;
    try {
      await store.write(new Map([[key, { v: 1, text }]]));
    } catch (error) {
      process.stdout.write(`refused ${(error as { reason?: string }).reason}\n`);
      return;
    }
    process.stdout.write(`saved ${key}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(writeOn));
