import type { RoomName } from '../game/round/names.ts';
import { isSecret, type Phase } from '../game/round/round.ts';

/** How a room's rounds go unless whoever opens one says otherwise. */
export interface RoundRules {
  readonly closesAfterMs: number;
  /** A clue every so often; `undefined`: all at once. */
  readonly clueEveryMs?: number | undefined;
  /** The grace between closing and reveal; `undefined`: by hand. */
  readonly revealAfterMs?: number | undefined;
  readonly thread: boolean;
  readonly anonymous: boolean;
}

/** A round as its room knows it. */
export interface RoomRound {
  readonly id: string;
  readonly number: number;
  readonly case: string;
  readonly phase: Phase;
  readonly opensAt: number;
  readonly revealedAt?: number | undefined;
}

/** A round every week, picked and opened by itself. */
interface Weekly {
  /** As it was said, to be shown again. */
  readonly said: string;
  readonly channel: string;
  readonly facilitator: string;
  /** Why no further round is waiting, if none is. */
  readonly stuck?: 'no-case' | undefined;
}

/** A server that the bot serves: what its facilitators decided, and its rounds. */
export interface Room {
  readonly id: string;
  /** Known to the bot alone; makes codes that tell an outsider nothing. */
  readonly secret: string;
  /** Where rounds are put. */
  readonly channel?: string | undefined;
  /** IANA name. */
  readonly zone: string;
  /** A role that may run rounds, besides whoever manages the server. */
  readonly facilitatorRole?: string | undefined;
  /** A role that is mentioned when a round opens and closes. */
  readonly mention?: string | undefined;
  readonly rules: RoundRules;
  /** Whether the tutor's model may be asked from here. */
  readonly model: boolean;
  readonly weekly?: Weekly | undefined;
  /** Numbers given to rounds so far. */
  readonly numbered: number;
  /** Every round that was not cancelled, the latest last. */
  readonly rounds: readonly RoomRound[];
  /** When each season began; the first begins with the room. */
  readonly seasons: readonly number[];
  readonly names: readonly RoomName[];
  /** Ids of challenges on which nobody has ruled yet. */
  readonly challenges: readonly string[];
  /** When the bot was found to be no longer there. */
  readonly leftAt?: number | undefined;
}

const hourMs = 3_600_000;

export function newRoom(id: string, seed: string): Room {
  return {
    id,
    secret: seed,
    zone: 'UTC',
    rules: { closesAfterMs: 5 * 24 * hourMs, thread: true, anonymous: true },
    model: true,
    numbered: 0,
    rounds: [],
    seasons: [],
    names: [],
    challenges: [],
  };
}

/** Cases whose answer is still secret here, or will be: they are not dealt in practice to members of the room. */
export function secretCases({ rounds }: Room): string[] {
  return rounds.filter(isSecret).map((round) => round.case);
}

/** Rounds that are still to come or to be revealed, the earliest first. */
export function liveRounds({ rounds }: Room): RoomRound[] {
  return rounds.filter(isSecret);
}
