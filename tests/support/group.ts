import type { Gradable, Key } from '../../src/game/round/graded.ts';
import type { RoomName } from '../../src/game/round/names.ts';
import { lexicon, pack } from './shipped.ts';

/** The shipped lymphoma case. */
export const unknown = pack.cases.get('all-around')!;
/** Dealt by hand, so that a clue more in the pack changes none of these tests. */
const dealt = ['aorta', 'enhancement', 'texture', 'fatigue', 'fever'].map((id) => {
  const clue = unknown.clues.find((one) => one.id === id)!;
  return { clue, wording: clue.wordings[0]! };
});

export function aKey(change: Partial<Key> = {}): Key {
  return { pack, lexicon, names: [], answer: unknown.answer, dealt, ...change };
}

export function anEntry(learner: string, ...guesses: readonly string[]): Gradable {
  return { learner, guesses };
}

export function aRoomName(text: string, change: Partial<RoomName> = {}): RoomName {
  return { text, diagnosis: unknown.answer, as: 'name', challenge: `c-${text}`, ...change };
}
