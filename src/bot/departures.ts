import type { Pack } from '../game/pack.ts';
import type { Ref, Save, Shelf } from './records.ts';
import type { Room } from './room.ts';
import { roundIdOf } from './rounds/begin.ts';
import { challengesPrefix, entriesPrefix, roundRefs, savesOfRounds } from './rounds/keep.ts';
import { scheduleNext } from './rounds/weekly.ts';

const dayMs = 24 * 3_600_000;
/** Who removed the bot by mistake, or for a while, loses nothing until then. */
const keptMs = 30 * dayMs;

/** What a look at the bot's own servers means for a room. */
export function departureOf({ leftAt }: Pick<Room, 'leftAt'>, isThere: boolean, now: number): Departure {
  if (isThere) return leftAt === undefined ? 'stays' : 'is-back';
  if (leftAt === undefined) return 'has-left';
  return now - leftAt >= keptMs ? 'is-over' : 'stays-away';
}

type Departure = 'stays' | 'has-left' | 'stays-away' | 'is-back' | 'is-over';

export interface Departures {
  /**
   * @param servers ids of every server that the bot is in
   * @param serves whether a room is this process's own
   */
  look(servers: ReadonlySet<string>, serves: (room: string) => boolean): Promise<void>;
}

export function keepRooms(parts: {
  readonly shelf: Shelf;
  readonly pack: Pack;
  now(): number;
  seed(): string;
}): Departures {
  const { shelf, pack, now, seed } = parts;

  return {
    async look(servers, serves) {
      for await (const [id, room] of shelf.list('room', '')) {
        if (!serves(id)) continue;
        switch (departureOf(room, servers.has(id), now())) {
          case 'has-left':
            await mark(id, now());
            break;
          case 'is-back':
            await mark(id, undefined);
            break;
          case 'is-over':
            await forget(id);
            break;
          case 'stays':
          case 'stays-away':
        }
      }
    },
  };

  /** A week that stood still goes on once the room is back. */
  async function mark(id: string, leftAt: number | undefined): Promise<void> {
    const fresh = seed();
    const writes: Ref[] = [{ kind: 'room', id }, ...roundRefs(roundIdOf(fresh))];
    await shelf.change({ writes }, (found) => {
      const room = found.get('room', id);
      if (!room) return { saves: [], result: undefined };
      const at = now();
      const next = scheduleNext({ ...room, leftAt }, { pack, seed: fresh, now: at });
      return { saves: savesOfRounds(next.rounds, next.room, at), result: undefined };
    });
  }

  /** The room last, so that what a crash leaves is found by the next look. */
  async function forget(id: string): Promise<void> {
    for await (const [round, { room }] of shelf.list('round', '')) {
      if (room !== id) continue;
      for (const [kind, prefix] of [
        ['entry', entriesPrefix(round)],
        ['challenge', challengesPrefix(round)],
      ] as const) {
        for await (const [one] of shelf.list(kind, prefix)) await remove([{ kind, id: one }]);
      }
      await remove(roundRefs(round));
    }
    await remove([{ kind: 'room', id }]);
  }

  async function remove(writes: readonly Ref[]): Promise<void> {
    await shelf.change({ writes }, () => ({
      saves: writes.map((ref): Save => ({ ...ref, record: null })),
      result: undefined,
    }));
  }
}
