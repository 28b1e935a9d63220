import { z } from 'zod';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** It becomes part of an address, and must not lead to another. */
const callbackToken = z.string().regex(/^[\w=+~-][\w.=+~:-]{0,999}$/);

const person = z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() });

/** What every interaction carries and an answer needs. */
const base = {
  id: snowflake,
  token: callbackToken,
  application_id: snowflake,
  guild_id: snowflake.optional(),
  /** 0 a server, 1 the bot's own direct messages, 2 anywhere else. */
  context: z.int().optional(),
  channel_id: snowflake.optional(),
  /** By whose leave the bot is there: `0` a server that it is a member of, `1` a person. */
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  member: z
    .object({
      user: person,
      nick: z.string().nullish(),
      permissions: z.string().regex(/^\d{1,40}$/),
      roles: z.array(snowflake),
    })
    .optional(),
  user: person.optional(),
};

const value = z.union([z.string().max(6000), z.number(), z.boolean()]);
const option = z.object({ name: z.string(), value: value.optional(), focused: z.boolean().optional() });
/** Options, or a subcommand that holds them. */
const options = z.array(option.extend({ type: z.int(), options: z.array(option).max(25).optional() })).max(25);
const command = z.object({ name: z.string(), options: options.optional() });

const field = z.object({
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).max(25).optional(),
});
/** A field stands in a label, or, from older windows, in a row. */
const holder = z.object({ component: field.optional(), components: z.array(field).max(5).optional() });

const message = z.object({ id: snowflake, flags: z.int().default(0) });

/** The parts of an interaction that we read. Discord sends more; what is missing or strange here is named by zod. */
export const interactionSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal(2), data: command }),
  z.object({ ...base, type: z.literal(4), data: command }),
  z.object({
    ...base,
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), component_type: z.int() }),
    message,
  }),
  z.object({
    ...base,
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(holder).max(40) }),
    message: message.optional(),
  }),
]);

export type Payload = z.infer<typeof interactionSchema>;
export type CommandData = z.infer<typeof command>;

/** Enough to say that something could not be read; a completion has no place for that. */
export const handleSchema = z.object({
  id: snowflake,
  token: callbackToken,
  application_id: snowflake,
  type: z.unknown().refine((type) => type !== 4),
});
