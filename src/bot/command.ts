import type { Library } from '../game/ask/library.ts';
import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import type { Errand } from './errand.ts';
import type { Learner } from './learner.ts';
import type { Found, Needs, Save } from './records.ts';
import type { Form, Press, Reply } from './reply.ts';
import type { Room } from './room.ts';

interface Option {
  /**
   * `diagnosis` completes from the whole vocabulary; `list` takes what is typed without an option's name; `case` is a
   * code that only facilitators are offered; `channel`, `role` and `person` are ids; a `flag` is true or false.
   */
  readonly type:
    | 'diagnosis'
    | 'list'
    | 'choice'
    | 'text'
    | 'case'
    | 'zone'
    | 'flag'
    | 'number'
    | 'channel'
    | 'role'
    | 'person';
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** Only where commands are typed as lines. */
  readonly typedOnly?: boolean;
}

/** All a command gets to know. Plain data: no clock, no chance, no edge. */
export interface Context {
  readonly args: Readonly<Record<string, string>>;
  readonly learner: Learner;
  /** The server it was asked in; `undefined` in direct messages and wherever the bot is only a guest. */
  readonly room: Room | undefined;
  /** Id of the channel it was asked in. */
  readonly channel: string | undefined;
  /** What the person is called there. */
  readonly name: string;
  /** May run rounds in this room, and so may choose and see cases. */
  readonly facilitator: boolean;
  /** The further records that the command said it needs. */
  readonly found: Found;
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  /** The paper's statements, to be searched. */
  readonly library: Library;
  /** Whether a language model is configured. */
  readonly hasModel: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** New for each request. */
  readonly seed: string;
  /** What `/help` lists. */
  readonly commands: readonly Command[];
}

export type Outcome =
  /** Left out, the reply is what comes of the errand. */
  | {
      readonly reply?: Reply;
      /** The learner as it should be kept, or `null` to forget it; left out when nothing changes. */
      readonly learner?: Learner | null;
      /** Further records as they should be kept; each must be among what the command needs to write. */
      readonly saves?: readonly Save[];
      /** What is done once all is saved and answered; what comes of it takes the place of the reply. */
      readonly errand?: Errand | undefined;
    }
  | { readonly form: Form };

/** The learner and the room as they stood a moment ago: enough to say what else is needed. */
export interface Known {
  readonly learner: Learner;
  readonly room: Room | undefined;
  /** The request's own: what is made anew is named by it. */
  readonly seed: string;
}

export interface Command {
  /** One word, or two where several share the first: `study compare`. */
  readonly name: string;
  readonly description: string;
  /** How a line of it looks, for `/help`. */
  readonly example: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Only where commands are typed as lines; elsewhere a button does it. */
  readonly typedOnly?: boolean;
  /** Of no use to anybody else, so `/help` lists it apart. */
  readonly forFacilitators?: boolean;
  /** A shorter name where commands are typed as lines. */
  readonly typedAs?: string;
  /** Records besides the learner's own and the room's; the learner's may always be written. */
  needs?(request: Request, known: Known): Needs;
  run(context: Context): Outcome;
  /** What its buttons do, by action. */
  readonly presses?: Readonly<Record<string, (context: Context, args: readonly string[]) => Outcome>>;
  /** What its forms do when they are sent, by action. */
  readonly forms?: Readonly<Record<string, (context: Context, args: readonly string[], fields: Fields) => Outcome>>;
}

/** What was typed into a form, by the field's name. */
export type Fields = Readonly<Record<string, string>>;

export type Request =
  | { readonly kind: 'command'; readonly name: string; readonly args: Readonly<Record<string, string>> }
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'submit'; readonly press: Press; readonly fields: Fields };
