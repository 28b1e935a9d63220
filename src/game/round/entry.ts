import type { Confidence } from '../attempt.ts';
import { type Differential, type NotTaken, readDifferential, whyNotTaken } from '../differential.ts';
import { cluesShown } from './clues.ts';
import { closingOf } from './deadlines.ts';
import { type Reading, readInRoom } from './names.ts';
import type { Round } from './round.ts';

/** One member's differential in a round. */
export interface Entry {
  readonly round: string;
  readonly learner: string;
  /** The interaction's own time. */
  readonly at: number;
  /** Ranked, as typed. */
  readonly guesses: readonly string[];
  readonly confidence?: Confidence | undefined;
  /** How many clues were shown then. */
  readonly afterClue: number;
}

/** What a member sent. */
export interface Submission {
  readonly learner: string;
  /** Milliseconds since 1970, from the interaction's own id: when it was sent, however late it is handled. */
  readonly at: number;
  readonly fields: readonly string[];
  readonly confidence?: Confidence | undefined;
}

type EntryRefusal = { readonly refused: 'not-open-yet' | 'closed' | 'cancelled' | 'insider' } | NotTaken;

export type EntryStep =
  | EntryRefusal
  /** `overtaken`: one sent later was handled before; it stands, and `entry` is that one. */
  | { readonly entry: Entry; readonly differential: Differential; readonly overtaken: boolean };

/**
 * Takes an entry, which counts at once; the last one sent before closing stands. The moment of closing itself is too late.
 * One sent in time and handled after the closing counts, until the reveal. Never asks "from where?": an entry is not a
 * conversation, and a question could be read as a hint.
 * @param before the member's entry so far
 */
export function enter(round: Round, before: Entry | undefined, sent: Submission, setting: Reading): EntryStep {
  const { learner, at, confidence } = sent;
  const shut = door(round, at);
  if (shut) return { refused: shut };
  if (round.insiders.includes(learner)) return { refused: 'insider' };
  const differential = readDifferential(
    sent.fields,
    setting.pack,
    setting.lexicon,
    (text) => readInRoom(text, setting).understood,
  );
  const notTaken = whyNotTaken(differential);
  if (notTaken) return notTaken;
  if (before && before.at > at) return { entry: before, differential, overtaken: true };
  const guesses = differential.ranked.map(({ text }) => text);
  const afterClue = cluesShown(round, at);
  const entry = { round: round.id, learner, at, guesses, afterClue, ...(confidence && { confidence }) };
  return { entry, differential, overtaken: false };
}

function door(round: Round, at: number): 'not-open-yet' | 'closed' | 'cancelled' | undefined {
  switch (round.phase) {
    case 'scheduled':
      return 'not-open-yet';
    case 'open':
    case 'closed':
      return at < closingOf(round) ? undefined : 'closed';
    case 'revealed':
    case 'archived':
      return 'closed';
    case 'cancelled':
      return 'cancelled';
  }
}
