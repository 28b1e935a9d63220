import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../bot/command.ts';
import { definitionsOf } from './definitions.ts';
import { isSame } from './differ.ts';
import { faultOf } from './fault.ts';
import { Rejected, wrongToken } from './gateway.ts';
import { inviteLink } from './invite.ts';

const application = z.object({ id: z.string() });
const registered = z.array(z.record(z.string(), z.unknown()));

/**
 * The id of the application that the token belongs to.
 * @throws Rejected if the token is wrong
 */
export async function findApplication(rest: REST): Promise<string> {
  try {
    return application.parse(await rest.get(Routes.currentApplication())).id;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new Rejected(wrongToken);
    throw error;
  }
}

/**
 * Makes Discord's list of commands ours, and writes only if it differs: writing is limited to 200 a day.
 * @param guild one server to register to while developing; everywhere without it
 * @returns whether anything was written
 * @throws Rejected if the bot may not register there
 */
export async function register(
  rest: REST,
  id: string,
  guild: string | undefined,
  commands: readonly Command[],
): Promise<boolean> {
  const route = guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
  const ours = definitionsOf(commands);
  try {
    const known = registered.parse(await rest.get(route));
    if (isSame(known, ours)) return false;
    await rest.put(route, { body: ours });
    return true;
  } catch (error) {
    const { kind, detail } = faultOf(error);
    const where = guild === undefined ? '' : ` in server ${guild} (DISCORD_GUILD_ID)`;
    if (kind === 'forbidden' || kind === 'gone')
      throw new Rejected(`The bot may not register commands${where}. Invite it: ${inviteLink(id)}`);
    if (kind === 'malformed') throw new Error(`Discord does not take the commands: ${detail}`, { cause: error });
    throw error;
  }
}
