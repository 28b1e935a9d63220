import { deal } from '../../src/game/draw.ts';
import type { Gradable, Key } from '../../src/game/round/graded.ts';
import type { RoomName } from '../../src/game/round/names.ts';
import { lexicon, pack } from './shipped.ts';

/** The shipped lymphoma case as every round in these tests puts it. */
export const unknown = pack.cases.get('all-around')!;
const dealt = deal(unknown, pack, 'round');

export function aKey(change: Partial<Key> = {}): Key {
  return { pack, lexicon, names: [], answer: unknown.answer, dealt, ...change };
}

export function anEntry(learner: string, ...guesses: readonly string[]): Gradable {
  return { learner, guesses };
}

export function aRoomName(text: string, change: Partial<RoomName> = {}): RoomName {
  return { text, diagnosis: unknown.answer, as: 'name', challenge: `c-${text}`, ...change };
}
