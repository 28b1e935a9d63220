import { play } from '../../game/round/play.ts';
import type { Round } from '../../game/round/round.ts';
import { nextWeekly, readWeekly } from '../../game/when/weekly.ts';
import type { Context } from '../command.ts';
import type { Save } from '../records.ts';
import type { Room } from '../room.ts';
import { pickFor, planRound } from './begin.ts';
import { roomWith, savesOfRounds } from './keep.ts';

/** A room as its week wants it, and the rounds that changed with it, which are still to be put into it. */
interface Arranged {
  readonly room: Room;
  readonly rounds: readonly Round[];
}

type Lot = Pick<Context, 'pack' | 'seed' | 'now'>;

/** Everything that is kept when a round has moved. One that has begun, or will not, makes room for the next of its week. */
export function savesOfMove(before: Round, moved: Round, room: Room, lot: Lot): Save[] {
  if (before.phase !== 'scheduled' || moved.phase === 'scheduled') return savesOfRounds([moved], room, lot.now);
  // One that was taken back leaves its own window empty.
  const after = moved.cancelledWhy === 'by-hand' ? moved.opensAt : lot.now;
  const next = scheduleNext(roomWith(room, moved), lot, after);
  return savesOfRounds([moved, ...next.rounds], next.room, lot.now);
}

/**
 * The room with its next weekly round waiting, if it wants one and has none: what must hold after every move of a round.
 * Where no case is free the room says so, until one is.
 * @param after the window opens after this moment; later than now where one is left out
 */
export function scheduleNext(room: Room, { pack, seed, now }: Lot, after = now): Arranged {
  const { weekly } = room;
  if (!weekly || room.leftAt !== undefined || room.rounds.some(({ phase }) => phase === 'scheduled')) {
    return { room, rounds: [] };
  }
  const read = readWeekly(weekly.said);
  if ('problem' in read) throw new Error(`Expected the stored week to be readable, but: ${read.problem}`);
  const { opensAt, closesAt } = nextWeekly(read.weekly, room.zone, after);
  const unknown = pickFor(room, pack, seed);
  const plan = { channel: weekly.channel, facilitator: weekly.facilitator, insiders: [], opensAt, closesAt };
  const round = unknown && planRound(room, unknown, plan, pack, seed, now);
  return round
    ? { room: { ...room, numbered: round.number, weekly: { ...weekly, stuck: undefined } }, rounds: [round] }
    : { room: { ...room, weekly: { ...weekly, stuck: 'no-case' } }, rounds: [] };
}

/** The room without its week, and without the round that waits for it. */
export function unscheduled(room: Room, { found, now }: Context): Arranged {
  const waiting = room.rounds.find(({ phase }) => phase === 'scheduled');
  const round = waiting && found.get('round', waiting.id);
  const bare = { ...room, weekly: undefined };
  const step = round && play(round, { kind: 'cancel' }, now);
  if (!step || 'refused' in step) return { room: bare, rounds: [] };
  return { room: roomWith(bare, step.round), rounds: [step.round] };
}
