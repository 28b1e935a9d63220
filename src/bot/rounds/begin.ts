import { chance } from '../../game/chance.ts';
import type { Case, Pack } from '../../game/pack.ts';
import { pickCase } from '../../game/round/pick.ts';
import { type Plan, type Round, schedule } from '../../game/round/round.ts';
import { codeOf } from '../code.ts';
import type { Room } from '../room.ts';

/** The case that the room's next round gets: unseen first, then the one seen longest ago; `undefined`: none is free. */
export function pickFor(room: Room, pack: Pack, seed: string): Case | undefined {
  const candidates = [...pack.cases.keys()].map((id) => ({ pack: pack.id, case: id }));
  const seen = room.rounds.map(({ case: id, phase, opensAt }) => ({
    pack: pack.id,
    case: id,
    phase,
    openedAt: phase === 'scheduled' ? undefined : opensAt,
  }));
  const picked = pickCase(candidates, seen, `pick ${seed}`);
  return picked && pack.cases.get(picked.case);
}

/** A case as facilitators name it: a code that tells nobody else which it is. */
export function caseCode(room: Room, unknown: Case): string {
  return codeOf(`${room.secret} ${unknown.id} ${room.secret}`);
}

export function caseByCode(room: Room, pack: Pack, code: string): Case | undefined {
  return [...pack.cases.values()].find((unknown) => caseCode(room, unknown) === code.trim());
}

/** A round of the room's, numbered, not open yet; `undefined` where it would close before it could open. */
export function planRound(
  room: Room,
  unknown: Case,
  plan: Pick<Plan, 'channel' | 'facilitator' | 'insiders' | 'opensAt' | 'closesAt'> &
    Partial<Pick<Plan, 'thread' | 'anonymous'>> & {
      readonly clueEveryMs?: number | undefined;
      readonly revealAfterMs?: number | undefined;
    },
  pack: Pack,
  seed: string,
  now: number,
): Round | undefined {
  const { rules } = room;
  return schedule(
    {
      id: roundIdOf(seed),
      room: room.id,
      pack: pack.id,
      case: unknown.id,
      seed: `round ${seed}`,
      number: room.numbered + 1,
      clues: unknown.shows,
      thread: rules.thread,
      anonymous: rules.anonymous,
      mention: room.mention,
      ...plan,
      clueEveryMs: 'clueEveryMs' in plan ? plan.clueEveryMs : rules.clueEveryMs,
      revealAfterMs: 'revealAfterMs' in plan ? plan.revealAfterMs : rules.revealAfterMs,
    },
    now,
  );
}

/** Goes out with every button, so it must not be the seed: that would tell how the case was dealt. */
export function roundIdOf(seed: string): string {
  const luck = chance(`round id ${seed}`);
  return Array.from({ length: 10 }, () => luck.pick(36).toString(36)).join('');
}
