import { readFile } from 'node:fs/promises';
import { type RawFile, type REST, type RESTPostAPIInteractionCallbackJSONBody, Routes } from 'discord.js';
import type { Handle } from './inbound/interaction.ts';
import type { Message } from './outbound/message.ts';

/** The requests that answer an interaction. Each rejects with what discord.js throws. */
export interface Wire {
  /** The one answer that an interaction takes, within three seconds. */
  callback(to: Handle, body: RESTPostAPIInteractionCallbackJSONBody, message?: Message): Promise<void>;
  /** After a deferral: takes the place of "thinking", or of the card that was pressed. */
  edit(to: Handle, message: Message): Promise<void>;
  /** A further message. */
  followUp(to: Handle, message: Message, ephemeral: boolean): Promise<void>;
}

const ephemeralFlag = 1 << 6;

export function wireOn(rest: REST): Wire {
  return {
    async callback({ id, token }, body, message) {
      await rest.post(Routes.interactionCallback(id, token), { auth: false, body, ...(await filesOf(message)) });
    },
    async edit({ application, token }, message) {
      const route = Routes.webhookMessage(application, token, '@original');
      await rest.patch(route, { auth: false, body: message.body, ...(await filesOf(message)) });
    },
    async followUp({ application, token }, message, ephemeral) {
      const body = { ...message.body, flags: message.body.flags | (ephemeral ? ephemeralFlag : 0) };
      await rest.post(Routes.webhook(application, token), { auth: false, body, ...(await filesOf(message)) });
    },
  };
}

/** What goes along with a message, read from where it lies. */
export async function filesOf(message: Message | undefined): Promise<{ files?: RawFile[] }> {
  if (!message || message.uploads.length === 0) return {};
  const files = message.uploads.map(async ({ name, from }, index) => ({
    key: `files[${index}]`,
    name,
    data: 'path' in from ? await readFile(from.path) : Buffer.from(from.content),
  }));
  return { files: await Promise.all(files) };
}
