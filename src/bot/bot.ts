import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import type { Command, Context, Outcome, Request } from './command.ts';
import type { Learners } from './learner.ts';
import { type Reply, tell } from './reply.ts';

interface Asker {
  /** Opaque id of the person. */
  readonly id: string;
  /** May run rounds in this room, and so may choose and see cases. */
  readonly facilitator: boolean;
  readonly now: number;
  readonly seed: string;
}

export interface Bot {
  /** Answers one request: lock → load → run → save → answer. Rejects if what changed could not be kept. */
  answer(request: Request, asker: Asker): Promise<Reply>;
}

export function createBot(parts: {
  readonly commands: readonly Command[];
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly learners: Learners;
}): Bot {
  const { commands, pack, lexicon, learners } = parts;
  const byName = new Map(commands.map((command) => [command.name, command]));
  return {
    answer(request, { id, facilitator, now, seed }) {
      return learners.change(id, (learner) => {
        const context: Context = {
          args: request.kind === 'command' ? request.args : {},
          learner,
          facilitator,
          pack,
          lexicon,
          now,
          seed,
          commands,
        };
        const outcome = run(request, context, byName);
        return { learner: outcome.learner, result: outcome.reply };
      });
    },
  };
}

function run(request: Request, context: Context, commands: ReadonlyMap<string, Command>): Outcome {
  if (request.kind === 'command') {
    const command = commands.get(request.name);
    return (
      command?.run(context) ?? {
        reply: tell('Unknown command', `There is no /${request.name}. /help lists what there is.`),
      }
    );
  }
  const { command, action, args } = request.press;
  const act = commands.get(command)?.presses?.[action];
  return (
    act?.(context, args) ?? { reply: tell('Old button', 'This button is no longer known. /case shows where you are.') }
  );
}
