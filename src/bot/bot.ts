import type { Library } from '../game/ask/library.ts';
import type { Pack } from '../game/pack.ts';
import { complete } from '../game/recognise/complete.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { suggestZones } from '../game/when/zone.ts';
import type { Command, Context, Known, Outcome, Request } from './command.ts';
import type { Errand } from './errand.ts';
import { newLearner } from './learner.ts';
import type { Found, Needs, Ref, Save, Shelf } from './records.ts';
import { type Form, type Reply, tell } from './reply.ts';
import { newRoom, type Room } from './room.ts';
import { caseCode } from './rounds/begin.ts';

/** Who asks, and where. */
export interface Asker {
  /** Opaque id of the person. */
  readonly id: string;
  /** What the person is called here. Kept only for those who want their name on boards. */
  readonly name: string;
  /** Opaque id of the server, where the bot is at home; `undefined` elsewhere. */
  readonly room: string | undefined;
  /** Opaque id of the channel. */
  readonly channel: string | undefined;
  /** Manages the room: what Discord calls Manage Server. */
  readonly manager: boolean;
  /** Ids of the person's roles in the room. */
  readonly roles: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly seed: string;
}

export type Answer =
  | {
      readonly reply: Reply;
      /** What is still to come, and takes the place of the reply; `undefined` leaves it as it is. */
      readonly later?: (() => Promise<Reply | undefined>) | undefined;
    }
  | { readonly form: Form };

/** Carries out what takes time and the outside world. */
export type RunErrand = (errand: Errand) => Promise<Reply | undefined>;

type Decision = { readonly form: Form } | { readonly reply: Reply | undefined; readonly errand: Errand | undefined };

/** An option of a command, as far as it is typed. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

interface Choice {
  readonly name: string;
  readonly value: string;
}

export interface Bot {
  /** Answers one request: lock → load → run → save → answer. Rejects if what changed could not be kept. */
  answer(request: Request, asker: Asker): Promise<Answer>;
  /** What completes an option that is being typed, at most `most`. Nothing in it depends on an answer. */
  complete(option: Typing, asker: Asker, most: number): Promise<Choice[]>;
}

export function createBot(parts: {
  readonly commands: readonly Command[];
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly shelf: Shelf;
  readonly runErrand: RunErrand;
  library(): Library;
  readonly hasModel: boolean;
}): Bot {
  const { commands, pack, lexicon, shelf, runErrand } = parts;
  const byName = new Map(commands.map((command) => [command.name, command]));

  return {
    async answer(request, asker) {
      const command = byName.get(request.kind === 'command' ? request.name : request.press.command);
      const needsOf = (known: Known) => refsOf(asker, command?.needs?.(request, known) ?? {});
      // Most need no more than a newcomer would: who needs more is known inside, and asked again with that.
      let known = nobody(asker);
      for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
        const needs = needsOf(known);
        const decision = await shelf.change<Decision | Known>(needs, (found) => {
          const now = knownIn(found, asker);
          // Between the look and the lock the learner may have moved on, and then other records matter.
          if (!covers(needs, needsOf(now))) return { saves: [], result: now };
          return decide(request, command, asker, now, found);
        });
        if (!('learner' in decision)) return carryOut(decision);
        known = decision;
      }
      throw new Error(`Expected the needs of ${command?.name} to settle, but they changed ${mostAttempts} times.`);
    },
    async complete({ command, option, typed }, asker, most) {
      const type = byName.get(command)?.options[option]?.type;
      if (type === 'case') return casesFor(typed, await homeOf(asker), asker, pack).slice(0, most);
      if (type === 'zone')
        return suggestZones(typed)
          .slice(0, most)
          .map((name) => ({ name, value: name }));
      return complete(typed, lexicon, most).map((name) => ({ name, value: name }));
    },
  };

  function decide(
    request: Request,
    command: Command | undefined,
    asker: Asker,
    known: Known,
    found: Found,
  ): { readonly saves: readonly Save[]; readonly result: Decision } {
    const { learner, room } = known;
    const outcome = run(request, command, {
      args: request.kind === 'command' ? request.args : {},
      learner,
      room,
      channel: asker.channel,
      name: asker.name,
      facilitator: isFacilitator(room, asker),
      found,
      pack,
      lexicon,
      get library() {
        return parts.library();
      },
      hasModel: parts.hasModel,
      now: asker.now,
      seed: asker.seed,
      commands,
    });
    if ('form' in outcome) return { saves: [], result: { form: outcome.form } };
    return { saves: savesOf(outcome, asker), result: { reply: outcome.reply, errand: outcome.errand } };
  }

  /** The room as it is kept; a new one is kept first, since codes of cases hang on its secret. */
  async function homeOf({ room, seed }: Asker): Promise<Room | undefined> {
    if (room === undefined) return undefined;
    return shelf.change({ writes: [{ kind: 'room', id: room }] }, (found) => {
      const known = found.get('room', room);
      const home = known ?? newRoom(room, seed);
      return { saves: known ? [] : [{ kind: 'room', id: room, record: home }], result: home };
    });
  }

  async function carryOut(decision: Decision): Promise<Answer> {
    if ('form' in decision) return decision;
    const { reply, errand } = decision;
    if (reply) return { reply, ...(errand && { later: () => runErrand(errand) }) };
    const done = errand && (await runErrand(errand));
    if (!done) throw new Error(`Expected a reply, but there was none of ${errand?.kind ?? 'any errand'}`);
    return { reply: done };
  }
}

