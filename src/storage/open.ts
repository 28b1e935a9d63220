import { resolve } from 'node:path';
import type { StorageFault } from './fault.ts';
import { makeFolder } from './inspect.ts';
import type { Store } from './store.ts';

export interface Place {
  readonly dataDir: string;
  /** Instead of a file in the data folder, which then holds only what can be made anew. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens the store that the configuration names. Only what that one needs is loaded.
 *
 * @param onUnreachable hears of a database server that is down now; the store works as soon as it is up.
 * @throws StorageFault, one sentence for whoever runs the server.
 */
export async function openStore(place: Place, onUnreachable?: (fault: StorageFault) => void): Promise<Store> {
  const { dataDir, databaseUrl } = place;
  if (databaseUrl === undefined) return (await import('./sqlite.ts')).openSqlite(dataDir);
  try {
    makeFolder(resolve(dataDir));
  } catch {
    // Nothing in it is needed: without a cache the next start takes longer.
  }
  return (await import('./postgres.ts')).openPostgres(databaseUrl, onUnreachable ? { onUnreachable } : {});
}
