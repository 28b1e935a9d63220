import { setTimeout as pauseFor } from 'node:timers/promises';
import { InteractionResponseType } from 'discord.js';
import type { Answer, Asker, Bot, Typing } from '../bot/bot.ts';
import { tell } from '../bot/reply.ts';
import { type Log, newReference } from '../log.ts';
import type { InteractionKind, Observer } from '../observer.ts';
import { faultOf } from './fault.ts';
import { type Handle, type Interaction, type Read, readInteraction } from './inbound/interaction.ts';
import { observedWire } from './observed-wire.ts';
import { shorten } from './outbound/text.ts';
import { type Awaited, responder } from './respond.ts';
import type { Wire } from './wire.ts';

const mostChoices = 25;
const longestChoice = 100;
/** What is under way when the process is asked to end gets this long. */
const longestFinishMs = 8000;

export interface Listener {
  /** Takes an interaction as it arrived. Never throws. */
  take(payload: unknown): void;
  /** How many are not answered yet. */
  underWay(): number;
  /** Takes no more, and resolves when what is under way is answered. */
  finish(): Promise<void>;
}

/** From the gateway to the bot and back. */
export function listen(parts: {
  readonly bot: Bot;
  readonly wire: Wire;
  readonly log: Log;
  readonly observer: Observer;
  seed(): string;
}): Listener {
  const { bot, log, observer, seed } = parts;
  const working = new Set<Promise<void>>();
  const awaited: Awaited = new Map();
  let open = true;

  function take(payload: unknown): void {
    if (!open) return;
    const work = answer(payload).catch((error: unknown) => {
      log.error({ ref: newReference() }, 'An interaction could not be handled', error);
    });
    working.add(work);
    void work.finally(() => working.delete(work));
  }

  async function answer(payload: unknown): Promise<void> {
    const read = readInteraction(payload);
    const observed = observedWire(parts.wire, observer, kindOf(read));
    await answerOn(observed.wire, read).finally(observed.end);
  }

  async function answerOn(wire: Wire, read: Read): Promise<void> {
    const respond = responder(wire, log, awaited);
    if ('problem' in read) {
      const ref = newReference();
      log.warn({ ref, problem: read.problem }, 'An interaction could not be read');
      if (read.handle)
        await respond(
          unread(read.handle),
          sentence('Not understood', `Discord sent something that this bot cannot read. Reference: ${ref}`),
        );
      return;
    }
    const { asked } = read;
    switch (asked.kind) {
      case 'complete':
        return complete(read, asked, wire);
      case 'unknown':
        return respond(
          read,
          sentence(`Old ${asked.what}`, `This ${asked.what} is no longer known. /case shows where you are.`),
        );
      case 'request':
        return respond(read, bot.answer(asked.request, askerOf(read)), asked.page);
    }
  }

  function askerOf({ person, name, room, channel, manager, roles, at }: Interaction): Asker {
    return { id: person, name, room, channel, manager, roles, now: at, seed: seed() };
  }

  async function complete(interaction: Interaction, { command, option, typed }: Typing, wire: Wire): Promise<void> {
    const typing = { command, option, typed: typed.slice(0, longestChoice) };
    const found = await bot.complete(typing, askerOf(interaction), mostChoices);
    const choices = found.map(({ name, value }) => ({
      name: shorten(name, longestChoice),
      value: shorten(value, longestChoice),
    }));
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    // The next letter asks again, so a lost answer is not worth another try.
    await wire.callback(interaction, { type, data: { choices } }).catch((error: unknown) => {
      const { kind, detail } = faultOf(error);
      if (kind !== 'expired') log.warn({ fault: kind, detail }, 'A completion was not taken');
    });
  }

  return {
    take,
    underWay: () => working.size,
    async finish() {
      open = false;
      await Promise.race([Promise.all(working), pauseFor(longestFinishMs, undefined, { ref: false })]);
    },
  };
}

function kindOf(read: Read): InteractionKind {
  if ('problem' in read) return 'unreadable';
  const { asked } = read;
  if (asked.kind === 'complete') return 'completion';
  if (asked.kind === 'unknown') return asked.what === 'button' ? 'press' : 'form';
  return ({ command: 'command', press: 'press', submit: 'form' } as const)[asked.request.kind];
}

function sentence(title: string, text: string): Promise<Answer> {
  return Promise.resolve({ reply: tell(title, text) });
}

/** Something to answer to, about which nothing else is known: so the answer is for one person alone. */
function unread(handle: Handle): Interaction {
  return {
    ...handle,
    asked: { kind: 'unknown', what: 'button' },
    person: '',
    name: '',
    room: undefined,
    channel: undefined,
    manager: false,
    roles: [],
    shared: true,
    card: undefined,
  };
}
