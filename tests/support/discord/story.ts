import { expect, onTestFinished } from 'vitest';
import { type LoopbackOptions, openDiscord } from './index.ts';
import { limitFaults } from './limits.ts';
import { officialFaults } from './official.ts';
import { startBot } from './process.ts';

/**
 * A Discord with the bot in it, for one test. At its end every request that the bot made is held against Discord's
 * official description, and everything is shut down.
 */
async function aDiscord(options: LoopbackOptions = {}) {
  const discord = await openDiscord(options);
  onTestFinished(async () => {
    await discord.close();
    expect(limitFaults(discord.requests)).toEqual([]);
    expect(await officialFaults(discord.requests)).toEqual([]);
  });
  return discord;
}

export async function aStory(options: LoopbackOptions & { readonly env?: Record<string, string> } = {}) {
  const discord = await aDiscord(options);
  const bot = await startBot(discord, options.env ? { env: options.env } : {});
  onTestFinished(bot.forget);
  return { discord, bot };
}
