import { understand } from '../recognise/understand.ts';
import type { GradedEntry } from './graded.ts';
import { type NotAcceptable, type Reading, type RoomName, roomNameOf, whyNotAccept } from './names.ts';

type Decision = 'accepted-as-name' | 'accepted-as-partial' | 'declined' | 'undone';

/** One thing that was ruled, kept for good; `by` until that person deletes their data. */
interface Ruling {
  readonly by: string | null;
  readonly decision: Decision;
  readonly at: number;
  readonly why: string;
}

/** A member's objection to a verdict, with everything that was ruled on it, the latest last. */
export interface Challenge {
  readonly id: string;
  readonly round: string;
  readonly by: string | null;
  readonly at: number;
  /** The line as typed. */
  readonly text: string;
  /** Id of the answer, which the line is said to name. */
  readonly diagnosis: string;
  readonly why: string;
  readonly rulings: readonly Ruling[];
}

export type ChallengeState = 'raised' | Decision;

export type RulingMove =
  | { readonly kind: 'accept'; readonly as: RoomName['as']; readonly why: string }
  | { readonly kind: 'decline'; readonly why: string }
  | { readonly kind: 'undo'; readonly why: string };

/** Decided by the edge from what the room says of the person. */
export interface Ruler {
  readonly id: string;
  readonly facilitator: boolean;
}

type Refused =
  | { readonly refused: 'not-a-facilitator' | 'own-challenge' | 'no-reason' | 'nothing-to-undo' }
  /** Another ruling stands; it must be undone first. */
  | { readonly refused: 'ruled-already'; readonly ruling: Ruling }
  | NotAcceptable;

/** What a ruling leaves: to be kept, and whether the round must be graded again. */
interface Ruled {
  readonly challenge: Challenge;
  /** All names of the room. */
  readonly names: readonly RoomName[];
  readonly regrade: boolean;
}

/** Characters. A reason is a sentence or two, and is read in a card. */
export const longestWhy = 300;

/** A line of one's own that did not count in full. `others`: the challenges of this round so far; one line has one. */
export function raise(
  { learner, lines }: GradedEntry,
  rank: number,
  raised: Pick<Challenge, 'id' | 'round' | 'diagnosis' | 'at' | 'why'>,
  others: readonly Challenge[],
): { readonly refused: 'no-such-line' | 'right-already' } | { readonly challenge: Challenge } {
  const line = lines[rank - 1];
  if (!line) return { refused: 'no-such-line' };
  if (line.grade.verdict === 'correct') return { refused: 'right-already' };
  const before = others.find(({ by, text }) => by === learner && text === line.text);
  if (before) return { challenge: before };
  return { challenge: { ...raised, why: sentenceOf(raised.why), by: learner, text: line.text, rulings: [] } };
}

export function challengeState({ rulings }: Challenge): ChallengeState {
  return rulings.at(-1)?.decision ?? 'raised';
}

/**
 * A facilitator rules; nobody on a challenge of their own, whether or not they saw the answer beforehand. The same
 * ruling again changes nothing, so a button pressed twice grades the round once. What was undone lies open again.
 */
export function rule(
  challenge: Challenge,
  move: RulingMove,
  ruler: Ruler,
  reading: Reading,
  now: number,
): Refused | Ruled {
  if (!ruler.facilitator) return { refused: 'not-a-facilitator' };
  if (ruler.id === challenge.by) return { refused: 'own-challenge' };
  const state = challengeState(challenge);
  const { names } = reading;
  const next = decisionOf(move);
  if (state === next) return { challenge, names, regrade: false };
  const ruled = (changed: readonly RoomName[]): Ruled => ({
    challenge: {
      ...challenge,
      rulings: [...challenge.rulings, { by: ruler.id, decision: next, at: now, why: sentenceOf(move.why) }],
    },
    names: changed,
    regrade: roomNameOf(challenge.text, names)?.as !== roomNameOf(challenge.text, changed)?.as,
  });
  const isOpen = isOpenChallenge(challenge);
  switch (move.kind) {
    case 'undo':
      if (isOpen) return { refused: 'nothing-to-undo' };
      return ruled(names.filter((name) => name.challenge !== challenge.id));
    case 'decline':
      if (!isOpen) return { refused: 'ruled-already', ruling: challenge.rulings.at(-1)! };
      return sentenceOf(move.why) === '' ? { refused: 'no-reason' } : ruled(names);
    case 'accept': {
      if (!isOpen) return { refused: 'ruled-already', ruling: challenge.rulings.at(-1)! };
      const { id, text, diagnosis } = challenge;
      const name = { text, diagnosis, as: move.as };
      const objection = whyNotAccept(name, reading);
      return objection ?? ruled([...names, { ...name, challenge: id }]);
    }
  }
}

function decisionOf(move: RulingMove): Decision {
  switch (move.kind) {
    case 'accept':
      return move.as === 'name' ? 'accepted-as-name' : 'accepted-as-partial';
    case 'decline':
      return 'declined';
    case 'undo':
      return 'undone';
  }
}

function sentenceOf(why: string): string {
  return why.trim().replace(/\s+/g, ' ').slice(0, longestWhy);
}

/**
 * What was ruled stays with its reason, and the name that was accepted, since it is the room's now; who asked and who
 * ruled does not, nor what was asked and not accepted.
 */
export function forgetInChallenge(challenge: Challenge, learner: string): Challenge {
  const state = challengeState(challenge);
  const isTheRooms = state === 'accepted-as-name' || state === 'accepted-as-partial';
  const asked = { by: null, why: '', text: isTheRooms ? challenge.text : 'deleted' };
  const forgotten = challenge.by === learner ? { ...challenge, ...asked } : challenge;
  return {
    ...forgotten,
    rulings: challenge.rulings.map((ruling) => (ruling.by === learner ? { ...ruling, by: null } : ruling)),
  };
}

/** Nobody has ruled, or the ruling was taken back: without who raised it there is nothing to rule on. */
export function isOpenChallenge(challenge: Challenge): boolean {
  const state = challengeState(challenge);
  return state === 'raised' || state === 'undone';
}

/**
 * The line to send upstream, and the file of the pack that it belongs into. `undefined` where the pack has no place for
 * it: a name that it lists elsewhere can have no second owner, and partly right is there what a name without its site
 * is, where the site is part of the diagnosis.
 */
export function upstreamYaml(
  { text, diagnosis, as }: RoomName,
  { pack, lexicon }: Omit<Reading, 'names'>,
): { readonly file: string; readonly line: string } | undefined {
  const known = pack.diagnoses.get(diagnosis);
  const read = understand(text, pack, lexicon);
  const isElsewhere = read.kind === 'entity' && read.entity.id !== diagnosis;
  if (!known || isElsewhere || (as === 'partial' && !known.site.required)) return undefined;
  return {
    file: `knowledge/${pack.id}/diagnoses/${diagnosis}.yaml`,
    line: `${as === 'name' ? 'names' : 'histology'}: [${quoted(text)}]`,
  };
}

/** JSON's quoting is YAML's too, but for control characters that YAML will not read as they are. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
