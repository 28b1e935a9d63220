import type { StorageFault } from './fault.ts';
import type { Store } from './store.ts';

export interface Place {
  readonly dataDir: string;
  /** Instead of a file in the data folder. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens the store that the configuration names. Only what that one needs is loaded.
 *
 * @param onUnreachable hears of a database server that is down now; the store works as soon as it is up.
 * @throws StorageFault, one sentence for whoever runs the server.
 */
export async function openStore(place: Place, onUnreachable?: (fault: StorageFault) => void): Promise<Store> {
  if (place.databaseUrl === undefined) return (await import('./sqlite.ts')).openSqlite(place.dataDir);
  return (await import('./postgres.ts')).openPostgres(place.databaseUrl, onUnreachable ? { onUnreachable } : {});
}
