import { SnowflakeUtil } from 'discord.js';
import type { z } from 'zod';
import type { Request } from '../../bot/command.ts';
import { readCustomId } from '../custom-id.ts';
import { type CommandData, handleSchema, interactionSchema, type Payload } from './payload.ts';

/** What an answer is addressed to. */
export interface Handle {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  /** When Discord made it, in milliseconds since 1970, by Discord's clock. */
  readonly at: number;
}

type Asked =
  | { readonly kind: 'request'; readonly request: Request; readonly page?: number | undefined }
  /** A name that is being typed. */
  | { readonly kind: 'complete'; readonly command: string; readonly option: string; readonly typed: string }
  /** A button or form of ours that no longer exists, or that never was ours. */
  | { readonly kind: 'unknown'; readonly what: 'button' | 'form' };

export interface Interaction extends Handle {
  readonly asked: Asked;
  readonly person: string;
  readonly name: string;
  /** The server, if the bot is a member of it. */
  readonly room: string | undefined;
  readonly channel: string | undefined;
  /** May manage the server. */
  readonly manager: boolean;
  readonly roles: readonly string[];
  /** Others can read along, so answers are for this person alone. */
  readonly shared: boolean;
  /** Id of the message that it came from, if nobody else reads it: an answer may take that card's place. */
  readonly card: string | undefined;
}

export type Read =
  | Interaction
  /** `handle`, where there is one to answer with a sentence. */
  | { readonly problem: string; readonly handle: Handle | undefined };

const administrator = 1n << 3n;
const manageServer = 1n << 5n;
const ownDirectMessages = 1;
const ephemeral = 1 << 6;

/** An interaction as the gateway sent it, parsed once. */
export function readInteraction(payload: unknown): Read {
  const parsed = interactionSchema.safeParse(payload);
  if (!parsed.success) {
    const handle = handleSchema.safeParse(payload);
    return { problem: problemOf(parsed.error), handle: handle.success ? handleOf(handle.data) : undefined };
  }
  const { data } = parsed;
  const user = data.member?.user ?? data.user;
  if (user === undefined) return { problem: 'It says nothing of who asks', handle: handleOf(data) };
  const permissions = BigInt(data.member?.permissions ?? 0);
  return {
    ...handleOf(data),
    asked: askedOf(data),
    person: user.id,
    name: data.member?.nick ?? user.global_name ?? user.username,
    room: data.authorizing_integration_owners?.['0'] === data.guild_id ? data.guild_id : undefined,
    channel: data.channel_id,
    manager: data.guild_id !== undefined && (permissions & (administrator | manageServer)) !== 0n,
    roles: data.member?.roles ?? [],
    shared: data.context !== ownDirectMessages,
    card: ownCardOf(data),
  };
}

function ownCardOf(data: Payload): string | undefined {
  if (!('message' in data) || data.message === undefined) return undefined;
  const isOwn = data.context === ownDirectMessages || (data.message.flags & ephemeral) !== 0;
  return isOwn ? data.message.id : undefined;
}

/** What is wrong, and where: without the names that a stranger gave to parts of it, for this goes to the log. */
function problemOf({ issues }: z.ZodError): string {
  const known = /^[a-z0-9_]{1,40}$/;
  return issues
    .slice(0, 5)
    .map(
      ({ message, path }) =>
        `${message} at ${path.map((part) => (known.test(`${part as string}`) ? part : '?')).join('.')}`,
    )
    .join('; ')
    .slice(0, 500);
}

function handleOf({ id, token, application_id }: Pick<Payload, 'id' | 'token' | 'application_id'>): Handle {
  return { id, token, application: application_id, at: SnowflakeUtil.timestampFrom(id) };
}

function askedOf(payload: Payload): Asked {
  switch (payload.type) {
    case 2: {
      const { name, options } = named(payload.data);
      const args = options.flatMap(({ name: option, value }) =>
        value === undefined ? [] : [[option, String(value)] as const],
      );
      return { kind: 'request', request: { kind: 'command', name, args: Object.fromEntries(args) } };
    }
    case 4: {
      const { name, options } = named(payload.data);
      const focused = options.find((option) => option.focused);
      return { kind: 'complete', command: name, option: focused?.name ?? '', typed: String(focused?.value ?? '') };
    }
    case 3: {
      const target = readCustomId(payload.data.custom_id);
      if (!target) return { kind: 'unknown', what: 'button' };
      return { kind: 'request', request: { kind: 'press', press: target.press }, page: target.page };
    }
    case 5: {
      const target = readCustomId(payload.data.custom_id);
      if (!target) return { kind: 'unknown', what: 'form' };
      const fields = payload.data.components
        .flatMap(({ component, components = [] }) => (component ? [component, ...components] : components))
        .map(({ custom_id, value, values }) => [custom_id, value ?? values?.[0] ?? ''] as const);
      return {
        kind: 'request',
        request: { kind: 'submit', press: target.press, fields: Object.fromEntries(fields) },
      };
    }
  }
}

/** `study` with its subcommand `compare` is our command `study compare`. */
function named({ name, options = [] }: CommandData) {
  const sub = options.find(({ type }) => type === 1);
  return sub ? { name: `${name} ${sub.name}`, options: sub.options ?? [] } : { name, options };
}
