import { setTimeout as pauseFor } from 'node:timers/promises';
import { InteractionResponseType, type RESTPostAPIInteractionCallbackJSONBody } from 'discord.js';
import type { Answer } from '../bot/bot.ts';
import { type Reply, tell } from '../bot/reply.ts';
import { type Log, newReference } from '../log.ts';
import { type DiscordFault, faultOf } from './fault.ts';
import type { Interaction } from './inbound/interaction.ts';
import { modalOf } from './outbound/form.ts';
import { type Message, messagesOf } from './outbound/message.ts';
import type { Wire } from './wire.ts';

const ephemeral = 1 << 6;
/** Discord gives up on an interaction after this. */
const patienceMs = 3000;
/** An answer that is not there by then is deferred, which leaves a second for the way. */
const deferAfterMs = 1800;
/** A token lives for 15 minutes; nobody waits that long. */
const longestRetryMs = 60_000;

/** Sees to it that an interaction is answered, whatever becomes of `answering`. Never rejects. */
export type Respond = (interaction: Interaction, answering: Promise<Answer>, page?: number) => Promise<void>;

/** By card, the interaction whose better answer is still to come. */
export type Awaited = Map<string, string>;

/** @param awaited shared by all that answer, since each press of a card is an interaction of its own */
export function responder(wire: Wire, log: Log, awaited: Awaited): Respond {
  return async (interaction, answering, page) => {
    const answer: Promise<Answer> = answering.catch((error: unknown) => ({
      reply: apologize(error, interaction, log),
    }));
    const left = Math.max(0, interaction.at + deferAfterMs - Date.now());
    // Clocks differ; whatever ours says, the answer gets its time from when it came.
    const first = await within(answer, Math.min(deferAfterMs, Math.max(left, deferAfterMs / 2)));
    try {
      if (first) await answerNow(first);
      else await answerLater();
    } catch (error) {
      log.error({ ref: newReference(), interaction: interaction.id }, 'An answer could not be written', error);
    }

    async function answerNow(ready: Answer): Promise<void> {
      if ('form' in ready) {
        await callback({ type: InteractionResponseType.Modal, data: modalOf(ready.form) });
        return;
      }
      const [message, ...more] = messagesOf(ready.reply, page);
      const inPlace = takesPlace(ready.reply);
      const beside = () => callback(newMessage(message), message);
      const update = { type: InteractionResponseType.UpdateMessage, data: message.body } as const;
      if (inPlace) takeCard(ready);
      const sent = inPlace
        ? await callback(update as RESTPostAPIInteractionCallbackJSONBody, message, beside)
        : await beside();
      if (sent) await followUp(more);
      if (ready.later) await replace(ready.later, sent, inPlace);
    }

    /** What takes longer is done in any case, and shown if the answer it improves on was and its card shows nothing else by now. */
    async function replace(later: () => Promise<Reply | undefined>, sent: boolean, onCard: boolean): Promise<void> {
      const { card = '', id } = interaction;
      try {
        const better = await later();
        const isShown = !onCard || awaited.get(card) === id;
        if (better && sent && isShown) await edit(messagesOf(better, page)[0]);
      } finally {
        if (awaited.get(card) === id) awaited.delete(card);
      }
    }

    /** From here on the card shows this answer, and what an earlier one waited for would be out of place. */
    function takeCard(ready: Answer): void {
      const { card = '', id } = interaction;
      if ('later' in ready && ready.later) awaited.set(card, id);
      else awaited.delete(card);
    }

    async function answerLater(): Promise<void> {
      const inPlace = interaction.card !== undefined;
      const deferred = await callback(
        inPlace
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: { flags: interaction.shared ? ephemeral : 0 },
            },
      );
      const ready = await answer;
      if (!deferred) {
        if ('later' in ready) await ready.later?.();
        return;
      }
      if ('form' in ready) {
        await followUp(messagesOf(tell('That took too long', 'Nothing was changed. Please press again.')));
        return;
      }
      const [message, ...more] = messagesOf(ready.reply, page);
      const isTaken = takesPlace(ready.reply);
      if (isTaken) takeCard(ready);
      // A deferred press can be answered in its place, or beside it.
      if (inPlace && !isTaken) await followUp([message, ...more]);
      else if (await edit(message)) await followUp(more);
      if (ready.later) await replace(ready.later, !inPlace || isTaken, isTaken);
    }

    function takesPlace(reply: Reply): boolean {
      return interaction.card !== undefined && (reply.inPlace || (page !== undefined && reply.card.self !== undefined));
    }

    function newMessage({ body }: Message): RESTPostAPIInteractionCallbackJSONBody {
      const data = { ...body, flags: body.flags | (interaction.shared ? ephemeral : 0) };
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data,
      } as RESTPostAPIInteractionCallbackJSONBody;
    }

    /** `instead`: what to do where the card that was pressed is gone, or not ours to change any more. */
    async function callback(
      body: RESTPostAPIInteractionCallbackJSONBody,
      message?: Message,
      instead?: () => Promise<boolean>,
    ): Promise<boolean> {
      const until = Date.now() + patienceMs;
      const fault = await tryUntil(until, () => wire.callback(interaction, body, message));
      // An earlier try got through and only its reply was lost.
      if (!fault || fault.kind === 'answered') return true;
      if (instead && (fault.kind === 'gone' || fault.kind === 'forbidden')) return instead();
      const ref = newReference();
      note(fault, ref, 'callback');
      if (fault.kind !== 'malformed') return false;
      // Ours is the mistake, so the person hears of it; what was saved stays saved.
      const [plain] = messagesOf(sorry('The answer could not be shown. What you did was kept; /case shows it.', ref));
      const second = await tryUntil(until, () => wire.callback(interaction, newMessage(plain)));
      if (second) note(second, ref, 'apology');
      return false;
    }

    async function edit(message: Message): Promise<boolean> {
      const fault = await tryUntil(Date.now() + longestRetryMs, () => wire.edit(interaction, message));
      if (!fault) return true;
      if (fault.kind === 'gone') await followUp([message]);
      else note(fault, newReference(), 'edit');
      return fault.kind === 'gone';
    }

    async function followUp(messages: readonly Message[]): Promise<void> {
      for (const message of messages) {
        const until = Date.now() + longestRetryMs;
        const fault = await tryUntil(until, () => wire.followUp(interaction, message, interaction.shared));
        if (fault) return note(fault, newReference(), 'follow-up');
      }
    }

    function note({ kind, detail }: DiscordFault, ref: string, step: string): void {
      log.warn({ ref, step, fault: kind, detail, interaction: interaction.id }, 'Discord did not take an answer');
    }
  };
}

/** What a promise comes to, or `undefined` if that takes longer. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}

/** Tries again while Discord is down and time is left; otherwise the fault. */
async function tryUntil(until: number, send: () => Promise<void>): Promise<DiscordFault | undefined> {
  for (let pauseMs = 100; ; pauseMs *= 2) {
    try {
      await send();
      return undefined;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'other') throw error;
      if (fault.kind !== 'down' && fault.kind !== 'busy') return fault;
      const pause = fault.retryAfterMs ?? pauseMs;
      if (Date.now() + pause >= until) return fault;
      await pauseFor(pause, undefined, { ref: false });
    }
  }
}

/** A rejected request has changed nothing: that is what the bot promises. */
function apologize(error: unknown, { id }: Interaction, log: Log): Reply {
  const ref = newReference();
  log.error({ ref, interaction: id }, 'A request failed and changed nothing', error);
  return sorry('Something is wrong on our side, and nothing was changed. Please try again in a minute.', ref);
}

function sorry(sentence: string, ref: string): Reply {
  return tell('That did not work', sentence, `Reference for whoever runs the bot: ${ref}`);
}
