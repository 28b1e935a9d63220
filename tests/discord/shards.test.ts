import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { shardOf } from '../../src/discord/shard.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { openShelf } from '../../src/storage/shelf.ts';
import { everyComponent, textOf } from '../support/discord/components.ts';
import { type Loopback, openDiscord } from '../support/discord/index.ts';
import { aDm, aPerson } from '../support/discord/places.ts';
import { plannedRound } from '../support/discord/planned.ts';
import { type BotProcess, startBot } from '../support/discord/process.ts';
import { snowflake } from '../support/discord/snowflake.ts';
import { type Server, startServer } from '../support/postgres.ts';
import { DAY } from '../support/rounds.ts';

const shards = 4;
/** Two processes with two shards each. */
const held = ['0,1', '2,3'] as const;

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

/** Shards of one bot over one database, on a Discord with servers in each of them. */
async function aFleet() {
  const url = await server.database();
  const discord = await openDiscord({ shards, guilds: 0 });
  onTestFinished(discord.close);
  const start = async (shard: string) => {
    const env = { DATABASE_URL: url, SHARDS: shard, SHARD_COUNT: `${shards}`, HTTP_PORT: '0' };
    const bot = await startBot(discord, { env });
    onTestFinished(bot.forget);
    return bot;
  };
  const store = await openPostgres(url);
  onTestFinished(store.close);
  return { discord, start, shelf: openShelf(store) };
}

type Fleet = Awaited<ReturnType<typeof aFleet>>;

/** A server of that shard. */
function guildOf(shard: number): string {
  for (let ago = 0; ; ago += 1) {
    const guild = snowflake(Date.now() - DAY - ago);
    if (shardOf(guild, shards) === shard) return guild;
  }
}

/** A round that is to open at a moment, as the store would hold it; its channel. */
async function plan({ shelf, discord }: Fleet, guild: string, opensAt: number): Promise<string> {
  const channel = snowflake();
  discord.places.server(guild, channel);
  const saves = plannedRound(guild, channel, opensAt);
  await shelf.change({ writes: saves }, () => ({ saves, result: undefined }));
  return channel;
}

/** How many messages each channel has. */
function posts({ places }: Loopback, channels: readonly string[]): number[] {
  return channels.map((channel) => places.find(channel).messages.length);
}

/** How often a process has rung. */
async function ringsOf(bot: BotProcess): Promise<number> {
  const [, port] = /"port":(\d+)/.exec(bot.output()) ?? [];
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^unknown_case_round_lag_seconds_count (\d+)/m.exec(text)?.[1]);
}

test('a round rings in the one process that holds its server, whether it was missed or comes in time, and after a kill', async () => {
  const fleet = await aFleet();
  const { discord, start } = fleet;
  const guilds = [0, 1, 2, 3, 3].map(guildOf);
  const missed = await Promise.all(guilds.map((guild) => plan(fleet, guild, Date.now() - 60_000)));
  const opensAt = Date.now() + 6_000;
  const coming = await plan(fleet, guildOf(0), opensAt);
  const [first, second] = (await Promise.all(held.map(start))) as [BotProcess, BotProcess];
  await expect.poll(() => posts(discord, missed), { timeout: 10_000 }).toEqual([1, 1, 1, 1, 1]);
  await expect.poll(() => posts(discord, [coming]), { timeout: 10_000 }).toEqual([1]);
  expect(Date.now()).toBeGreaterThanOrEqual(opensAt);
  await expect.poll(() => Promise.all([first, second].map(ringsOf)), { timeout: 10_000 }).toEqual([3, 3]);

  await first.kill();
  const meanwhile = await Promise.all([plan(fleet, guildOf(1), Date.now()), plan(fleet, guildOf(2), Date.now())]);
  // A process that begins anew reads the list; the other one still serves, and still rings for its own alone.
  const again = await first.again();
  onTestFinished(again.forget);
  await expect.poll(() => posts(discord, meanwhile), { timeout: 10_000 }).toEqual([1, 0]);
  await second.kill();
  const third = await second.again();
  onTestFinished(third.forget);
  await expect.poll(() => posts(discord, meanwhile), { timeout: 10_000 }).toEqual([1, 1]);
  await expect.poll(() => Promise.all([again, third].map(ringsOf)), { timeout: 10_000 }).toEqual([1, 1]);
  expect(posts(discord, missed)).toEqual([1, 1, 1, 1, 1]);
});

test('somebody who acts in a server and in direct messages at the same moment loses nothing', async () => {
  const { discord, start, shelf } = await aFleet();
  const fleet = await Promise.all(held.map(start));
  const ann = aPerson('Ann');
  const places = [aDm(), { kind: 'server' as const, guild: guildOf(2), channel: snowflake() }];
  // The same case, whichever of the two processes deals it.
  const dealt = await Promise.all(places.map((place) => discord.slash(ann, place, 'case')));
  const [one, other] = dealt.map(({ message }) =>
    everyComponent(message?.components).flatMap(({ custom_id }) => custom_id ?? []),
  );
  expect(one).toContainEqual(expect.stringMatching(/^case:clue:/));
  expect(one).toEqual(other);
  const before = await shelf.find('learner', ann.id);
  expect(before?.attempt?.commits).toEqual([]);

  const lists = ['lipoma', 'hematoma'] as const;
  await Promise.all(places.map((place, index) => discord.slash(ann, place, 'guess', { first: lists[index]! })));
  const after = await shelf.find('learner', ann.id);
  expect(after?.attempt?.id).toBe(before?.attempt?.id);
  expect(after?.attempt?.commits.flatMap(({ guesses }) => guesses).sort()).toEqual([...lists].sort());

  const [first, second] = fleet as [BotProcess, BotProcess];
  await second.kill();
  expect((await discord.slash(ann, places[0]!, 'case')).type).toBe(4);
  const again = await second.again();
  onTestFinished(again.forget);
  const shown = await discord.slash(ann, places[1]!, 'case');
  expect(shown.message ? textOf(shown.message) : '').toMatch(/lipoma|hematoma/i);
  expect(await first.stop()).toBe(0);
});
