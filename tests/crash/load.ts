import { setTimeout as pauseFor } from 'node:timers/promises';
import { chance } from '../../src/game/chance.ts';
import { everyComponent, textOf } from '../support/discord/components.ts';
import type { Loopback } from '../support/discord/index.ts';
import { aPerson, type Person, type Place } from '../support/discord/places.ts';
import type { Answered } from '../support/discord/state.ts';

/** An entry whose receipt its member has in hand. */
export interface Acknowledged {
  readonly round: string;
  readonly learner: string;
  /** When it was sent, by Discord's clock. */
  readonly at: number;
  readonly list: string;
}

const servers = 4;
const membersEach = 5;
const lists = ['lymphoma, RPF', 'schwannoma', 'liposarcoma, lipoma, PEComa', 'hematoma', 'RPF, lymphoma'];
const manageServer = 32n;
const longestWaitMs = 300;

/** Servers full of people who run and enter rounds, whatever becomes of the bot. */
export function openClinic(discord: Loopback, seed: string) {
  const acknowledged: Acknowledged[] = [];
  const places = Array.from({ length: servers }, () => discord.server());
  let open = true;

  /** What nobody is there to take, or is killed over, is answered by nothing. */
  async function ask(act: () => Promise<Answered>): Promise<Answered | undefined> {
    if (discord.gateway.connected() === 0) {
      await pauseFor(50);
      return undefined;
    }
    const answer = await act();
    return answer.type === 'none' ? undefined : answer;
  }

  async function member(person: Person, place: Place, luck: ReturnType<typeof chance>): Promise<void> {
    while (open) {
      await pauseFor(20 + luck.pick(200));
      const list = lists[luck.pick(lists.length)]!;
      const at = discord.now();
      const answer = await ask(() => discord.slash(person, place, 'round enter', { list }, at));
      const card = answer?.message;
      if (!card || !textOf(card).includes('Your entry counts')) continue;
      const change = everyComponent(card.components).find(({ label }) => label === 'Change')?.custom_id;
      acknowledged.push({ round: change!.split(':')[2]!, learner: person.id, at, list });
    }
  }

  async function facilitator(place: Extract<Place, { kind: 'server' }>, luck: ReturnType<typeof chance>) {
    const chief = aPerson('Chief');
    const manager = { ...place, permissions: manageServer };
    const run = (name: string, given: Readonly<Record<string, string>> = {}) =>
      ask(() => discord.slash(chief, manager, name, given));
    await run('setup', { channel: place.channel, reveal: '1 hour' });
    if (places[0] === place) await run('round schedule', { weekly: 'Mondays 13:00, closes Friday 12:00' });
    while (open) {
      await pauseFor(50 + luck.pick(300));
      const clues = luck.pick(2) === 0 ? '1 hour' : 'all at once';
      switch (luck.pick(8)) {
        case 0:
          await run('round close');
          break;
        case 1:
          await run('round reveal');
          break;
        case 2:
          await run('round reopen', { to: '5 hours' });
          break;
        case 3:
          await run('round extend', { to: '9 hours' });
          break;
        default:
          await run('round open', { closes: `${4 + luck.pick(8)} hours`, reveal: '1 hour', clues });
      }
    }
  }

  /** The moment at which a message has arrived, and the bot does not know it yet. */
  async function nextPost(): Promise<void> {
    const count = () => discord.places.all().reduce((sum, { messages }) => sum + messages.length, 0);
    const before = count();
    for (let wait = 0; wait < longestWaitMs && count() === before; wait += 2) await pauseFor(2);
  }

  return {
    acknowledged: (): readonly Acknowledged[] => acknowledged,
    async run(): Promise<void> {
      await Promise.all(
        places.flatMap((place, at) => [
          facilitator(place, chance(`chief ${seed} ${at}`)),
          ...Array.from({ length: membersEach }, (_, index) =>
            member(aPerson(`Member ${at}.${index}`), place, chance(`member ${seed} ${at} ${index}`)),
          ),
        ]),
      );
    },
    async stop(): Promise<void> {
      open = false;
    },
    /** Makes something go wrong between the bot and Discord just now. */
    async bother(how: number): Promise<void> {
      const posts = { method: 'POST', path: /\/(messages|threads)$/ };
      if (how === 1) discord.fault({ ...posts, status: 503, times: 20 });
      if (how === 2) discord.fault({ ...posts, drop: 'after', times: 20 });
      if (how === 3) discord.fault({ ...posts, delayMs: 40, times: 20 });
      if (how === 1) await pauseFor(150);
      else if (how > 1) await nextPost();
    },
  };
}
