import type { Context } from './command.ts';
import type { Learner } from './learner.ts';
import type { Ref } from './records.ts';
import { secretCases } from './room.ts';

/** Cases of rounds that are open, or not revealed yet, where this learner is a member. Needs `roomsOf` to be read. */
export function casesToHide({ learner, room, found }: Context): ReadonlySet<string> {
  const rooms = [room, ...learner.rooms.map((id) => found.get('room', id))];
  return new Set(rooms.flatMap((one) => (one ? secretCases(one) : [])));
}

/** The rooms in which a learner was met. */
export function roomsOf({ rooms }: Learner): Ref[] {
  return rooms.map((id) => ({ kind: 'room', id }));
}
