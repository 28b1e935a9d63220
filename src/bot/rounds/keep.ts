import { nextDuty } from '../../game/round/duties.ts';
import { nextEdit } from '../../game/round/face.ts';
import type { Round } from '../../game/round/round.ts';
import type { Ref, Save } from '../records.ts';
import { liveRounds, type Room, type RoomRound } from '../room.ts';

/** Everything that is kept anew when rounds of a room have moved: they, when to look at each again, and its view of them. */
export function savesOfRounds(rounds: readonly Round[], room: Room, now: number): Save[] {
  return [
    ...rounds.flatMap((round): Save[] => {
      const at = dueAt(round, now);
      return [
        { kind: 'round', id: round.id, record: round },
        { kind: 'due', id: round.id, record: at === undefined ? null : { room: room.id, at } },
      ];
    }),
    { kind: 'room', id: room.id, record: rounds.reduce(roomWith, room) },
  ];
}

/** When there is something to do for a round: `now` or earlier is at once; `undefined` is never again. */
export function dueAt(round: Round, now: number): number | undefined {
  const duty = nextDuty(round, now);
  if (duty && duty.kind !== 'wait') return now;
  const edit = nextEdit(round, now);
  if (edit?.kind === 'edit') return now;
  const moments = [duty?.until, edit?.until].filter((moment) => moment !== undefined);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** The room with its view of a round as that stands now. One cancelled before anybody saw it leaves no trace. */
export function roomWith(room: Room, round: Round): Room {
  const { id, number, phase, opensAt, revealedAt } = round;
  const view: RoomRound = {
    id,
    number,
    case: round.case,
    phase,
    opensAt,
    ...(revealedAt !== undefined && { revealedAt }),
  };
  const isThere = room.rounds.some((other) => other.id === id);
  const gone = phase === 'cancelled' && round.openedAt === undefined;
  const others = room.rounds.filter((other) => other.id !== id);
  if (gone) return { ...room, rounds: others };
  return {
    ...room,
    rounds: isThere ? room.rounds.map((other) => (other.id === id ? view : other)) : [...others, view],
  };
}

/** What a change to any live round of a room needs. */
export function liveRefs(room: Room): Ref[] {
  return [{ kind: 'room', id: room.id }, ...liveRounds(room).flatMap(({ id }) => roundRefs(id))];
}

/** A member's entry of a round. */
export function entryRef(round: string, learner: string): Ref & { readonly kind: 'entry' } {
  return { kind: 'entry', id: `${entriesPrefix(round)}${learner}` };
}

/** What the id of every entry of a round begins with, so that they are listed together. */
export function entriesPrefix(round: string): string {
  return `${round}:`;
}

/** What the id of every challenge of a round begins with. It goes out with buttons, and so holds no colon. */
export function challengesPrefix(round: string): string {
  return `${round}.`;
}

/** The round whose challenge this is. */
export function roundOfChallenge(id: string): string {
  return id.split('.')[0]!;
}

export function roundRefs(id: string): Ref[] {
  return [
    { kind: 'round', id },
    { kind: 'due', id },
  ];
}
