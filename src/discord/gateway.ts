import { setTimeout as pauseFor } from 'node:timers/promises';
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  Options,
  type RESTGetAPIGatewayBotResult,
  Routes,
  Status,
} from 'discord.js';
import type { Log } from '../log.ts';
import type { Standing } from '../observer.ts';

export interface GatewayOptions {
  /** Discord's REST base where it is not Discord itself. */
  readonly apiUrl?: string | undefined;
  /** Which of how many shards this process holds; Discord decides without it. */
  readonly shards?: { readonly ids: readonly number[]; readonly count: number } | undefined;
}

/** Discord will not have us, and trying again changes nothing. The message says what to do. */
export class Rejected extends Error {}

const reasonMs = 500;
const longestQueueMs = 2500;

/** Close codes after which discord.js gives up a shard for good. */
const final: Readonly<Record<number, string>> = {
  4004: 'Discord does not accept the token any more. Set DISCORD_TOKEN to the one from the developer portal, Bot page.',
  4010: 'SHARDS does not fit SHARD_COUNT.',
  4011: 'The bot is in too many servers for one shard: leave out SHARDS and SHARD_COUNT, or raise SHARD_COUNT.',
  4012: 'This version of the bot is too old for Discord: update it.',
  4013: 'Discord refuses the intents that the bot asked for; it asks for none, so update it.',
  4014: 'Discord refuses the intents that the bot asked for; it asks for none, so update it.',
};

export const wrongToken =
  'Discord does not accept DISCORD_TOKEN. Copy it anew from the developer portal (your application, Bot, Reset Token).';

/** A client that asks for nothing but interactions: no intents, and no cache but the list of servers that comes anyway. */
export function createClient({ apiUrl, shards }: GatewayOptions): Client {
  const none = 0;
  const client = new Client({
    intents: [],
    shards: shards ? [...shards.ids] : 'auto',
    ...(shards && { shardCount: shards.count }),
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: none,
      ApplicationEmojiManager: none,
      AutoModerationRuleManager: none,
      BaseGuildEmojiManager: none,
      DMMessageManager: none,
      EntitlementManager: none,
      GuildBanManager: none,
      GuildEmojiManager: none,
      GuildForumThreadManager: none,
      GuildInviteManager: none,
      GuildMemberManager: none,
      GuildMessageManager: none,
      GuildScheduledEventManager: none,
      GuildStickerManager: none,
      GuildTextThreadManager: none,
      MessageManager: none,
      PresenceManager: none,
      ReactionManager: none,
      ReactionUserManager: none,
      StageInstanceManager: none,
      ThreadManager: none,
      ThreadMemberManager: none,
      UserManager: none,
      VoiceStateManager: none,
    }),
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      // A callback has three seconds, so a longer wait is a refusal. So it is for an edit: Discord limits those of old
      // messages for minutes, and what comes after it in a round must not wait for that. Everything else has time.
      rejectOnRateLimit: ({ method, route, retryAfter }) =>
        retryAfter > longestQueueMs && (route.startsWith('/interactions/') || method === 'PATCH'),
    },
  });
  leaveInteractionsToUs(client);
  return client;
}

/**
 * Interactions are read as they arrive. discord.js would also build objects of its own from each, and keep the direct
 * message channel of everybody who ever asked; an interaction that it cannot read would end the process.
 */
function leaveInteractionsToUs(client: Client): void {
  const { actions } = client as unknown as { actions: { InteractionCreate: { handle(): void } } };
  actions.InteractionCreate.handle = () => {};
}

/**
 * Connects, and resolves once every shard is ready.
 * @param onInteraction each interaction as it arrived
 * @param onRejected the sentence, when Discord closes the door for good later on
 * @throws Rejected when Discord will not have us; anything else is worth another try
 */
export async function connect(
  client: Client,
  token: string,
  log: Log,
  onInteraction: (payload: unknown) => void,
  onRejected: (sentence: string) => void,
): Promise<void> {
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  client.once(Events.ClientReady, () => ready.resolve());
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  client.on(Events.Error, (error) => log.warn({ fault: error.name }, 'The gateway had an error'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, fault: codeOf(error) }, 'A shard had an error'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'A shard reconnects'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'A shard resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    const sentence = final[code] ?? `Discord closed shard ${shard} for good, with code ${code}.`;
    ready.reject(new Rejected(sentence));
    onRejected(sentence);
  });
  await checkStarts(client);
  try {
    await client.login(token);
  } catch (error) {
    if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
      throw new Rejected(wrongToken);
    // Why a shard was closed comes a moment after the error that it was.
    await Promise.race([ready.promise, pauseFor(reasonMs)]);
    throw error;
  }
  await ready.promise;
}

/** The shards that this process holds, and whether each is connected now. */
export function shardsOf({ ws }: Client): Standing['shards'] {
  return ws.shards.map(({ id, status }) => ({ shard: id, connected: status === Status.Ready }));
}

/** Discord counts how often a bot connects anew, resets the token of one that goes on, and says how many are left. */
async function checkStarts({ rest, options }: Client): Promise<void> {
  const { shards, session_start_limit } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  const { remaining, reset_after } = session_start_limit;
  const needed = Array.isArray(options.shards) ? options.shards.length : shards;
  if (remaining >= needed) return;
  const minutes = Math.ceil(reset_after / 60_000);
  throw new Rejected(`Discord allows no more connections for now, after too many starts: try in ${minutes} minutes.`);
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
