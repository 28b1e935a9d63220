import { ComponentType, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Noticeboard, Posted } from '../bot/noticeboard.ts';
import type { Card } from '../bot/reply.ts';
import type { Log } from '../log.ts';
import { type DiscordFault, faultOf } from './fault.ts';
import { type Message, messagesOf } from './outbound/message.ts';
import { missingRights } from './rights.ts';
import { type Render, withFiles } from './uploads.ts';

const message = z.object({ id: z.string() });
const place = z.object({ last_message_id: z.string().nullish() });
const found = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.array(z.unknown()).default([]) }),
);

/** A page of messages, as Discord gives them, and how many pages a doubt is worth. */
const pageSize = 100;
const mostPages = 20;
/** A week: Discord archives a thread that is silent for so long. */
const threadRestsMinutes = 10_080;

/** A server's channels, over REST. Sends are not repeated here: what is in doubt is searched for first. */
export function noticeboardOn(rest: REST, application: string, render: Render, log: Log): Noticeboard {
  async function attempt(what: string, send: () => Promise<string>): Promise<Posted> {
    try {
      return { kind: 'posted', message: await send() };
    } catch (error) {
      const fault = faultOf(error);
      log.warn({ what, fault: fault.kind, detail: fault.detail }, 'Discord did not take a notice');
      return becomes(fault);
    }
  }

  async function holdsMessages(channel: string): Promise<boolean> {
    return place.parse(await rest.get(Routes.channel(channel))).last_message_id != null;
  }

  return {
    post: ({ channel, card, mark, mention }) =>
      attempt(mark.post, async () => {
        const [first] = messagesOf({ card, private: false, inPlace: false });
        const body = { ...calling(first.body, mention), nonce: nonceOf(mark), enforce_nonce: true };
        return message.parse(await rest.post(Routes.channelMessages(channel), await withFiles(body, first, render))).id;
      }),

    async find(channel, { round, post }, since) {
      const mark = `:${round}:${post}`;
      let before: string | undefined;
      try {
        for (let page = 0; page < mostPages; page += 1) {
          const query = new URLSearchParams({ limit: `${pageSize}`, ...(before !== undefined && { before }) });
          const messages = found.parse(await rest.get(Routes.channelMessages(channel), { query }));
          const own = messages.find(({ author, components }) => author.id === application && carries(components, mark));
          if (own) return { kind: 'found', message: own.id };
          const last = messages.at(-1);
          // Who may not read the history is shown an empty channel, and not refused.
          if (!last && page === 0 && (await holdsMessages(channel))) return { kind: 'blind' };
          if (!last || messages.length < pageSize || timeOf(last.id) < since - clockSlackMs) return { kind: 'absent' };
          before = last.id;
        }
        return { kind: 'absent' };
      } catch (error) {
        const { kind, detail } = faultOf(error);
        log.warn({ fault: kind, detail }, 'A channel could not be searched');
        // Where nobody can look, nothing can be posted either: that answer settles it.
        return { kind: kind === 'gone' || kind === 'forbidden' ? 'absent' : 'in-doubt' };
      }
    },

    edit: (channel, id, card) =>
      attempt('edit', async () => {
        const [first] = messagesOf({ card, private: false, inPlace: false });
        await rest.patch(Routes.channelMessage(channel, id), await withFiles(first.body, first, render));
        return id;
      }),

    openThread: (channel, id, name) =>
      attempt('thread', async () => {
        const body = { name, auto_archive_duration: threadRestsMinutes };
        try {
          await rest.post(Routes.threads(channel, id), { body });
        } catch (error) {
          if (faultOf(error).kind !== 'answered') throw error;
        }
        // A thread has the id of the message that it hangs on.
        return id;
      }),

    tell: (person, card: Card) =>
      attempt('direct message', async () => {
        const body = { recipient_id: person };
        const { id } = message.parse(await rest.post(Routes.userChannels(), { body }));
        const [first] = messagesOf({ card, private: false, inPlace: false });
        return message.parse(await rest.post(Routes.channelMessages(id), await withFiles(first.body, first, render)))
          .id;
      }),

    missingRights: (room, channel) => missingRights(rest, application, room, channel),
  };
}

/** Clocks differ between Discord and us. */
const clockSlackMs = 60_000;

function timeOf(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000;
}

/** The one role that a round calls stands above the card; nothing else in it can call anybody. */
function calling(body: Message['body'], role: string | undefined): Message['body'] {
  if (role === undefined) return body;
  const call = { type: ComponentType.TextDisplay as const, content: `<@&${role}>` };
  return { ...body, components: [call, ...(body.components ?? [])], allowed_mentions: { parse: [], roles: [role] } };
}

/** At most 25 characters. With `enforce_nonce`, Discord itself drops a second message with it for a few minutes. */
function nonceOf({ round, post }: { readonly round: string; readonly post: string }): string {
  return `${round}.${post}`.slice(0, 25);
}

function becomes({ kind }: DiscordFault): Posted {
  switch (kind) {
    case 'gone':
      return { kind: 'refused', why: 'gone' };
    case 'forbidden':
    case 'expired':
      return { kind: 'refused', why: 'forbidden' };
    case 'answered':
    case 'malformed':
    case 'other':
      return { kind: 'refused', why: 'unfit' };
    case 'busy':
    case 'down':
      return { kind: 'in-doubt' };
  }
}

function carries(part: unknown, mark: string): boolean {
  if (Array.isArray(part)) return part.some((one) => carries(one, mark));
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([name, value]) =>
    name === 'custom_id' ? typeof value === 'string' && value.endsWith(mark) : carries(value, mark),
  );
}
