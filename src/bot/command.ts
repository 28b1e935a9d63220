import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import type { Learner } from './learner.ts';
import type { Press, Reply } from './reply.ts';

interface Option {
  /** `diagnosis` completes from the whole vocabulary; `list` takes what is typed without an option's name. */
  readonly type: 'diagnosis' | 'list' | 'choice' | 'text';
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
}

/** All a command gets to know. Plain data: no clock, no chance, no edge. */
export interface Context {
  readonly args: Readonly<Record<string, string>>;
  readonly learner: Learner;
  /** Decided by the edge from what the room says, never by what the person typed. */
  readonly facilitator: boolean;
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** New for each request. */
  readonly seed: string;
  /** What `/help` lists. */
  readonly commands: readonly Command[];
}

export interface Outcome {
  readonly reply: Reply;
  /** The learner as it should be kept; left out when nothing changes. */
  readonly learner?: Learner;
}

export interface Command {
  readonly name: string;
  readonly description: string;
  /** How a line of it looks, for `/help`. */
  readonly example: string;
  readonly options: Readonly<Record<string, Option>>;
  run(context: Context): Outcome;
  /** What its buttons do, by action. */
  readonly presses?: Readonly<Record<string, (context: Context, args: readonly string[]) => Outcome>>;
}

export type Request =
  | { readonly kind: 'command'; readonly name: string; readonly args: Readonly<Record<string, string>> }
  | { readonly kind: 'press'; readonly press: Press };
