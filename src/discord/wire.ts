import { type REST, type RESTPostAPIInteractionCallbackJSONBody, Routes } from 'discord.js';
import type { Handle } from './inbound/interaction.ts';
import type { Message } from './outbound/message.ts';
import { type Render, withFiles } from './uploads.ts';

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

/** `render`: paints pictures; where it fails, a reply goes out without them. */
export function wireOn(rest: REST, render: Render): Wire {
  return {
    async callback({ id, token }, body, message) {
      const { body: data, files } = await withFiles(('data' in body && body.data) || {}, message, render);
      const whole = 'data' in body ? { ...body, data } : body;
      await rest.post(Routes.interactionCallback(id, token), { auth: false, body: whole, ...(files && { files }) });
    },
    async edit({ application, token }, message) {
      const route = Routes.webhookMessage(application, token, '@original');
      await rest.patch(route, { auth: false, ...(await withFiles(message.body, message, render)) });
    },
    async followUp({ application, token }, message, ephemeral) {
      const body = { ...message.body, flags: message.body.flags | (ephemeral ? ephemeralFlag : 0) };
      await rest.post(Routes.webhook(application, token), { auth: false, ...(await withFiles(body, message, render)) });
    },
  };
}
