import type { Pack } from '../pack.ts';
import type { GradedLine } from '../result.ts';
import type { Entry } from './entry.ts';
import { gradeEntry, type Key } from './graded.ts';
import { gradeInRoom, readInRoom, roomNameOf } from './names.ts';

/**
 * A list in the pack's and the room's own words, worth what it was: nothing in it is still how a person put it. What has
 * no such words keeps its rank and nothing else.
 */
export function nameless(entry: Entry, key: Key): Entry {
  const { lines } = gradeEntry(entry, key);
  const guesses = lines.map((line, index) => plainest(line, key) ?? `unnamed ${index + 1}`);
  const { round, learner, at, afterClue } = entry;
  return { round, learner, at, afterClue, guesses };
}

/** The first of what a line may be called that is graded as the line was. */
function plainest(line: GradedLine, key: Key): string | undefined {
  const { text, understood } = line;
  const accepted = roomNameOf(text, key.names);
  const named = understood.kind === 'entity' ? namesOf(understood, key.pack) : [];
  return [...(accepted ? [accepted.text] : []), ...named].find((name) => {
    const read = readInRoom(name, key);
    const grade = gradeInRoom(key.answer, read, key.pack);
    const { verdict, credit, recognized } = line.grade;
    return (
      read.understood.kind === understood.kind &&
      isSameSite(read.understood, understood) &&
      grade.verdict === verdict &&
      grade.credit === credit &&
      grade.recognized === recognized
    );
  });
}

type Understood = GradedLine['understood'];

/** A disease elsewhere is another one, and is ruled out by other clues. */
function isSameSite(one: Understood, other: Understood): boolean {
  if (one.kind !== 'entity' || other.kind !== 'entity') return true;
  return (one.site === 'contradicts') === (other.site === 'contradicts');
}

function namesOf({ entity, member, sites }: Extract<Understood, { kind: 'entity' }>, pack: Pack): string[] {
  const histology = pack.diagnoses.get(entity.id)?.histology ?? [];
  const places = sites.flatMap((id) => pack.sites.get(id)?.names ?? []);
  return [
    ...(member === undefined ? [] : [member]),
    entity.name,
    ...histology,
    ...[entity.name, ...histology].flatMap((name) => places.map((place) => `${name} of the ${place}`)),
  ];
}
