import { onTestFinished } from 'vitest';
import type { Room } from '../../../src/bot/room.ts';
import type { Round } from '../../../src/game/round/round.ts';
import { openSqlite } from '../../../src/storage/sqlite.ts';
import type { Channel } from './channels.ts';
import { everyComponent, textOf } from './components.ts';
import { type Loopback, type LoopbackOptions, openDiscord } from './index.ts';
import { aPerson, type Person, type Place } from './places.ts';
import { type BotProcess, startBot, withClock } from './process.ts';
import type { Answered, StoredMessage } from './state.ts';
import { closeAndCheck } from './story.ts';

/** Monday 30 November 2026, 12:00 UTC. */
export const monday = Date.parse('2026-11-30T12:00:00Z');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const manageServer = 32n;

export const read = ({ message, followUps }: Pick<Answered, 'message' | 'followUps'>): string =>
  [message, ...followUps].flatMap((one) => (one ? [textOf(one)] : [])).join('\n');

export interface RoundStory {
  readonly discord: Loopback;
  readonly bot: BotProcess;
  readonly place: Extract<Place, { kind: 'server' }>;
  readonly channel: Channel;
  /** May manage the server. */
  readonly chief: Person;
  readonly now: () => number;
  /** Discord's clock and the bot's, and what rings by then has been done. */
  moveTo(moment: number): Promise<void>;
  /** A command of the chief's. */
  run(name: string, given?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Somebody's list, by the button under the opening and its form. */
  enter(person: Person, list: string, confidence?: string): Promise<Answered>;
  /** The bot's messages in the channel that still stand, the earliest first. */
  posts(): StoredMessage[];
  opening(): StoredMessage;
  /** As they lie in the bot's own database. */
  stored(): Promise<{ readonly room: Room | undefined; readonly rounds: readonly Round[] }>;
}

/** A server whose rounds are set up, with the bot in a process of its own on a clock that stands still until moved. */
export async function aRoundStory(
  options: LoopbackOptions & {
    readonly env?: Record<string, string>;
    readonly seed?: string;
    /** Ends it with the test, and checks what was sent; off where a test does that itself. */
    readonly finished?: (end: () => Promise<void>) => void;
  } = {},
): Promise<RoundStory> {
  const { finished = onTestFinished } = options;
  const discord = await openDiscord(options);
  discord.setClock(monday);
  finished(() => closeAndCheck(discord));
  const env = { TEST_NOW: `${monday}`, TEST_SEED: options.seed ?? 'seed', ...options.env };
  const bot = await startBot(discord, { entry: withClock, env });
  finished(bot.forget);
  return roundStoryOn(discord, bot);
}

/** Another bot process goes on in the same place with `with`. */
export function roundStoryOn(discord: Loopback, bot: BotProcess, before?: RoundStory): RoundStory {
  const place = before?.place ?? discord.server();
  const manager = { ...place, permissions: manageServer };
  const chief = before?.chief ?? aPerson('Chief');
  const channel = discord.places.find(place.channel);
  const submits = new Map<string, string>();
  const posts = () => channel.messages.filter(({ deleted, author }) => !deleted && author === undefined);
  const story: RoundStory = {
    discord,
    bot,
    place,
    channel,
    chief,
    now: discord.now,
    async moveTo(moment) {
      discord.setClock(moment);
      await bot.moveTo(moment);
    },
    run: (name, given) => discord.slash(chief, manager, name, given),
    async enter(person, list, confidence) {
      const opening = story.opening();
      // Somebody whose view is behind presses what is there no more.
      const button = submits.get(opening.id) ?? buttonOn(opening, 'Submit differential');
      submits.set(opening.id, button);
      const opened = await discord.forge(person, place, opening, button);
      if (!opened.modal) return opened;
      return discord.submit(person, place, opened.modal, { list, ...(confidence && { confidence }) }, opening);
    },
    posts,
    opening() {
      const opening = posts().findLast((message) => /^## Case of the week \d+$/m.test(textOf(message)));
      if (!opening) throw new Error(`No opening among ${posts().length} messages`);
      return opening;
    },
    async stored() {
      const store = await openSqlite(bot.data);
      try {
        const rounds: Round[] = [];
        for await (const [, row] of store.list('round:')) rounds.push(row as Round);
        rounds.sort((a, b) => a.number - b.number);
        return { room: (await store.read(`room:${place.guild}`)) as Room | undefined, rounds };
      } finally {
        await store.close();
      }
    },
  };
  return story;
}

/** The custom id of a button. */
export function buttonOn({ components }: StoredMessage, label: string): string {
  const button = everyComponent(components).find((one) => one.type === 2 && one.label === label);
  if (!button?.custom_id) throw new Error(`Expected a button ${label}`);
  return button.custom_id;
}

/** Resolves once `holds`; a clock that stands still passes no time meanwhile. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
