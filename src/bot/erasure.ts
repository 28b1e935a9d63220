import { chance } from '../game/chance.ts';
import { forgetReadings } from '../game/result.ts';
import { forgetInChallenge, isOpenChallenge } from '../game/round/challenge.ts';
import { closingOf } from '../game/round/deadlines.ts';
import type { Entry } from '../game/round/entry.ts';
import { nameless } from '../game/round/nameless.ts';
import { isRevealed } from '../game/round/round.ts';
import { type Attends, dueRef } from './due.ts';
import { goneId } from './gone.ts';
import type { Ref, Save, Shelf } from './records.ts';
import { newRoom } from './room.ts';
import { keyOf, type Sources } from './rounds/gather.ts';
import { entryRef } from './rounds/keep.ts';

/** What is still to be forgotten of a person whose own records are gone. It names them until nothing is left. */
export interface Erasure {
  /** When it was asked for: what came later is kept. */
  readonly at: number;
  /** Rounds that the person entered. */
  readonly rounds: readonly string[];
  /** Names the person's entries of revealed rounds from now on. */
  readonly seed: string;
}

export function erasureRefs(
  learner: string,
): readonly [Ref & { readonly kind: 'erasure' }, Ref & { readonly kind: 'due' }] {
  return [{ kind: 'erasure', id: learner }, dueRef({ of: 'erasure', id: learner })];
}

/**
 * Forgets a person where they stand in what belongs to others. The person's own records went in one change that left an
 * erasure behind; this goes through the rest one by one. Each step can be done again, so a crash costs nothing but time.
 *
 * @param recount an entry of an open round is gone, and its count is shown anew
 */
export function keepErasures(sources: Sources, recount: (round: string) => void): Attends {
  const { shelf } = sources;
  return {
    async attend(person) {
      const erasure = await shelf.find('erasure', person);
      forgetReadings(sources.lexicon);
      if (erasure) {
        for (const round of erasure.rounds) if (await forgetEntry(round, person, erasure, sources)) recount(round);
        await forgetInChallenges(person, shelf);
        await forgetInRooms(person, shelf);
        await forgetInRounds(person, shelf);
      }
      await shelf.change({ writes: erasureRefs(person) }, () => ({
        saves: erasureRefs(person).map((ref) => ({ ...ref, record: null })),
        result: undefined,
      }));
      return undefined;
    },
  };
}

/**
 * Before the reveal an entry is withdrawn; after it the list still counts, as nobody's and in the pack's own words.
 * @returns whether one was withdrawn
 */
async function forgetEntry(id: string, person: string, erasure: Erasure, sources: Sources): Promise<boolean> {
  const { shelf, pack, lexicon } = sources;
  const known = await shelf.find('round', id);
  const own = entryRef(id, person);
  const nobody = goneId(lotOf(`${erasure.seed} ${id}`));
  const nobodys = entryRef(id, nobody);
  const home = known?.room ?? '';
  const reads: Ref[] = [{ kind: 'round', id }, ...(known ? [{ kind: 'room' as const, id: home }] : [])];
  return shelf.change({ writes: [own, nobodys], reads }, (found) => {
    const entry = found.get('entry', own.id);
    if (!entry || entry.at > erasure.at) return { saves: [], result: false };
    const gone = { ...own, record: null };
    const round = found.get('round', id);
    const unknown = round && pack.cases.get(round.case);
    if (!round || !isRevealed(round)) return { saves: [gone], result: true };
    if (!unknown) return { saves: [gone], result: false };
    const room = found.get('room', home) ?? newRoom(home, round.seed);
    const key = keyOf(round, unknown, room, pack, lexicon);
    const kept: Entry = { ...nameless(entry, key), learner: nobody, at: closingOf(round) };
    return { saves: [gone, { ...nobodys, record: kept }], result: false };
  });
}

/** One that nobody has ruled on is withdrawn. */
async function forgetInChallenges(person: string, shelf: Shelf): Promise<void> {
  for await (const [id, { by, rulings, round }] of shelf.list('challenge', '')) {
    if (by !== person && rulings.every((ruling) => ruling.by !== person)) continue;
    const home = (await shelf.find('round', round))?.room ?? '';
    const writes: Ref[] = [{ kind: 'challenge', id }, ...(home === '' ? [] : [{ kind: 'room' as const, id: home }])];
    await shelf.change({ writes }, (found) => {
      const challenge = found.get('challenge', id);
      if (!challenge) return { saves: [], result: undefined };
      if (challenge.by !== person || !isOpenChallenge(challenge)) {
        return { saves: [{ kind: 'challenge', id, record: forgetInChallenge(challenge, person) }], result: undefined };
      }
      const room = home === '' ? undefined : found.get('room', home);
      const without = room && { ...room, challenges: room.challenges.filter((other) => other !== id) };
      const saves: Save[] = [{ kind: 'challenge', id, record: null }];
      return { saves: without ? [...saves, { kind: 'room', id: home, record: without }] : saves, result: undefined };
    });
  }
}

/** A week that the person set goes on, and is nobody's. */
async function forgetInRooms(person: string, shelf: Shelf): Promise<void> {
  for await (const [id, { weekly }] of shelf.list('room', '')) {
    if (weekly?.facilitator !== person) continue;
    await shelf.change({ writes: [{ kind: 'room', id }] }, (found) => {
      const room = found.get('room', id);
      if (room?.weekly?.facilitator !== person) return { saves: [], result: undefined };
      const record = { ...room, weekly: { ...room.weekly, facilitator: goneId('facilitator') } };
      return { saves: [{ kind: 'room', id, record }], result: undefined };
    });
  }
}

async function forgetInRounds(person: string, shelf: Shelf): Promise<void> {
  for await (const [id, { facilitator, insiders }] of shelf.list('round', '')) {
    if (facilitator !== person && !insiders.includes(person)) continue;
    await shelf.change({ writes: [{ kind: 'round', id }] }, (found) => {
      const round = found.get('round', id);
      if (!round) return { saves: [], result: undefined };
      const record = {
        ...round,
        facilitator: round.facilitator === person ? goneId('facilitator') : round.facilitator,
        insiders: round.insiders.filter((insider) => insider !== person),
      };
      return { saves: [{ kind: 'round', id, record }], result: undefined };
    });
  }
}

function lotOf(seed: string): string {
  const luck = chance(`gone ${seed}`);
  return Array.from({ length: 10 }, () => luck.pick(36).toString(36)).join('');
}
