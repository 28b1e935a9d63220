import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Departures } from '../bot/departures.ts';
import { type Log, newReference } from '../log.ts';

const page = z.array(z.object({ id: z.string() }));
/** As many as Discord gives at once. */
const pageSize = 200;
const dayMs = 24 * 3_600_000;
/** After a start there is more urgent work. */
const firstLookMs = 5 * 60_000;

/** Ids of every server that the bot is in, whatever shard has them. Without intents nobody tells of a removal. */
export async function listServers(rest: REST): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after = '0'; ; ) {
    const query = new URLSearchParams({ limit: `${pageSize}`, after });
    const found = page.parse(await rest.get(Routes.userGuilds(), { query }));
    for (const { id } of found) ids.add(id);
    const last = found.at(-1);
    if (!last || found.length < pageSize) return ids;
    after = last.id;
  }
}

/** Looks once a day. A look that fails changes nothing, and tomorrow is another. */
export function watchServers(parts: {
  readonly rest: REST;
  readonly rooms: Departures;
  readonly log: Log;
  serves(room: string): boolean;
}): { stop(): void } {
  const { rest, rooms, log, serves } = parts;
  let timer: NodeJS.Timeout | undefined;
  const lookAfter = (ms: number) => {
    timer = setTimeout(() => void look(), ms);
    timer.unref();
  };
  const look = async () => {
    lookAfter(dayMs);
    try {
      await rooms.look(await listServers(rest), serves);
    } catch (error) {
      log.error({ ref: newReference() }, 'The list of servers could not be looked at', error);
    }
  };
  lookAfter(firstLookMs);
  return { stop: () => clearTimeout(timer) };
}
