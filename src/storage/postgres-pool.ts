import pg from 'pg';
import { StorageFault } from './fault.ts';
import { faultOf } from './postgres-fault.ts';

export interface PoolOptions {
  /** How long one piece of work may take, from its first word to its last. Discord waits three seconds. */
  readonly timeLimitMs: number;
  readonly connections: number;
}

export interface Pool {
  /** Names the database to people, without user or password. */
  readonly place: string;

  /**
   * Work on one connection, which nobody else has meanwhile. Whatever fails rejects in time as a StorageFault and takes
   * its connection with it, and with that its transaction and its locks: they end together.
   */
  use<T>(work: (connection: pg.PoolClient) => Promise<T>): Promise<T>;

  close(): Promise<void>;
}

/** Connections are made when they are first needed, so a server that is down may come up later. */
export function openPool(url: string, { timeLimitMs, connections }: PoolOptions): Pool {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'unknown-case',
    max: connections,
    connectionTimeoutMillis: timeLimitMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // An idle connection that is lost is made anew when it is needed; without a listener it would end the process.
  pool.on('error', ignore);

  return {
    place,

    async use(work) {
      const since = performance.now();
      const connection = await pool.connect().catch((error: unknown) => {
        throw faultOf(error, place);
      });
      connection.on('error', ignore);
      const late = Promise.withResolvers<never>();
      const message = `${place} did not answer within ${timeLimitMs} ms, and nothing was saved: see what keeps it busy.`;
      const left = timeLimitMs - (performance.now() - since);
      const timer = setTimeout(() => late.reject(new StorageFault('slow', message)), left);
      let broken = true;
      try {
        const result = await Promise.race([work(connection), late.promise]);
        broken = false;
        return result;
      } catch (error) {
        throw faultOf(error, place);
      } finally {
        clearTimeout(timer);
        connection.release(broken);
        connection.off('error', ignore);
      }
    },

    async close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      // A server that no longer answers does not say goodbye either.
      const timer = setTimeout(resolve, timeLimitMs);
      await Promise.race([pool.end(), promise]);
      clearTimeout(timer);
    },
  };
}

export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL at ${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}

function ignore(): void {}
