import { attach, change, type MessageBody, type SentFile } from './interactions.ts';
import type { Person } from './places.ts';
import type { Routes } from './rest.ts';
import { snowflake } from './snowflake.ts';
import { Refusal, type StoredMessage } from './state.ts';

/** What the bot may do in a channel, by the bit that stands for it. */
const rights = {
  view: 1n << 10n,
  send: 1n << 11n,
  attach: 1n << 15n,
  history: 1n << 16n,
  threads: 1n << 35n,
} as const;
export type Right = keyof typeof rights;

export interface Channel {
  readonly id: string;
  readonly guild: string | undefined;
  /** Who it is a direct line to. */
  readonly person: string | undefined;
  /** The earliest first. */
  readonly messages: StoredMessage[];
  readonly threads: { readonly on: string; readonly name: string }[];
  readonly denied: Set<Right>;
  deleted: boolean;
}

type SentMessage = MessageBody & {
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: { readonly roles?: readonly string[] };
};

/** Discord remembers a nonce for a few minutes, of the time that really passes: a request is tried again within seconds. */
const nonceLifeMs = 3 * 60_000;
const anHourMs = 3_600_000;

/** The places that a bot writes to by itself: channels of servers, threads on their messages, direct messages. */
export function openChannels(application: string, now: () => number) {
  const channels = new Map<string, Channel>();
  const guilds = new Map<string, { readonly owner: string; present: boolean }>();
  const closed = new Set<string>();
  const nonces = new Map<string, { readonly message: StoredMessage; readonly at: number }>();
  /** Edits of messages older than an hour that Discord still takes. */
  let oldEdits = Number.POSITIVE_INFINITY;

  function open(id: string, guild?: string, person?: string): Channel {
    const channel: Channel = {
      id,
      guild,
      person,
      messages: [],
      threads: [],
      denied: new Set(),
      deleted: false,
    };
    channels.set(id, channel);
    return channel;
  }

  function seen(id: string, right?: Right): Channel {
    const channel = channels.get(id);
    if (!channel || channel.deleted) throw new Refusal(404, 10003, 'Unknown Channel');
    const isIn = channel.guild === undefined || guilds.get(channel.guild)?.present;
    if (!isIn || channel.denied.has('view')) throw new Refusal(403, 50001, 'Missing Access');
    if (right && channel.denied.has(right)) throw new Refusal(403, 50013, 'Missing Permissions');
    return channel;
  }

  function messageIn(channel: Channel, id: string): StoredMessage {
    const message = channel.messages.find((one) => one.id === id);
    if (!message || message.deleted) throw new Refusal(404, 10008, 'Unknown Message');
    return message;
  }

  function send(channel: Channel, body: SentMessage, files: readonly SentFile[]): StoredMessage {
    const key = `${channel.id} ${body.nonce}`;
    const before = body.enforce_nonce ? nonces.get(key) : undefined;
    if (before && Date.now() - before.at < nonceLifeMs) return before.message;
    if (files.length > 0 && channel.denied.has('attach')) throw new Refusal(403, 50013, 'Missing Permissions');
    if (channel.person !== undefined && closed.has(channel.person))
      throw new Refusal(403, 50007, 'Cannot send messages to this user');
    const message: StoredMessage = {
      id: snowflake(now()),
      channel: channel.id,
      flags: body.flags ?? 0,
      components: body.components ?? [],
      attachments: [],
      files: new Map(),
      mentioned: body.allowed_mentions?.roles ?? [],
      edits: 0,
      deleted: false,
    };
    attach(message, body, files);
    channel.messages.push(message);
    if (body.nonce !== undefined) nonces.set(key, { message, at: Date.now() });
    return message;
  }

  const told = ({ id, channel, flags, components, author = application }: StoredMessage) => ({
    id,
    channel_id: channel,
    author: { id: author },
    flags,
    components,
  });

  const routes: Routes = [
    [
      'GET',
      '/channels/:id',
      (_, id) => {
        const { guild, denied, messages } = seen(id!);
        const deny = [...denied].reduce((sum, right) => sum | rights[right], 0n);
        const permission_overwrites = deny === 0n ? [] : [{ id: application, type: 1, allow: '0', deny: `${deny}` }];
        const last_message_id = messages.findLast(({ deleted }) => !deleted)?.id ?? null;
        return { id, type: 0, guild_id: guild, permission_overwrites, last_message_id };
      },
    ],
    [
      'GET',
      '/channels/:id/messages',
      ({ query }, id) => {
        const channel = seen(id!);
        // As Discord does: who may not read the history finds none.
        if (channel.denied.has('history')) return [];
        const before = BigInt(query.get('before') ?? 2n ** 63n);
        return channel.messages
          .filter((message) => !message.deleted && BigInt(message.id) < before)
          .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
          .slice(0, Number(query.get('limit') ?? 50))
          .map(told);
      },
    ],
    [
      'POST',
      '/channels/:id/messages',
      ({ body, files }, id) => told(send(seen(id!, 'send'), body as SentMessage, files)),
    ],
    [
      'PATCH',
      '/channels/:id/messages/:message',
      ({ body, files }, id, wanted) => {
        const message = messageIn(seen(id!), wanted!);
        if (now() - timeOf(message.id) > anHourMs) {
          if (oldEdits <= 0) throw new Refusal(429, 30046, 'Maximum number of edits to messages older than 1 hour', 3);
          oldEdits -= 1;
        }
        change(message, body as MessageBody, files);
        return told(message);
      },
    ],
    [
      'POST',
      '/channels/:id/messages/:message/threads',
      ({ body }, id, on) => {
        const channel = seen(id!, 'threads');
        messageIn(channel, on!);
        if (channel.threads.some((thread) => thread.on === on))
          throw new Refusal(400, 160004, 'A thread has already been created for this message');
        channel.threads.push({ on: on!, name: (body as { name: string }).name });
        return { id: on, type: 11 };
      },
    ],
    [
      'POST',
      '/users/@me/channels',
      ({ body }) => {
        const { recipient_id: person } = body as { recipient_id: string };
        const known = [...channels.values()].find((channel) => channel.person === person);
        return { id: (known ?? open(snowflake(now()), undefined, person)).id, type: 1 };
      },
    ],
    [
      'GET',
      '/guilds/:id',
      (_, id) => {
        const guild = present(id!);
        const all = Object.values(rights).reduce((sum, right) => sum | right, 0n);
        return { id, owner_id: guild.owner, roles: [{ id, permissions: `${all}` }] };
      },
    ],
    [
      'GET',
      '/guilds/:id/members/:person',
      (_, id, person) => {
        present(id!);
        return { user: { id: person }, roles: [] };
      },
    ],
  ];

  function present(id: string) {
    const guild = guilds.get(id);
    if (!guild?.present) throw new Refusal(403, 50001, 'Missing Access');
    return guild;
  }

  return {
    routes,
    /** A server with one channel, in which the bot may do all it needs. */
    server(guild: string, channel: string): void {
      if (!guilds.has(guild)) guilds.set(guild, { owner: snowflake(), present: true });
      open(channel, guild);
    },
    find(id: string): Channel {
      const channel = channels.get(id);
      if (!channel) throw new Error(`There is no channel ${id}`);
      return channel;
    },
    all: (): readonly Channel[] => [...channels.values()],
    /** What somebody was told by direct message. */
    toldTo: ({ id }: Person): readonly StoredMessage[] =>
      [...channels.values()].find(({ person }) => person === id)?.messages ?? [],
    /** People talk among themselves. */
    chatter(id: string, count: number): void {
      const common = { channel: id, flags: 0, components: [], attachments: [], files: new Map(), edits: 0 };
      for (let at = 0; at < count; at += 1)
        channels.get(id)!.messages.push({ ...common, id: snowflake(now()), author: '1', deleted: false });
    },
    closeDms: ({ id }: Person) => void closed.add(id),
    forgetNonces: () => nonces.clear(),
    allowOldEdits(count: number): void {
      oldEdits = count;
    },
    /** Removes the bot from a server, or invites it again. */
    setPresent(guild: string, present: boolean): void {
      guilds.get(guild)!.present = present;
    },
  };
}

function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}
