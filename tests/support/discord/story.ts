import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Loopback, type LoopbackOptions, openDiscord } from './index.ts';
import { limitFaults } from './limits.ts';
import { officialFaults } from './official.ts';
import { type BotProcess, startBot } from './process.ts';

/**
 * A Discord with the bot in it, for one test. At its end every request that the bot made is held against Discord's
 * official description, and everything is shut down.
 */
export async function aDiscord(options: LoopbackOptions = {}, finished = onTestFinished) {
  const discord = await openDiscord(options);
  finished(() => closeAndCheck(discord));
  return discord;
}

export async function closeAndCheck(discord: Loopback): Promise<void> {
  await discord.close();
  expect(limitFaults(discord.requests)).toEqual([]);
  expect(await officialFaults(discord.requests)).toEqual([]);
}

/** One Discord with one bot for a whole file, where its tests do not get in each other's way. */
export function aSharedStory(
  options: LoopbackOptions & { readonly env?: Record<string, string> } = {},
): () => { discord: Loopback; bot: BotProcess } {
  let story: { discord: Loopback; bot: BotProcess } | undefined;
  beforeAll(async () => {
    const discord = await openDiscord(options);
    story = { discord, bot: await startBot(discord, options.env ? { env: options.env } : {}) };
  });
  afterAll(async () => {
    await story?.bot.forget();
    if (story) await closeAndCheck(story.discord);
  });
  return () => story!;
}

export async function aStory(options: LoopbackOptions & { readonly env?: Record<string, string> } = {}) {
  const discord = await aDiscord(options);
  const bot = await startBot(discord, options.env ? { env: options.env } : {});
  onTestFinished(bot.forget);
  return { discord, bot };
}
