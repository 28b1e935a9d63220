import type { Pack } from '../../game/pack.ts';
import { nextDuty } from '../../game/round/duties.ts';
import { nextEdit } from '../../game/round/face.ts';
import { play } from '../../game/round/play.ts';
import type { PostName, Round, RoundMove } from '../../game/round/round.ts';
import type { Attends } from '../due.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { Found, Save, Shelf } from '../records.ts';
import { roundIdOf } from './begin.ts';
import { entriesOf } from './gather.ts';
import { dueAt, roundRefs } from './keep.ts';
import { openPosting, sentAt } from './posting.ts';
import type { Results } from './results.ts';
import { savesOfMove } from './weekly.ts';

/** After Discord was down, or a search found no certainty. */
const againMs = 5_000;
/** A send that was begun so lately may still be on its way, from here or from a process that is no more. */
const underWayMs = 10_000;
/** More steps than any round has to catch up with. */
const mostSteps = 100;

type Step =
  | { readonly kind: 'again' }
  | { readonly kind: 'rest'; readonly until: number | undefined }
  | { readonly kind: 'post'; readonly round: Round; readonly post: PostName; readonly doubt: boolean }
  | { readonly kind: 'edit'; readonly round: Round; readonly face: string };

/** Sees to what rounds owe their channels, one thing at a time: each post once, whatever happens in between. */
export function keepRounds(parts: {
  readonly shelf: Shelf;
  readonly pack: Pack;
  readonly noticeboard: Noticeboard;
  readonly results: Results;
  now(): number;
  /** A new seed each time. */
  seed(): string;
}): Attends {
  const { shelf, pack, now, seed } = parts;
  const posting = openPosting({ ...parts, move });
  const working = new Map<string, Promise<number | undefined>>();

  return {
    async attend(id) {
      const round = await shelf.find('round', id);
      return round && inTurn(round.room, () => work(id));
    },
  };

  /** One after another in a room, so that after a time away last week's reveal comes before this week's opening. */
  function inTurn(room: string, act: () => Promise<number | undefined>): Promise<number | undefined> {
    const turn = (working.get(room) ?? Promise.resolve(undefined)).catch(() => undefined).then(act);
    working.set(room, turn);
    const done = () => working.get(room) === turn && working.delete(room);
    turn.then(done, done);
    return turn;
  }

  async function work(id: string): Promise<number | undefined> {
    await count(id);
    for (let step = 0; step < mostSteps; step += 1) {
      const next = await decide(id);
      if (next.kind === 'rest') return next.until;
      if (next.kind === 'again') continue;
      const settled =
        next.kind === 'post'
          ? await posting.put(next.round, next.post, next.doubt)
          : await posting.show(next.round, next.face);
      if (!settled) return now() + againMs;
    }
    throw new Error(`Expected round ${id} to come to rest, but it did not in ${mostSteps} steps`);
  }

  /** Entries are kept one by one; the round only hears how many there are. */
  async function count(id: string): Promise<void> {
    const entrants = (await entriesOf(id, shelf)).length;
    await change(
      id,
      (round, at) => ({
        ...(round.entrants !== entrants &&
          isCounting(round) && { moved: played(round, { kind: 'count', entrants }, at) }),
        result: undefined,
      }),
      undefined,
    );
  }

  /** One step under the lock: moves the round if a deadline asks for it, or says what to do outside. */
  async function decide(id: string): Promise<Step> {
    return change<Step>(
      id,
      (round, at) => {
        const duty = nextDuty(round, at);
        switch (duty?.kind) {
          case 'play':
            return { moved: played(round, duty.move, at), result: { kind: 'again' } };
          case 'post': {
            if (!duty.doubt) {
              return { moved: played(round, { kind: 'send', post: duty.post }, at), result: { ...duty, round } };
            }
            const landsAt = sentAt(round, duty.post) + underWayMs;
            // By a clock that was set back it was begun in the future: that is no reason to wait for it.
            const isUnderWay = at < landsAt && landsAt <= at + underWayMs;
            return { result: isUnderWay ? { kind: 'rest', until: landsAt } : { ...duty, round } };
          }
          default: {
            const edit = nextEdit(round, at);
            if (edit?.kind === 'edit') return { result: { kind: 'edit', round, face: edit.face } };
            return { result: { kind: 'rest', until: dueAt(round, at) } };
          }
        }
      },
      { kind: 'rest', until: undefined },
    );
  }

  /** @returns whether that changed anything: of two who did the same, one did it first */
  async function move(id: string, made: RoundMove): Promise<boolean> {
    return change(
      id,
      (round, at) => {
        const moved = played(round, made, at);
        return { moved, result: moved !== undefined && moved !== round };
      },
      false,
    );
  }

  /** Reads a round and its room under the lock; keeps what comes of at most one move. */
  async function change<Result>(
    id: string,
    decideOn: (round: Round, at: number) => { readonly moved?: Round | undefined; readonly result: Result },
    missing: Result,
  ): Promise<Result> {
    const known = await shelf.find('round', id);
    if (!known) return missing;
    const fresh = seed();
    const needs = {
      writes: [{ kind: 'room' as const, id: known.room }, ...roundRefs(id), ...roundRefs(roundIdOf(fresh))],
    };
    return shelf.change<Result>(needs, (found: Found) => {
      const round = found.get('round', id);
      const room = found.get('room', known.room);
      if (!round || !room) return { saves: [], result: missing };
      const at = now();
      const { moved, result } = decideOn(round, at);
      const saves = moved ? savesOfMove(round, moved, room, { pack, seed: fresh, now: at }) : restOf(round, found, at);
      return { saves, result };
    });
  }
}

/** The round after a move; `undefined` where that is refused. */
function played(round: Round, move: RoundMove, at: number): Round | undefined {
  const step = play(round, move, at);
  return 'refused' in step ? undefined : step.round;
}

/** Keeps the moment at which the round is to be looked at again, if that has changed. */
function restOf(round: Round, found: Found, now: number): Save[] {
  const at = dueAt(round, now);
  if (at === found.get('due', round.id)?.at) return [];
  return [{ kind: 'due', id: round.id, record: at === undefined ? null : { room: round.room, at } }];
}

/** After the reveal the count stands, whoever deletes their data. */
function isCounting({ phase }: Round): boolean {
  return phase === 'open' || phase === 'closed';
}
