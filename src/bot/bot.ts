import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { complete } from '../game/recognise/suggest.ts';
import type { Command, Context, Outcome, Request } from './command.ts';
import type { Learners } from './learner.ts';
import { type Form, type Reply, tell } from './reply.ts';

interface Asker {
  /** Opaque id of the person. */
  readonly id: string;
  /** May run rounds in this room, and so may choose and see cases. */
  readonly facilitator: boolean;
  readonly now: number;
  readonly seed: string;
}

export type Answer = { readonly reply: Reply } | { readonly form: Form };

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
  readonly learners: Learners;
}): Bot {
  const { commands, pack, lexicon, learners } = parts;
  const byName = new Map(commands.map((command) => [command.name, command]));
  return {
    answer(request, { id, facilitator, now, seed }) {
      const args = request.kind === 'command' ? request.args : {};
      return learners.change<Answer>(id, (learner) => {
        const context: Context = { args, learner, facilitator, pack, lexicon, now, seed, commands };
        const outcome = run(request, context, byName);
        return 'form' in outcome
          ? { result: { form: outcome.form } }
          : { learner: outcome.learner, result: { reply: outcome.reply } };
      });
    },
    complete: (typed, most) => complete(typed, lexicon, most),
  };
}

function run(request: Request, context: Context, commands: ReadonlyMap<string, Command>): Outcome {
  switch (request.kind) {
    case 'command':
      return (
        commands.get(request.name)?.run(context) ?? {
          reply: tell('Unknown command', `There is no /${request.name}. /help lists what there is.`),
        }
      );
    case 'press': {
      const { command, action, args } = request.press;
      return ownOf(commands.get(command)?.presses, action)?.(context, args) ?? outdated('button');
    }
    case 'submit': {
      const { command, action, args } = request.press;
      return ownOf(commands.get(command)?.forms, action)?.(context, args, request.fields) ?? outdated('form');
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
