import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { aDm, aPerson } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import { aDiscord, aStory } from '../support/discord/story.ts';

test('a bot says on its port how it does, in numbers that name nobody', async () => {
  const { discord, bot } = await aStory({ env: { HTTP_PORT: '0' } });
  const [, port] = /"port":(\d+)/.exec(bot.output()) ?? [];
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);

  const ann = aPerson('Ann');
  const { message } = await discord.slash(ann, aDm(), 'case');
  await discord.press(ann, aDm(), message!, 'Next clue');
  await discord.complete(ann, aDm(), 'guess', 'first', 'lym');
  await discord.strange({ type: 2, data: {} });
  discord.fault({ path: /\/callback$/, status: 404, code: 10062 });
  await discord.slash(ann, aDm(), 'help');

  const text = await (await get('/metrics')).text();
  for (const line of [
    'interactions_total{kind="command",answer="shown"} 1',
    'interactions_total{kind="press",answer="shown"} 1',
    'interactions_total{kind="completion",answer="choices"} 1',
    'interactions_total{kind="unreadable",answer="shown"} 1',
    'interactions_total{kind="command",answer="lost"} 1',
    'problems_total{level="warn",fault="expired"} 1',
    'shard_connected{shard="0"} 1',
  ])
    expect(text).toContain(`unknown_case_${line}\n`);
  // Ids of Discord have 17 digits and more; so long a number names somebody.
  const series = text.split('\n').filter((line) => line.startsWith('unknown_case'));
  expect(series.filter((line) => /\{[^}]*\d{17}/.test(line) || line.includes('Ann'))).toEqual([]);

  discord.gateway.drop(1001);
  discord.gateway.refuse(4000);
  await expect.poll(async () => (await get('/healthz')).status, { timeout: 10_000 }).toBe(503);
  expect(await (await get('/healthz')).json()).toEqual({ gateway: false, store: true });
  discord.gateway.refuse(undefined);

  expect(await bot.stop()).toBe(0);
  await expect(get('/healthz')).rejects.toThrow();
});

test('a port that is taken is said in one sentence, and nothing is started', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const discord = await aDiscord();
  const bot = await startBot(discord, { env: { HTTP_PORT: `${port}` } });
  onTestFinished(bot.forget);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toMatch(/^Health and metrics cannot be served:\n {2}.*EADDRINUSE/);
  expect(discord.requests).toEqual([]);
});
