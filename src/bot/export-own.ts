import type { Challenge } from '../game/round/challenge.ts';
import type { Entry } from '../game/round/entry.ts';
import { dueId } from './due.ts';
import { type Learner, newLearner } from './learner.ts';
import type { Kinds, Shelf } from './records.ts';
import { entryRef } from './rounds/keep.ts';

const hidden = 'told when the case is at its end';

/**
 * Every record that concerns one person, as it is stored. Of a case that is still open the answer is left out; of rounds
 * only what the person wrote, did or is named for.
 */
export async function exportOwn(person: string, shelf: Shelf, now: number): Promise<object> {
  const learner = (await shelf.find('learner', person)) ?? newLearner(person);
  return {
    exportedAt: new Date(now).toISOString(),
    learner: withoutAnswer(learner),
    history: await pages('history', person, shelf, ({ finished }) => finished),
    review: await shelf.find('review', person),
    reviews: await pages('reviewed', person, shelf, ({ reviewed }) => reviewed),
    reminder: await shelf.find('due', dueId({ of: 'reminder', id: person })),
    entries: await entriesBy(learner, shelf),
    challenges: await challengesBy(person, shelf),
    rounds: await roundsOf(person, shelf),
    weeks: await weeksOf(person, shelf),
    deletion: await shelf.find('erasure', person),
  };
}

function withoutAnswer(learner: Learner): Learner {
  const attempt = learner.attempt && { ...learner.attempt, case: hidden, seed: hidden };
  return { ...learner, attempt };
}

async function pages<K extends 'history' | 'reviewed', Item>(
  kind: K,
  person: string,
  shelf: Shelf,
  itemsOf: (page: Kinds[K]) => readonly Item[],
): Promise<Item[]> {
  const found: (readonly [id: string, record: Kinds[K]])[] = [];
  for await (const page of shelf.list(kind, `${person}:`)) found.push(page);
  // They are listed by their names, and 10 stands before 2.
  const number = (id: string) => Number(id.slice(id.lastIndexOf(':') + 1));
  return found.sort(([a], [b]) => number(a) - number(b)).flatMap(([, record]) => itemsOf(record));
}

async function entriesBy({ id, rounds }: Learner, shelf: Shelf): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const round of rounds) {
    const entry = await shelf.find('entry', entryRef(round, id).id);
    if (entry) entries.push(entry);
  }
  return entries;
}

/** Raised or ruled by this person. Who else had a part in them is left out, and what they wrote. */
async function challengesBy(person: string, shelf: Shelf): Promise<Challenge[]> {
  const mine: Challenge[] = [];
  for await (const [, challenge] of shelf.list('challenge', '')) {
    const { by, rulings, why, text } = challenge;
    if (by !== person && rulings.every((ruling) => ruling.by !== person)) continue;
    const own = (who: string | null) => (who === person ? who : null);
    mine.push({
      ...challenge,
      by: own(by),
      ...(by === person ? { why, text } : { why: '', text: '' }),
      rulings: rulings.map((ruling) => ({ ...ruling, by: own(ruling.by) })),
    });
  }
  return mine;
}

/** Rounds that this person answers for, or may not enter. */
async function roundsOf(person: string, shelf: Shelf): Promise<object[]> {
  const named: object[] = [];
  for await (const [, { id, number, facilitator, insiders }] of shelf.list('round', '')) {
    const as = { facilitator: facilitator === person, knowsAnswer: insiders.includes(person) };
    if (as.facilitator || as.knowsAnswer) named.push({ id, number, ...as });
  }
  return named;
}

async function weeksOf(person: string, shelf: Shelf): Promise<object[]> {
  const weeks: object[] = [];
  for await (const [room, { weekly }] of shelf.list('room', '')) {
    if (weekly?.facilitator === person) weeks.push({ room, said: weekly.said });
  }
  return weeks;
}
