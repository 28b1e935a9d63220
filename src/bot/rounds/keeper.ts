import { deal } from '../../game/draw.ts';
import type { Pack } from '../../game/pack.ts';
import { nextDuty } from '../../game/round/duties.ts';
import { faceOf, nextEdit } from '../../game/round/face.ts';
import { play } from '../../game/round/play.ts';
import type { PostName, Round, RoundMove } from '../../game/round/round.ts';
import { cardOfPost, roundCard, titleOf } from '../cards/round/post.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { Found, Save, Shelf } from '../records.ts';
import type { Room } from '../room.ts';
import { roundIdOf } from './begin.ts';
import { entriesOf } from './gather.ts';
import { dueAt, roundRefs, savesOfRound, withRound } from './keep.ts';
import { type GivenUp, postInWords, type Results, refusalInWords } from './results.ts';
import { scheduleNext } from './weekly.ts';

/** Sees to what rounds owe their channels: each post once, whatever happens in between. */
export interface Keeper {
  /**
   * Does everything that is due for a round, one thing at a time.
   * @returns when to look again, in milliseconds since 1970; `undefined`: never
   */
  attend(round: string): Promise<number | undefined>;
}

/** After Discord was down, or a search found no certainty. */
const againMs = 5_000;
/** A send that was begun so lately may still be on its way, from here or from a process that is no more. */
const underWayMs = 10_000;
/** More steps than any round has to catch up with. */
const mostSteps = 100;

/** What became of a post; of the opening also what it shows. */
type Put =
  | { readonly kind: 'posted'; readonly message: string; readonly face?: string | undefined }
  | { readonly kind: 'refused'; readonly why: GivenUp }
  | { readonly kind: 'in-doubt' };

type Step =
  | { readonly kind: 'again' }
  | { readonly kind: 'rest'; readonly until: number | undefined }
  | { readonly kind: 'post'; readonly round: Round; readonly post: PostName; readonly doubt: boolean }
  | { readonly kind: 'edit'; readonly round: Round; readonly face: string };

