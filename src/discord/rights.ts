import { PermissionFlagsBits, PermissionsBitField, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { faultOf } from './fault.ts';

/** What rounds need of a channel, in the words of Discord's own settings; practice needs no right at all. */
const wanted = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
} as const;

/** All of it, as one number. */
export const roundRights = Object.values(wanted).reduce((sum, right) => sum | right, 0n);

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const guild = z.object({ owner_id: z.string(), roles: z.array(z.object({ id: z.string(), permissions: bits })) });
const member = z.object({ roles: z.array(z.string()) });
const channelSchema = z.object({
  guild_id: z.string(),
  permission_overwrites: z.array(z.object({ id: z.string(), type: z.int(), allow: bits, deny: bits })).default([]),
});

/**
 * The rights that the bot lacks in a channel. Without the guilds intent nothing of a server is known, so its roles, the
 * bot's own and the channel's overwrites are asked for, and put together as Discord does.
 */
export async function missingRights(
  rest: REST,
  application: string,
  room: string,
  channel: string,
): Promise<readonly string[] | 'no-channel' | undefined> {
  try {
    const place = channelSchema.parse(await rest.get(Routes.channel(channel)));
    if (place.guild_id !== room) return 'no-channel';
    const server = guild.parse(await rest.get(Routes.guild(room)));
    const own = member.parse(await rest.get(Routes.guildMember(room, application)));
    const has = new PermissionsBitField(rightsOf(server, own.roles, place, application, room));
    return Object.entries(wanted).flatMap(([name, right]) => (has.has(right) ? [] : [name]));
  } catch (error) {
    const { kind } = faultOf(error);
    if (kind === 'gone') return 'no-channel';
    return kind === 'forbidden' ? ['View Channel'] : undefined;
  }
}

/** https://discord.com/developers/docs/topics/permissions#permission-overwrites */
function rightsOf(
  { owner_id, roles }: z.infer<typeof guild>,
  own: readonly string[],
  { permission_overwrites }: z.infer<typeof channelSchema>,
  application: string,
  room: string,
): bigint {
  if (owner_id === application) return PermissionsBitField.All;
  const base = roles
    .filter(({ id }) => id === room || own.includes(id))
    .reduce((sum, { permissions }) => sum | permissions, 0n);
  if (base & PermissionFlagsBits.Administrator) return PermissionsBitField.All;
  const apply = (rights: bigint, of: (id: string) => boolean) => {
    const those = permission_overwrites.filter(({ id }) => of(id));
    const deny = those.reduce((sum, one) => sum | one.deny, 0n);
    const allow = those.reduce((sum, one) => sum | one.allow, 0n);
    return (rights & ~deny) | allow;
  };
  const everyone = apply(base, (id) => id === room);
  const asRoles = apply(everyone, (id) => id !== room && own.includes(id));
  return apply(asRoles, (id) => id === application);
}
