import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../bot/command.ts';

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What a group of commands is said to be for; Discord wants a sentence and shows it nowhere. */
const groupDescription = 'See the commands below it';

/** Everywhere: servers, the bot's own direct messages, and by user install any other place. */
const everywhere = {
  type: ApplicationCommandType.ChatInput,
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
} satisfies Partial<Definition>;

/** Our commands as Discord registers them. Those that have a button, and are only typed in a terminal, are left out. */
export function definitionsOf(commands: readonly Command[]): Definition[] {
  const shown = commands.filter(({ typedOnly }) => !typedOnly);
  const groups = Map.groupBy(shown, ({ name }) => name.split(' ')[0]!);
  return [...groups].map(([name, members]) => {
    const [only] = members;
    if (members.length === 1 && only?.name === name)
      return { ...everywhere, name, description: only.description, options: optionsOf(only) };
    return {
      ...everywhere,
      name,
      description: groupDescription,
      options: members.map((member) => ({
        type: ApplicationCommandOptionType.Subcommand as const,
        name: member.name.slice(name.length + 1),
        description: member.description,
        options: optionsOf(member),
      })),
    };
  });
}

/** Required options first, as Discord wants them. */
function optionsOf({ options }: Command): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .filter(([, { typedOnly }]) => !typedOnly)
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, { type, description, required = false, choices }]) => {
      const option = { type: ApplicationCommandOptionType.String as const, name, description, required };
      if (type === 'diagnosis') return { ...option, autocomplete: true as const };
      return choices ? { ...option, choices: choices.map((choice) => ({ name: choice, value: choice })) } : option;
    });
}
