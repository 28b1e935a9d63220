import type { Pack } from '../../game/pack.ts';
import { play } from '../../game/round/play.ts';
import { nextWeekly, readWeekly } from '../../game/when/weekly.ts';
import type { Context } from '../command.ts';
import type { Save } from '../records.ts';
import type { Room } from '../room.ts';
import { pickFor, planRound } from './begin.ts';
import { savesOfRound, withRound } from './keep.ts';

/**
 * The room with its next weekly round waiting, if it wants one and has none: what must hold after every move of a round.
 * Where no case is free the room says so, until one is.
 * @param after the window opens after this moment; later than now where one is left out
 */
export function scheduleNext(
  room: Room,
  pack: Pack,
  seed: string,
  now: number,
  after = now,
): { readonly room: Room; readonly saves: readonly Save[]; readonly waiting?: string } {
  const only = (kept: Room) => ({ room: kept, saves: [{ kind: 'room' as const, id: room.id, record: kept }] });
  const { weekly } = room;
  if (!weekly || room.leftAt !== undefined || room.rounds.some(({ phase }) => phase === 'scheduled')) return only(room);
  const read = readWeekly(weekly.said);
  if ('problem' in read) throw new Error(`Expected the stored week to be readable, but: ${read.problem}`);
  const { opensAt, closesAt } = nextWeekly(read.weekly, room.zone, after);
  const unknown = pickFor(room, pack, seed);
  const plan = { channel: weekly.channel, facilitator: weekly.facilitator, insiders: [], opensAt, closesAt };
  const round = unknown && planRound(room, unknown, plan, pack, seed, now);
  if (!round) return only({ ...room, weekly: { ...weekly, stuck: 'no-case' } });
  const waiting = { ...room, numbered: round.number, weekly: { ...weekly, stuck: undefined } };
  return { room: withRound(waiting, round), saves: savesOfRound(round, waiting, now), waiting: round.id };
}

/** The room without its week, and without the round that waits for it. */
export function unscheduled(room: Room, { found, now }: Context) {
  const waiting = room.rounds.find(({ phase }) => phase === 'scheduled');
  const round = waiting && found.get('round', waiting.id);
  const bare = { ...room, weekly: undefined };
  const step = round && play(round, { kind: 'cancel' }, now);
  if (!step || 'refused' in step) {
    return { room: bare, saves: [{ kind: 'room', id: room.id, record: bare }] satisfies Save[] };
  }
  const saves = savesOfRound(step.round, bare, now);
  return { room: withRound(bare, step.round), saves };
}
