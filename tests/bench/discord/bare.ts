import { ApplicationCommandType, Client, Events, Routes } from 'discord.js';

/** The least that discord.js can do: a constant for every slash command. What ours is measured against. */
const client = new Client({ intents: [], rest: { api: process.env.DISCORD_API_URL! } });

client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply('A constant.');
});
client.once(Events.ClientReady, async (ready) => {
  const body = ['case', 'guess'].map((name) => ({ type: ApplicationCommandType.ChatInput, name, description: 'None' }));
  await ready.rest.put(Routes.applicationCommands(ready.application.id), { body });
  process.stdout.write('Ready as bare\n');
});
await client.login(process.env.DISCORD_TOKEN!);
process.once('SIGTERM', () => void client.destroy());
