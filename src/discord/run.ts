import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Client } from 'discord.js';
import { openBot, type Parts } from '../bot/open.ts';
import type { Log } from '../log.ts';
import type { Observer } from '../observer.ts';
import { type Bell, hangBell } from './bell.ts';
import type { Clock } from './clock.ts';
import { faultOf } from './fault.ts';
import { connect, createClient, type GatewayOptions, Rejected, shardsOf } from './gateway.ts';
import { inviteLink } from './invite.ts';
import { type Listener, listen } from './listen.ts';
import { noticeboardOn } from './noticeboard.ts';
import { findApplication, register } from './register.ts';
import { watchServers } from './servers.ts';
import { shardOf } from './shard.ts';
import type { Render } from './uploads.ts';
import { wireOn } from './wire.ts';

export interface DiscordParts extends Omit<Parts, 'noticeboard' | 'now'> {
  readonly clock: Clock;
  readonly token: string;
  /** Register the commands to this server only, while developing. */
  readonly guild: string | undefined;
  readonly gateway: GatewayOptions;
  readonly log: Log;
  readonly observer: Observer;
  /** Paints pictures; a reply goes out without those that fail. */
  readonly render: Render;
  /** Called once everything serves. */
  ready?(): void;
  /** Resolves when the process is asked to end. */
  readonly stop: Promise<void>;
}

/** Attempts to reach Discord wait longer each time, up to this. */
const longestWaitMs = 30_000;
const firstWaitMs = 1000;
const longestCloseMs = 1500;

/**
 * Runs until `stop`, then finishes what is under way.
 * @returns `undefined` after a stop, or the sentence why Discord will not have us.
 */
export async function runDiscord(parts: DiscordParts): Promise<string | undefined> {
  let stopped = false;
  void parts.stop.then(() => {
    stopped = true;
  });
  for (let waitMs = firstWaitMs; !stopped; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const client = createClient(parts.gateway);
    try {
      const started = await Promise.race([start(client, parts), parts.stop]);
      if (started) return await serve(client, started, parts);
      await close(client);
    } catch (error) {
      await close(client);
      if (error instanceof Rejected) return error.message;
      const { kind, detail } = faultOf(error);
      if (kind !== 'down' && kind !== 'busy') throw error;
      parts.log.warn({ detail, waitMs }, 'Discord cannot be reached; trying again');
      await Promise.race([pauseFor(waitMs), parts.stop]);
    }
  }
  return undefined;
}

interface Started {
  readonly listener: Listener;
  readonly bell: Bell;
  readonly watch: { stop(): void };
  /** The sentence, when Discord closes the door for good later on. */
  readonly rejected: Promise<string>;
}

async function start(client: Client, parts: DiscordParts): Promise<Started> {
  const { commands, guild, token, log, observer, shelf, gateway, render, clock } = parts;
  client.rest.setToken(token);
  const application = await findApplication(client.rest);
  const changed = await register(client.rest, application, guild, commands);
  log.info({ guild }, changed ? 'Commands registered' : 'Commands are registered already');
  const noticeboard = noticeboardOn(client.rest, application, render, log);
  const { bot, bell, rooms } = openBot({ ...parts, noticeboard, now: clock.now }, (keeper) =>
    hangBell({ shelf, keeper, clock, log, observer, serves: (room) => holds(gateway.shards, room) }),
  );
  const listener = listen({ bot, log, observer, seed: parts.seed, wire: wireOn(client.rest, render) });
  const rejected = Promise.withResolvers<string>();
  await connect(client, token, log, listener.take, rejected.resolve);
  log.info({}, `Invite: ${inviteLink(application)}`);
  const shards = client.options.shardCount ?? 1;
  log.info({ servers: client.guilds.cache.size, shards }, `Ready as ${client.user?.username ?? 'the bot'}`);
  bell.start();
  const watch = watchServers({ rest: client.rest, rooms, log, serves: (room) => holds(gateway.shards, room) });
  observer.serving(() => ({ shards: shardsOf(client), underWay: listener.underWay(), rounds: bell.dues() }));
  parts.ready?.();
  return { listener, bell, watch, rejected: rejected.promise };
}

/** A room belongs to one shard, and so to one process; direct messages belong to the first. */
function holds(shards: GatewayOptions['shards'], room: string | undefined): boolean {
  return shards === undefined || shards.ids.includes(room === undefined ? 0 : shardOf(room, shards.count));
}

async function serve(
  client: Client,
  { listener, bell, watch, rejected }: Started,
  { stop, log, observer }: DiscordParts,
): Promise<string | undefined> {
  const end = await Promise.race([rejected, stop]);
  log.info({ underWay: listener.underWay() }, 'Stopping');
  observer.stopped();
  watch.stop();
  await Promise.all([bell.stop(), listener.finish()]);
  await close(client);
  return end ?? undefined;
}

/** discord.js waits for a gateway that is away, and nobody else should. */
async function close(client: Client): Promise<void> {
  await Promise.race([client.destroy(), pauseFor(longestCloseMs)]);
}
