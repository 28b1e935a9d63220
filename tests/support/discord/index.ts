import { openChannels } from './channels.ts';
import { type Component, everyComponent } from './components.ts';
import { openGateway } from './gateway.ts';
import { acknowledge, change, followUp, originalOf } from './interactions.ts';
import { aDm, aPerson, aServer, type Person, type Place, standingOf } from './places.ts';
import { openRest, type Routes } from './rest.ts';
import { snowflake } from './snowflake.ts';
import {
  type Answered,
  type Fault,
  type Modal,
  type PendingInteraction,
  Refusal,
  type StoredMessage,
} from './state.ts';

export interface LoopbackOptions {
  readonly guilds?: number;
  readonly heartbeatMs?: number;
  readonly shards?: number;
  /** How long Discord waits for a first answer. */
  readonly patienceMs?: number;
  /** Off where hundreds of thousands of requests are measured. */
  readonly records?: boolean;
}

export type Loopback = Awaited<ReturnType<typeof openDiscord>>;

const token = 'loopback.token-of-a-bot.that-is-nobody';

/**
 * A Discord on this machine: REST and gateway over real sockets, for an unmodified discord.js. People act through
 * `slash`, `complete`, `press` and `submit`; each resolves with what the bot made of it, at the latest after Discord's
 * own three seconds.
 */
