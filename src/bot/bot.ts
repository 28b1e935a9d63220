import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { complete } from '../game/recognise/suggest.ts';
import type { Command, Context, Known, Outcome, Request } from './command.ts';
import type { Errand } from './errand.ts';
import { newLearner } from './learner.ts';
import type { Needs, Ref, Save, Shelf } from './records.ts';
import { type Form, type Reply, tell } from './reply.ts';
import { newRoom } from './room.ts';

/** Who asks, and where. */
export interface Asker {
  /** Opaque id of the person. */
  readonly id: string;
  /** Opaque id of the server, where the bot is at home; `undefined` elsewhere. */
  readonly room: string | undefined;
  /** Manages the room: what Discord calls Manage Server. */
  readonly manager: boolean;
  /** Ids of the person's roles in the room. */
  readonly roles: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly seed: string;
}

export type Answer = { readonly reply: Reply; readonly errand?: Errand | undefined } | { readonly form: Form };

export interface Bot {
  /** Answers one request: lock → load → run → save → answer. Rejects if what changed could not be kept. */
  answer(request: Request, asker: Asker): Promise<Answer>;
  /** Names that complete what is typed so far, from the whole vocabulary, so that nothing is given away. */
  complete(typed: string, most: number): string[];
}

export function createBot(parts: {
  readonly commands: readonly Command[];
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly shelf: Shelf;
}): Bot {
  const { commands, pack, lexicon, shelf } = parts;
  const byName = new Map(commands.map((command) => [command.name, command]));

  return {
    async answer(request, asker) {
      const command = byName.get(request.kind === 'command' ? request.name : request.press.command);
      const further = command?.needs?.(request, await known(asker)) ?? {};
      return shelf.change<Answer>(needsOf(asker, further), (found) => {
        const learner = found.get('learner', asker.id) ?? newLearner(asker.id);
        const room = asker.room === undefined ? undefined : (found.get('room', asker.room) ?? newRoom(asker.room));
        const outcome = run(request, command, {
          args: request.kind === 'command' ? request.args : {},
          learner,
          room,
          facilitator: asker.manager || (room?.facilitatorRole !== undefined && asker.roles.includes(room.facilitatorRole)),
          found,
          pack,
          lexicon,
          now: asker.now,
          seed: asker.seed,
          commands,
        });
        if ('form' in outcome) return { saves: [], result: { form: outcome.form } };
        return { saves: savesOf(outcome, asker), result: { reply: outcome.reply, errand: outcome.errand } };
      });
    },
    complete: (typed, most) => complete(typed, lexicon, most),
  };

  async function known({ id, room }: Asker): Promise<Known> {
    const [learner, home] = await Promise.all([shelf.find('learner', id), room && shelf.find('room', room)]);
    return { learner: learner ?? newLearner(id), room: room === undefined ? undefined : home || newRoom(room) };
  }
}

function needsOf({ id, room }: Asker, { writes = [], reads = [] }: Needs): Needs {
  const own: Ref = { kind: 'learner', id };
  const isWritten = (ref: Ref) => writes.some((other) => other.kind === ref.kind && other.id === ref.id);
  const home: Ref[] = room === undefined ? [] : [{ kind: 'room', id: room }];
  return {
    writes: [own, ...writes],
    reads: [...home, ...reads].filter((ref) => !isWritten(ref)),
  };
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
