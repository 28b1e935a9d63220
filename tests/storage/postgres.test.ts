import { afterAll, beforeAll } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.ts';
import { type Server, startServer } from '../support/postgres.ts';
import { describeStore } from '../support/store-contract.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

describeStore('PostgreSQL', async () => openPostgres(await server.database()));
