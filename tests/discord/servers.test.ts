import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '../../src/discord/gateway.ts';
import { listServers, watchServers } from '../../src/discord/servers.ts';
import { openRest } from '../support/discord/rest.ts';

const token = 'token';
const day = 24 * 3_600_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A Discord where the bot is in so many servers, listed by id as Discord does. */
async function aDiscordWith(servers: number) {
  const ids = Array.from({ length: servers }, (_, index) => `${1_000_000 + index}`);
  const rest = await openRest(
    [
      [
        'GET',
        '/users/@me/guilds',
        ({ query }) =>
          ids
            .filter((id) => Number(id) > Number(query.get('after') ?? 0))
            .slice(0, Number(query.get('limit')))
            .map((id) => ({ id, name: 'a server' })),
      ],
    ],
    token,
    true,
  );
  return { ids, rest, client: createClient({ apiUrl: rest.url }).rest.setToken(token) };
}

afterEach(() => {
  vi.useRealTimers();
});

test.each([0, 1, 199, 200, 201, 400, 450])('all of %i servers are listed, page by page', async (count) => {
  const { ids, rest, client } = await aDiscordWith(count);
  expect([...(await listServers(client))]).toEqual(ids);
  expect(rest.requests.length).toBe(Math.floor(count / 200) + 1);
  await rest.close();
});

test('a look that fails reaches no room, since an empty list would look like many removals', async () => {
  const { rest, client } = await aDiscordWith(250);
  rest.fault({ path: /guilds/, status: 403, times: 9 });
  await expect(listServers(client)).rejects.toThrow();
  await rest.close();
});

test('servers are looked at soon after the start, and then once a day', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const looks: number[] = [];
  const rest = { get: async () => [{ id: '7' }] };
  const rooms = { look: async (servers: ReadonlySet<string>) => void looks.push(servers.size) };
  const watch = watchServers({ rest: rest as never, rooms, log: silent, serves: () => true });
  await vi.advanceTimersByTimeAsync(6 * 60_000);
  expect(looks).toEqual([1]);
  await vi.advanceTimersByTimeAsync(2 * day);
  expect(looks).toEqual([1, 1, 1]);
  watch.stop();
  await vi.advanceTimersByTimeAsync(2 * day);
  expect(looks).toEqual([1, 1, 1]);
});
