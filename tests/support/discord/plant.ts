import type { Save } from '../../../src/bot/records.ts';
import { openShelf } from '../../../src/storage/shelf.ts';
import { openSqlite } from '../../../src/storage/sqlite.ts';

/** Puts records into the bot's own database, as if they had come about there. */
export async function plant(data: string, ...saves: readonly Save[]): Promise<void> {
  const store = await openSqlite(data);
  try {
    await openShelf(store).change({ writes: saves.map(({ kind, id }) => ({ kind, id })) }, () => ({
      saves,
      result: undefined,
    }));
  } finally {
    await store.close();
  }
}
