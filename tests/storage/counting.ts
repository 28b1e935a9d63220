import { openPostgres } from '../../src/storage/postgres.ts';
import { increment } from '../support/store-contract.ts';

/** Run as a process of its own, beside others: counts in the records that all of them share, ten updates at once. */
const [url = '', times = '0'] = process.argv.slice(2);
const store = await openPostgres(url, { lockWaitMs: 30_000, timeLimitMs: 30_000 });
let left = Number(times);

async function countOn(writer: number): Promise<void> {
  while (left > 0) {
    left -= 1;
    // In an order of its own each time, and one record that everybody wants.
    const keys = [`count:${left % 3}`, 'count:all', `count:${(left + writer) % 3}`];
    await increment(store, [...new Set(writer % 2 ? keys : keys.reverse())]);
  }
}

await Promise.all(Array.from({ length: 10 }, (_, writer) => countOn(writer)));
await store.close();