export async function openDiscord(options: LoopbackOptions = {}) {
  const { patienceMs = 3000, heartbeatMs = 41_250, shards = 1, records = true } = options;
  const application = snowflake();
  const guilds = Array.from({ length: options.guilds ?? 1 }, () => snowflake());
  const interactions = new Map<string, PendingInteraction>();
  const commands = new Map<string, Record<string, unknown>[]>();
  let starts = 999;
  let still: number | undefined;
  const now = () => still ?? Date.now();
  const places = openChannels(application, now);

  const byToken = (wanted: string): PendingInteraction => {
    const found = [...interactions.values()].find((one) => one.token === wanted);
    if (!found) throw new Refusal(404, 10015, 'Unknown Webhook');
    return found;
  };
  const listed = (place: string) => commands.get(place) ?? [];
  const put = (place: string, body: unknown) => {
    const kept = (body as Record<string, unknown>[]).map((command) => ({
      default_member_permissions: null,
      nsfw: false,
      name_localizations: null,
      ...command,
      options: (command.options as Record<string, unknown>[] | undefined)?.map(asKept),
      id: snowflake(),
      application_id: application,
      version: snowflake(),
    }));
    commands.set(place, kept);
    return kept;
  };
  const gateway = await openGateway({ token, application, guilds, heartbeatMs, shards });
  const routes: Routes = [
    [
      'POST',
      '/interactions/:id/:token/callback',
      ({ body, files }, id) => {
        const interaction = interactions.get(id!);
        if (!interaction) throw new Refusal(404, 10062, 'Unknown interaction');
        acknowledge(interaction, body as { type: number }, files, patienceMs);
        interaction.changed();
        return undefined;
      },
    ],
    [
      'PATCH',
      '/webhooks/:app/:token/messages/@original',
      ({ body, files }, _, wanted) => {
        const interaction = byToken(wanted!);
        const message = originalOf(interaction);
        change(message, body as object, files);
        interaction.changed();
        return { id: message.id, channel_id: message.channel };
      },
    ],
    [
      'POST',
      '/webhooks/:app/:token',
      ({ body, files }, _, wanted) => {
        const interaction = byToken(wanted!);
        const message = followUp(interaction, body as object, files);
        interaction.changed();
        return { id: message.id, channel_id: message.channel };
      },
    ],
    ['GET', '/applications/@me', () => ({ id: application, name: 'Unknown Case', flags: 0 })],
    ['GET', '/users/@me', () => ({ id: application, username: 'unknown-case', bot: true })],
    [
      'GET',
      '/gateway/bot',
      () => ({
        url: gateway.url,
        shards,
        session_start_limit: { total: 1000, remaining: starts, reset_after: 90_000, max_concurrency: 16 },
      }),
    ],
    ['GET', '/applications/:app/commands', () => listed('everywhere')],
    ['PUT', '/applications/:app/commands', ({ body }) => put('everywhere', body)],
    ['GET', '/applications/:app/guilds/:guild/commands', (_, __, guild) => listed(guild!)],
    ['PUT', '/applications/:app/guilds/:guild/commands', ({ body }, _, guild) => put(guild!, body)],
    ...places.routes,
  ];
  const rest = await openRest(routes, token, records);

  /** Sends an interaction, and resolves once it is answered for good, or Discord has lost patience. */
  async function interact(
    kind: number,
    person: Person,
    place: Place,
    data: object,
    source?: StoredMessage,
    at?: number,
    strange: object = {},
  ): Promise<Answered> {
    const id = snowflake(at ?? now());
    const sentAt = performance.now();
    const answered = Promise.withResolvers<void>();
    const interaction: PendingInteraction = {
      id,
      token: `token-${id}-${snowflake()}`,
      kind,
      person,
      place,
      source,
      sentAt: Date.now(),
      followUps: [],
      changed() {
        const deferred = this.acknowledged === 5 || this.acknowledged === 6;
        if (!deferred || this.original!.edits > before || this.followUps.length > 0) answered.resolve();
      },
    };
    const before = source?.edits ?? 0;
    interactions.set(id, interaction);
    const message = source && {
      id: source.id,
      channel_id: source.channel,
      flags: source.flags,
      components: source.components,
      author: { id: application },
    };
    gateway.send(
      'INTERACTION_CREATE',
      {
        id,
        token: interaction.token,
        type: kind,
        data,
        ...(message && { message }),
        ...standingOf(person, place, application),
        ...strange,
      },
      place.kind === 'server' ? place.guild : undefined,
    );
    const patience = setTimeout(() => {
      if (interaction.acknowledged === undefined) answered.resolve();
    }, patienceMs + 500);
    await answered.promise;
    clearTimeout(patience);
    const { acknowledged, original, followUps, modal, choices } = interaction;
    if (!records) interactions.delete(id);
    return {
      type: acknowledged ?? 'none',
      deferred: acknowledged === 5 || acknowledged === 6,
      message: original,
      followUps,
      modal,
      choices,
      ms: performance.now() - sentAt,
    };
  }

  /** Command data as Discord builds it; throws for what the registered commands do not have. */
  function commandData(name: string, given: Readonly<Record<string, string>>, focused?: string): object {
    const [first = '', sub] = name.split(' ');
    const command = [...commands.values()].flat().find((one) => one.name === first);
    if (!command) throw new Error(`/${first} is not registered`);
    const group = (command.options ?? []) as Record<string, unknown>[];
    const known = sub === undefined ? group : ((group.find((one) => one.name === sub)?.options ?? []) as typeof group);
    for (const option of Object.keys(given)) {
      if (!known.some((one) => one.name === option)) throw new Error(`/${name} has no option ${option}`);
    }
    const options = Object.entries(given).map(([option, value]) => ({
      ...typed(option, value, known),
      ...(option === focused && { focused: true }),
    }));
    return {
      id: command.id,
      name: first,
      type: 1,
      options: sub === undefined ? options : [{ name: sub, type: 1, options }],
    };
  }

  function pressed(person: Person, place: Place, message: StoredMessage, customId: string): Promise<Answered> {
    if (message.onlyFor !== undefined && message.onlyFor !== person.id)
      throw new Error('Discord shows this message to one person alone');
    return interact(3, person, place, { custom_id: customId, component_type: 2, id: 1 }, message);
  }

  return {
    token,
    application,
    guilds,
    url: rest.url,
    gateway,
    requests: rest.requests,
    commands,
    places,
    now,
    /** Sets Discord's clock, which stands still from then on; the bot's own is another. */
    setClock(to: number): void {
      still = to;
    },
    /** A server that the bot is in, with one channel. */
    server(permissions?: bigint): Extract<Place, { kind: 'server' }> {
      const place = aServer(permissions);
      places.server(place.guild, place.channel);
      return place;
    },
    fault: (fault: Fault) => rest.fault(fault),
    mend: () => rest.mend(),
    /** How many connections Discord still allows today. */
    allowStarts(remaining: number): void {
      starts = remaining;
    },
    /** `/name option:…`, a subcommand after a space. `at`: when Discord made it. */
    slash: (person: Person, place: Place, name: string, given: Readonly<Record<string, string>> = {}, at?: number) =>
      interact(2, person, place, commandData(name, given), undefined, at),
    complete: (person: Person, place: Place, name: string, option: string, typed: string) =>
      interact(4, person, place, commandData(name, { [option]: typed }, option)),
    /** Presses the button with this label. */
    press(person: Person, place: Place, message: StoredMessage, label: string | RegExp): Promise<Answered> {
      const buttons = everyComponent(message.components).filter(({ type }) => type === 2);
      const button = buttons.find((one) =>
        typeof label === 'string' ? one.label === label : label.test(one.label ?? ''),
      );
      if (!button) throw new Error(`No button ${label}; there are ${buttons.map((one) => one.label).join(', ')}`);
      return pressed(person, place, message, button.custom_id!);
    },
    /** A press of what is on no card, as only somebody who forges it could send. */
    forge: (person: Person, place: Place, message: StoredMessage, customId: string) =>
      interact(3, person, place, { custom_id: customId, component_type: 2, id: 1 }, message),
    /** Sends a form that was opened, with what was typed into its fields. */
    submit(
      person: Person,
      place: Place,
      modal: Modal,
      typed: Readonly<Record<string, string>>,
      source?: StoredMessage,
    ): Promise<Answered> {
      const components = modal.components.map(({ component }) => ({
        type: 18,
        id: 1,
        component: fieldOf(component!, typed),
      }));
      return interact(5, person, place, { custom_id: modal.custom_id, components }, source);
    },
    /** An interaction that Discord would never send: `payload` takes the place of what it is made of. */
    strange: (
      payload: { readonly type: number; readonly data?: unknown },
      person = aPerson('Strange'),
      source?: StoredMessage,
    ) => interact(payload.type, person, aDm(), {}, source, undefined, payload),
    async close(): Promise<void> {
      await gateway.close();
      await rest.close();
    },
  };
}

/** Discord leaves out what is the default. */
function asKept(option: Record<string, unknown>): Record<string, unknown> {
  const { required, autocomplete, ...rest } = option;
  const inner = rest.options as Record<string, unknown>[] | undefined;
  return {
    ...rest,
    ...(required === true && { required }),
    ...(autocomplete === true && { autocomplete }),
    ...(inner && { options: inner.map(asKept) }),
  };
}

/** A value as Discord sends it for an option of this type. */
function typed(name: string, value: string, known: readonly Record<string, unknown>[]) {
  const type = known.find((option) => option.name === name)?.type;
  return { name, type, value: type === 4 ? Number(value) : type === 5 ? value === 'true' : value };
}

function fieldOf(component: Component, typed: Readonly<Record<string, string>>): object {
  const value = typed[component.custom_id!];
  if (component.type === 3)
    return { type: 3, id: 2, custom_id: component.custom_id, values: value === undefined ? [] : [value] };
  return { type: component.type, id: 2, custom_id: component.custom_id, value: value ?? component.value ?? '' };
}
