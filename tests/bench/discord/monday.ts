import { chance } from '../../../src/game/chance.ts';
import { everyComponent } from '../../support/discord/components.ts';
import { openDiscord } from '../../support/discord/index.ts';
import { aPerson, aServer } from '../../support/discord/places.ts';
import { pack } from '../../support/shipped.ts';
import { quantile } from '../measure.ts';
import { anAsker, aPlayer } from './players.ts';

interface Paced {
  readonly people: number;
  readonly perSecond: number;
  readonly interactions: number;
}

/** What is asked of this process, which is Discord with its servers and people on a Monday morning. */
export type Ask =
  /** People who practise, acting so often a second whether or not the bot keeps up. */
  | (Paced & { readonly kind: 'practice' })
  /** The same pace of commands that the bare bot answers with its constant. */
  | (Paced & { readonly kind: 'constants' })
  /** Waits until every round is open. */
  | { readonly kind: 'opened' }
  /** Members who press the button and send their list before the deadline. */
  | { readonly kind: 'entries'; readonly perSecond: number; readonly members: number; readonly servers: number };

/** Milliseconds from dispatch to acknowledgement. */
export interface Felt {
  readonly interactions: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly most: number;
  readonly lost: number;
}

const [, , guilds = '1', rounds = '0'] = process.argv;
const discord = await openDiscord({ guilds: Number(guilds), records: false });
const homes = discord.guilds.slice(0, Number(rounds)).map((guild) => ({ ...aServer(), guild }));
for (const { guild, channel } of homes) discord.places.server(guild, channel);
process.send!({ url: discord.url, token: discord.token, homes });

process.on('message', (ask: Ask) => {
  void answer(ask).then((answered) => process.send!(answered));
});

function answer(ask: Ask): Promise<Felt | number> {
  if (ask.kind === 'practice') return act(ask, aPlayer);
  if (ask.kind === 'constants') return act(ask, anAsker);
  return ask.kind === 'opened' ? opened() : enterAll(ask);
}

async function act({ people, perSecond, interactions }: Paced, join: typeof aPlayer): Promise<Felt> {
  const waiting = Array.from({ length: people }, (_, index) => join(discord, `player ${index}`));
  return paced(perSecond, interactions, async () => {
    // Where everybody still waits for an answer, somebody new comes.
    const turn = waiting.shift() ?? join(discord, 'newcomer');
    const ms = await turn();
    waiting.push(turn);
    return ms;
  });
}

/** @returns when the last of them was seen open, in milliseconds since 1970 */
async function opened(): Promise<number> {
  while (homes.some(({ channel }) => discord.places.find(channel).messages.length === 0))
    await new Promise((resolve) => setTimeout(resolve, 20));
  return Date.now();
}

async function enterAll({ perSecond, members, servers }: Extract<Ask, { kind: 'entries' }>): Promise<Felt> {
  const luck = chance('entries');
  const names = [...pack.diagnoses.values()].map(({ name }) => name);
  const entries = Array.from({ length: members }, (_, index) => index).flatMap((index) =>
    homes.slice(0, servers).map((home) => ({ home, person: aPerson(`member ${index}`) })),
  );
  // Two interactions to an entry, so half as many entries begin in a second.
  return paced(perSecond / 2, entries.length, async () => {
    const { home, person } = entries.pop()!;
    const [opening] = discord.places.find(home.channel).messages;
    const button = everyComponent(opening!.components).find(({ label }) => label === 'Submit differential')!;
    const pressed = await discord.forge(person, home, opening!, button.custom_id!);
    const list = [1, 2, 3].map(() => names[luck.pick(names.length)]).join('\n');
    const sent = await discord.submit(person, home, pressed.modal!, { list }, opening);
    return Math.max(pressed.ms, sent.ms);
  });
}

/** Begins a turn at even distances, however long each takes. */
async function paced(perSecond: number, count: number, turn: () => Promise<number>): Promise<Felt> {
  const turns: Promise<number>[] = [];
  const from = performance.now();
  for (let index = 0; index < count; index += 1) {
    const wait = from + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    turns.push(turn());
  }
  const times = await Promise.all(turns);
  return {
    interactions: count,
    perSecond: count / ((performance.now() - from) / 1000),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    p999: quantile(times, 0.999),
    most: Math.max(...times),
    lost: times.filter((ms) => ms > 3000).length,
  };
}
