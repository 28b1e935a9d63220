import type { Entry } from '../../src/game/round/entry.ts';
import type { Round } from '../../src/game/round/round.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { everyComponent } from '../support/discord/components.ts';
import type { Loopback } from '../support/discord/index.ts';
import type { Acknowledged } from './load.ts';

export interface Stored {
  readonly rounds: readonly Round[];
  /** By `round:learner`. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Nothing is left to do but to rest. */
  readonly isAtRest: boolean;
}

export interface Faults {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly stuck: readonly string[];
}

/** What lies in the bot's own database. */
export async function storedIn(data: string): Promise<Stored> {
  const store = await openSqlite(data);
  try {
    const rounds: Round[] = [];
    const entries = new Map<string, Entry>();
    for await (const [, row] of store.list('round:')) rounds.push(row as Round);
    for await (const [key, row] of store.list('entry:')) entries.set(key.slice('entry:'.length), row as Entry);
    // The week goes on for ever, so what is scheduled, or opened by itself since, may still be open.
    const begun = rounds.filter(({ phase }) => phase !== 'scheduled' && phase !== 'open');
    return { rounds, entries, isAtRest: begun.length > 0 && begun.every(isOver) };
  } finally {
    await store.close();
  }
}

function isOver({ phase, posts, thread }: Round): boolean {
  if (phase === 'cancelled') return true;
  if (phase !== 'revealed' && phase !== 'archived') return false;
  const wanted = thread ? (['reveal', 'thread'] as const) : (['reveal'] as const);
  return wanted.every((post) => posts[post]?.state === 'posted');
}

export function faultsIn({ rounds, entries }: Stored, discord: Loopback, all: readonly Acknowledged[]): Faults {
  const stuck = [...stuckOf(rounds, discord), ...unknownOf(rounds, discord).map((mark) => `not known: ${mark}`)];
  return { lost: lostOf(all, entries), doubled: doubledOn(discord, rounds), stuck };
}

/** An acknowledged entry is there, or one that the same member sent later. */
function lostOf(all: readonly Acknowledged[], entries: Stored['entries']): string[] {
  const latest = new Map(all.toSorted((a, b) => a.at - b.at).map((one) => [`${one.round}:${one.learner}`, one]));
  return [...latest].flatMap(([key, { at, list }]) => {
    const entry = entries.get(key);
    if (!entry || entry.at < at) return [`${key}: ${list}`];
    const isOther = entry.at === at && !all.some((one) => one.at === at && entry.guesses.join(', ') === one.list);
    return isOther ? [`${key}: ${list}, but there is ${entry.guesses.join(', ')}`] : [];
  });
}

/** Of each round each post stands in the channel once, and no number was given twice. */
function doubledOn({ places }: Loopback, rounds: readonly Round[]): string[] {
  const marks = marksOn(places.all());
  const numbers = rounds.map(({ room, number }) => `${room} round ${number}`);
  return [...repeated(marks), ...repeated(numbers)];
}

function marksOn(channels: ReturnType<Loopback['places']['all']>): string[] {
  return channels.flatMap(({ messages, threads, person }) => [
    ...(person === undefined ? messages : []).map(({ components }) => {
      const id = everyComponent(components).find(({ custom_id }) => custom_id?.startsWith('round enter:'))?.custom_id;
      return id?.split(':').slice(2).join(' ') ?? 'a message without its mark';
    }),
    ...threads.map(({ on, name }) => `thread ${name} on ${on}`),
  ]);
}

function repeated(all: readonly string[]): string[] {
  return [...new Set(all.filter((one, index) => all.indexOf(one) !== index))];
}

/** Everything that began came to its end, and what is said to stand in the channel does. */
function stuckOf(rounds: readonly Round[], { places }: Loopback): string[] {
  const marks = new Set(marksOn(places.all()));
  return rounds.flatMap((round) => {
    const { id, number, phase, posts } = round;
    if (phase === 'scheduled' || phase === 'open') return [];
    if (!isOver(round)) return [`round ${number} (${id}) is ${phase}: ${JSON.stringify(posts)}`];
    const missing = Object.entries(posts).filter(
      ([post, made]) => post !== 'thread' && made?.state === 'posted' && !marks.has(`${id} ${post}`),
    );
    return missing.map(([post]) => `round ${number} (${id}): its ${post} is not in the channel`);
  });
}

/** What stands in a channel and is not known to do so. */
function unknownOf(rounds: readonly Round[], { places }: Loopback): string[] {
  const known = new Set(
    rounds.flatMap(({ id, posts }) =>
      Object.entries(posts).flatMap(([post, made]) => (made?.state === 'posted' ? `${id} ${post}` : [])),
    ),
  );
  return marksOn(places.all()).filter((mark) => !mark.startsWith('thread') && !known.has(mark));
}

export function inWords(kills: number, { rounds }: Stored, all: readonly Acknowledged[], faults: Faults): string {
  const { lost, doubled, stuck } = faults;
  const counts = [
    `${kills} kills, ${rounds.length} rounds, ${all.length} entries acknowledged`,
    `${lost.length} lost, ${doubled.length} doubled, ${stuck.length} stuck`,
  ].join(', ');
  const details = [...lost.map((one) => `lost: ${one}`), ...doubled.map((one) => `doubled: ${one}`), ...stuck];
  return [counts, ...details.slice(0, 20)].join('\n');
}
