import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../bot/command.ts';

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What a group of commands is said to be for; Discord wants a sentence and shows it nowhere. */
const groupDescription = 'See the commands below it';

/** Where a message can be put, and a thread opened on it. */
const textChannels: (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

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
      const common = { name, description, required };
      const option = { ...common, type: ApplicationCommandOptionType.String as const };
      if (type === 'diagnosis' || type === 'case' || type === 'zone') return { ...option, autocomplete: true as const };
      if (type === 'channel')
        return { ...common, type: ApplicationCommandOptionType.Channel as const, channel_types: textChannels };
      if (type === 'role') return { ...common, type: ApplicationCommandOptionType.Role as const };
      if (type === 'person') return { ...common, type: ApplicationCommandOptionType.User as const };
      if (type === 'flag') return { ...common, type: ApplicationCommandOptionType.Boolean as const };
      if (type === 'number') return { ...common, type: ApplicationCommandOptionType.Integer as const, min_value: 1 };
      return choices ? { ...option, choices: choices.map((choice) => ({ name: choice, value: choice })) } : option;
    });
}