/** Cases by code, for facilitators alone: all of them, whatever a round holds, so that the list tells nothing. */
function casesFor(typed: string, room: Room | undefined, asker: Asker, pack: Pack): Choice[] {
  if (!room || !isFacilitator(room, asker)) return [];
  const wanted = typed.toLowerCase().trim();
  return [...pack.cases.values()]
    .map((unknown) => ({
      name: `${pack.diagnoses.get(unknown.answer)?.name} (${unknown.id.replaceAll('-', ' ')})`,
      value: caseCode(room, unknown),
    }))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function isFacilitator(room: Room | undefined, { manager, roles }: Asker): boolean {
  return manager || (room?.facilitatorRole !== undefined && roles.includes(room.facilitatorRole));
}

/** How often needs may change under a request before something is wrong. */
const mostAttempts = 5;

function nobody({ id, room, seed }: Asker): Known {
  return { learner: newLearner(id), room: room === undefined ? undefined : newRoom(room, seed), seed };
}

function knownIn(found: Found, { id, room, seed }: Asker): Known {
  return {
    learner: found.get('learner', id) ?? newLearner(id),
    room: room === undefined ? undefined : (found.get('room', room) ?? newRoom(room, seed)),
    seed,
  };
}

/** The learner's own record and the room's come with every request. */
function refsOf({ id, room }: Asker, { writes = [], reads = [] }: Needs): Required<Needs> {
  const own: Ref = { kind: 'learner', id };
  const isWritten = (ref: Ref) => writes.some((other) => other.kind === ref.kind && other.id === ref.id);
  const home: Ref[] = room === undefined ? [] : [{ kind: 'room', id: room }];
  return {
    writes: [own, ...writes],
    reads: [...home, ...reads].filter((ref) => !isWritten(ref)),
  };
}

function covers(held: Required<Needs>, wanted: Required<Needs>): boolean {
  const has = (refs: readonly Ref[], { kind, id }: Ref) => refs.some((ref) => ref.kind === kind && ref.id === id);
  return (
    wanted.writes.every((ref) => has(held.writes, ref)) &&
    wanted.reads.every((ref) => has(held.reads, ref) || has(held.writes, ref))
  );
}

/** A learner is kept with the rooms in which it was met, so that their open rounds stay secret in direct messages too. */
function savesOf({ learner, saves = [] }: Exclude<Outcome, { form: Form }>, { id, room }: Asker): Save[] {
  if (learner === undefined) return [...saves];
  const met =
    learner === null || room === undefined || learner.rooms.includes(room)
      ? learner
      : { ...learner, rooms: [...learner.rooms, room].slice(-mostRooms) };
  return [{ kind: 'learner', id, record: met }, ...saves];
}

const mostRooms = 20;

function run(request: Request, command: Command | undefined, context: Context): Outcome {
  switch (request.kind) {
    case 'command':
      return (
        command?.run(context) ?? {
          reply: tell('Unknown command', `There is no /${request.name}. /help lists what there is.`),
        }
      );
    case 'press':
      return ownOf(command?.presses, request.press.action)?.(context, request.press.args) ?? outdated('button');
    case 'submit': {
      const { action, args } = request.press;
      return ownOf(command?.forms, action)?.(context, args, request.fields) ?? outdated('form');
    }
  }
}

/** An action arrives from outside, so `constructor` and its like must lead nowhere. */
function ownOf<T>(actions: Readonly<Record<string, T>> | undefined, action: string): T | undefined {
  return actions && Object.hasOwn(actions, action) ? actions[action] : undefined;
}

function outdated(what: 'button' | 'form'): Outcome {
  return { reply: tell(`Old ${what}`, `This ${what} is no longer known. /case shows where you are.`) };
}
