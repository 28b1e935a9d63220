import { expect, test } from 'vitest';
import { textOf } from '../support/discord/components.ts';
import { aDm, aPerson, aServer } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import { aDiscord, aSharedStory } from '../support/discord/story.ts';

const story = aSharedStory();

/** What holds after every interruption: somebody asks and is answered. */
async function isAnswered(): Promise<string> {
  const { message } = await story().discord.slash(aPerson('Ann'), aDm(), 'case');
  return message ? textOf(message) : '';
}

test('the bot asks for no intents', () => {
  expect(story().discord.gateway.intents()).toEqual([0]);
});

test('asked to reconnect, it resumes and misses nothing', async () => {
  const { gateway } = story().discord;
  const before = { ...gateway.log };
  gateway.askToReconnect();
  expect(await isAnswered()).toContain('Unknown case');
  await gateway.until(() => gateway.log.resumes > before.resumes, 'a resume');
  expect(gateway.log.identifies).toBe(before.identifies);
});

test('an invalid session that can be resumed is resumed', async () => {
  const { gateway } = story().discord;
  const before = { ...gateway.log };
  gateway.invalidate(true);
  await gateway.until(() => gateway.log.resumes > before.resumes && gateway.connected() === 1, 'a resume');
  expect(await isAnswered()).toContain('Unknown case');
  expect(gateway.log.identifies).toBe(before.identifies);
});

test('an invalid session that cannot be resumed begins anew', async () => {
  const { gateway } = story().discord;
  const before = { ...gateway.log };
  gateway.invalidate(false);
  await gateway.until(() => gateway.log.identifies > before.identifies && gateway.connected() === 1, 'an identify');
  expect(await isAnswered()).toContain('Unknown case');
});

test.each([4000, 1001])('a connection closed with %i is taken up again', async (code) => {
  const { gateway } = story().discord;
  const before = gateway.log.resumes + gateway.log.identifies;
  gateway.drop(code);
  await gateway.until(
    () => gateway.log.resumes + gateway.log.identifies > before && gateway.connected() === 1,
    'another connection',
  );
  expect(await isAnswered()).toContain('Unknown case');
});

test('what cannot be read is answered with a reference, and the log has the same', async () => {
  const { discord, bot } = story();
  const strange = await discord.strange({ type: 2, data: { nonsense: true } });
  const [, ref = 'none'] = /Reference: (\w+)/.exec(strange.message ? textOf(strange.message) : '') ?? [];
  // The line was written before the answer, and may come through its pipe after it.
  const named = () =>
    bot
      .output()
      .split('\n')
      .filter((line) => line.includes(ref));
  await expect.poll(() => named().length).toBe(1);
  expect(await isAnswered()).toContain('Unknown case');
});

test('a connection that answers no heartbeat is given up and resumed', async () => {
  const discord = await aDiscord({ heartbeatMs: 300 });
  const bot = await startBot(discord);
  try {
    const { gateway } = discord;
    await gateway.until(() => gateway.log.heartbeats >= 2, 'heartbeats');
    gateway.answerHeartbeats(false);
    await gateway.until(() => gateway.log.resumes >= 1, 'a resume after silence');
    gateway.answerHeartbeats(true);
    const answered = await discord.slash(aPerson('Ben'), aServer(), 'help');
    expect(answered.type).toBe(4);
  } finally {
    await bot.forget();
  }
});

test('a token that is withdrawn while the bot runs ends it with one clear sentence', async () => {
  const discord = await aDiscord();
  const bot = await startBot(discord);
  discord.gateway.refuse(4004);
  discord.gateway.drop(4004);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('Discord does not accept the token any more');
  expect(bot.output()).not.toContain(discord.token);
  await bot.forget();
});

test('several shards are held by one process, and each server’s interactions arrive', async () => {
  const discord = await aDiscord({ shards: 3, guilds: 6 });
  const bot = await startBot(discord);
  try {
    expect(bot.output()).toContain('"servers":6,"shards":3');
    const asked = discord.guilds.map((guild) => discord.slash(aPerson('Cleo'), { ...aServer(), guild }, 'help'));
    expect((await Promise.all(asked)).map(({ type }) => type)).toEqual(asked.map(() => 4));
  } finally {
    await bot.forget();
  }
});
