import type { Attempt } from '../game/attempt.ts';
import { deal, type ShownClue } from '../game/draw.ts';
import type { Case } from '../game/pack.ts';
import type { Context, Outcome } from './command.ts';
import { tell } from './reply.ts';

/** A case as one attempt meets it. */
export interface CaseInHand {
  readonly unknown: Case;
  readonly dealt: readonly ShownClue[];
}

/** The case an attempt plays; `undefined` if the pack no longer has it. */
export function caseInHand(attempt: Attempt, { pack }: Context): CaseInHand | undefined {
  const unknown = attempt.pack === pack.id ? pack.cases.get(attempt.case) : undefined;
  return unknown && { unknown, dealt: deal(unknown, pack, attempt.seed) };
}

/** What a button or form of an attempt was drawn from: it carries this, and acts only while it is still so. */
export function standOf(attempt: Attempt): string[] {
  return [attempt.id, `${attempt.shown}`, `${attempt.commits.length}`];
}

/** An attempt of this learner with its case, open or lately ended; or what to say when it is neither. */
export type Found =
  | { readonly attempt: Attempt; readonly hand: CaseInHand; readonly refused?: undefined }
  | { readonly refused: Outcome };

/** The attempt that is open; or, when a button names one, that one. */
export function findAttempt(context: Context, id?: string): Found {
  const { learner } = context;
  const attempt = [learner.attempt, ...learner.recent].find((known) => known && (id === undefined || known.id === id));
  const open = attempt && (id !== undefined || !attempt.ended) ? attempt : undefined;
  const hand = open && caseInHand(open, context);
  if (open && hand) return { attempt: open, hand };
  if (open) return refuse('No longer there', 'That case is no longer in the knowledge base. /case deals another.');
  if (id === undefined) return refuse('No case is open', '/case deals one.');
  return refuse(
    'Not in hand',
    'That case ended some time ago, or is somebody else’s. /case shows yours, or deals one.',
  );
}

function refuse(title: string, sentence: string): Found {
  return { refused: { reply: tell(title, sentence) } };
}