export function keepRounds(parts: {
  readonly shelf: Shelf;
  readonly pack: Pack;
  readonly noticeboard: Noticeboard;
  readonly results: Results;
  now(): number;
  /** A new seed each time. */
  seed(): string;
}): Keeper {
  const { shelf, pack, noticeboard, results, now, seed } = parts;
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
        next.kind === 'post' ? await put(next.round, next.post, next.doubt) : await show(next.round, next.face);
      if (!settled) return now() + againMs;
    }
    throw new Error(`Expected round ${id} to come to rest, but it did not in ${mostSteps} steps`);
  }

  /** Entries are kept one by one; the round only hears how many there are. */
  async function count(id: string): Promise<void> {
    const entrants = (await entriesOf(id, shelf)).length;
    await change(
      id,
      (round) => ({
        ...(round.entrants !== entrants && isCounting(round) && { move: { kind: 'count', entrants } }),
        result: undefined,
      }),
      undefined,
    );
  }

  /** One step under the lock: moves the round if a deadline asks for it, or says what to do outside. */
  async function decide(id: string): Promise<Step> {
    return change<Step>(
      id,
      (round) => {
        const at = now();
        const duty = nextDuty(round, at);
        switch (duty?.kind) {
          case 'play':
            return { move: duty.move, result: { kind: 'again' } };
          case 'post': {
            if (!duty.doubt) return { move: { kind: 'send', post: duty.post }, result: { ...duty, round } };
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

  /** @returns whether it is settled, one way or the other */
  async function put(round: Round, post: PostName, doubt: boolean): Promise<boolean> {
    // A message has one thread at most, so that one is simply asked for again.
    if (!doubt || post === 'thread') return settle(round, post, await send(round, post));
    const found = await noticeboard.find(round.channel, { round: round.id, post }, sentAt(round, post));
    switch (found.kind) {
      case 'found':
        return settle(round, post, { kind: 'posted', message: found.message });
      case 'absent':
        await move(round.id, { kind: 'not-sent', post });
        return true;
      case 'blind':
        return settle(round, post, { kind: 'refused', why: 'blind' });
      case 'in-doubt':
        return false;
    }
  }

  async function send(round: Round, post: PostName): Promise<Put> {
    const { channel, mention } = round;
    const unknown = pack.cases.get(round.case);
    if (!unknown) return { kind: 'refused', why: 'no-case' };
    if (post === 'thread') {
      const { reveal } = round.posts;
      if (reveal?.state !== 'posted') return { kind: 'refused', why: 'gone' };
      return noticeboard.openThread(channel, reveal.message, titleOf(round));
    }
    const mark = { round: round.id, post };
    if (post === 'reveal') return noticeboard.post({ channel, card: await results.revealCard(round), mark });
    const at = now();
    const card = cardOfPost(round, post, deal(unknown, pack, round.seed), pack, at);
    const calls = post === 'opening' || post === 'closing';
    const posted = await noticeboard.post({ channel, card, mark, ...(calls && { mention }) });
    return posted.kind === 'posted' && post === 'opening' ? { ...posted, face: faceOf(round, at) } : posted;
  }

  async function settle(round: Round, post: PostName, put: Put): Promise<boolean> {
    switch (put.kind) {
      case 'posted': {
        const { message, face } = put;
        const isNew = await move(round.id, { kind: 'posted', post, message, face });
        if (isNew && post === 'reveal') await results.tellEntrants(round);
        return true;
      }
      case 'refused': {
        const isNew = await move(round.id, { kind: 'give-up-post', post, why: put.why });
        if (isNew)
          await results.tellFacilitator(
            round,
            `The ${postInWords(post)} could not be put up: ${refusalInWords[put.why]}. /round status tries again once that is set right.`,
          );
        return true;
      }
      case 'in-doubt':
        return false;
    }
  }

  /** Stored before the edit: a crash in between costs an edit at most, and the next change brings it up to date. */
  async function show(round: Round, face: string): Promise<boolean> {
    const opening = round.posts.opening;
    const unknown = pack.cases.get(round.case);
    if (opening?.state === 'posted' && unknown) {
      const card = roundCard(round, deal(unknown, pack, round.seed), pack, now());
      const edited = await noticeboard.edit(round.channel, opening.message, card);
      if (edited.kind === 'in-doubt') return false;
    }
    // A message that is gone, or that we may not touch, is not edited again until it has something new to say.
    await move(round.id, { kind: 'edited', face });
    return true;
  }

  /** @returns whether that changed anything: of two who did the same, one did it first */
  async function move(id: string, made: RoundMove): Promise<boolean> {
    return change(
      id,
      (round) => {
        const step = play(round, made, now());
        return { move: made, result: 'round' in step && step.round !== round };
      },
      false,
    );
  }

  /** Reads a round and its room under the lock; plays at most one move, and keeps what comes of it. */
  async function change<Result>(
    id: string,
    decideOn: (round: Round, room: Room) => { readonly move?: RoundMove; readonly result: Result },
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
      const { move: made, result } = decideOn(round, room);
      const saves = made ? after(round, made, room, fresh) : [];
      return { saves: saves.length > 0 ? saves : restOf(round, found), result };
    });
  }

  /** A round that has begun, or will not, makes room for the next of its week. */
  function after(round: Round, made: RoundMove, room: Room, fresh: string): Save[] {
    const at = now();
    const step = play(round, made, at);
    if ('refused' in step) return [];
    const saves = savesOfRound(step.round, room, at);
    if (round.phase !== 'scheduled' || step.round.phase === 'scheduled') return saves;
    const next = scheduleNext(withRound(room, step.round), pack, fresh, at);
    return [...saves.filter(({ kind }) => kind !== 'room'), ...next.saves];
  }

  /** Keeps the moment at which the round is to be looked at again, if that has changed. */
  function restOf(round: Round, found: Found): Save[] {
    const at = dueAt(round, now());
    const before = found.get('due', round.id);
    if (at === before?.at) return [];
    return [{ kind: 'due', id: round.id, record: at === undefined ? null : { room: round.room, at } }];
  }
}

function sentAt({ posts, createdAt }: Round, post: PostName): number {
  const begun = posts[post];
  return begun?.state === 'sending' ? begun.since : createdAt;
}

/** After the reveal the count stands, whoever deletes their data. */
function isCounting({ phase }: Round): boolean {
  return phase === 'open' || phase === 'closed';
}
