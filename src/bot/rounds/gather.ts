import { deal } from '../../game/draw.ts';
import type { Case, Pack } from '../../game/pack.ts';
import type { Lexicon } from '../../game/recognise/lexicon.ts';
import type { Entry } from '../../game/round/entry.ts';
import { type GradedEntry, gradeAll, type Key } from '../../game/round/graded.ts';
import type { RoomName } from '../../game/round/names.ts';
import type { Round } from '../../game/round/round.ts';
import type { Shelf } from '../records.ts';
import { newRoom, type Room } from '../room.ts';
import { challengesPrefix, entriesPrefix } from './keep.ts';

/** What rounds are gathered and graded from. */
export interface Sources {
  readonly shelf: Shelf;
  readonly pack: Pack;
  readonly lexicon: Lexicon;
}

/** A round with all that came in for it. */
export interface Gathered {
  readonly round: Round;
  readonly room: Room;
  readonly unknown: Case;
  readonly key: Key;
  readonly entries: readonly GradedEntry[];
}

/** Everything about a round, graded; `undefined` if it is not there, or its case no longer is. */
export async function gather(id: string, { shelf, pack, lexicon }: Sources): Promise<Gathered | undefined> {
  const round = await shelf.find('round', id);
  const unknown = round && pack.cases.get(round.case);
  if (!round || !unknown) return undefined;
  const room = (await shelf.find('room', round.room)) ?? newRoom(round.room, round.seed);
  const key = keyOf(round, unknown, room, pack, lexicon);
  return { round, room, unknown, key, entries: gradeAll(await entriesOf(id, shelf), key) };
}

export function keyOf(round: Round, unknown: Case, room: Room, pack: Pack, lexicon: Lexicon): Key {
  return {
    pack,
    lexicon,
    names: namesFor(round, room),
    answer: unknown.answer,
    dealt: deal(unknown, pack, round.seed),
  };
}

/** A name accepted on a round counts for it and for those after it; earlier rounds stay as they were. */
function namesFor(round: Round, { names, rounds }: Room): RoomName[] {
  const numberOf = (challenge: string) =>
    rounds.find(({ id }) => challenge.startsWith(challengesPrefix(id)))?.number ?? 0;
  return names.filter(({ challenge }) => numberOf(challenge) <= round.number);
}

export async function entriesOf(round: string, shelf: Shelf): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const [, entry] of shelf.list('entry', entriesPrefix(round))) entries.push(entry);
  return entries;
}
