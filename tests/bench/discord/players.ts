import { chance } from '../../../src/game/chance.ts';
import { everyComponent } from '../../support/discord/components.ts';
import type { Loopback } from '../../support/discord/index.ts';
import { aDm, aPerson, aServer, type Person, type Place } from '../../support/discord/places.ts';
import type { Answered, StoredMessage } from '../../support/discord/state.ts';
import { pack } from '../../support/shipped.ts';

/** Asks one thing of the bot; resolves with milliseconds from dispatch to acknowledgement. */
type Turn = () => Promise<number>;

/** Names as people type them and as completion offers them: of this paper's diagnoses and of others. */
const typed = [...pack.diagnoses.values()].flatMap(({ name, names }) => [name, ...names.slice(0, 3)]);
const ranks = ['first', 'second', 'third'] as const;

/** Somebody who plays case after case: deals, opens clues, commits lists, gives up. Every turn is written. */
export function aPlayer(discord: Loopback, name: string): Turn {
  const person = aPerson(name);
  const place = name.length % 2 === 0 ? aServer() : aDm();
  const turns = script(discord, person, place);
  return async () => (await turns.next()).value.ms;
}

async function* script(discord: Loopback, person: Person, place: Place): AsyncGenerator<Answered, never> {
  const luck = chance(person.id);
  const list = () => Object.fromEntries(ranks.map((rank) => [rank, typed[luck.pick(typed.length)]!]));
  for (;;) {
    let latest = await discord.slash(person, place, 'case');
    yield latest;
    for (const act of ['Next clue', 'guess', 'Next clue', 'guess', 'Give up'] as const) {
      // A list may have solved the case, or a clue have been the last.
      if (!labelsOf(latest.message!).includes(act === 'guess' ? 'Give up' : act)) continue;
      latest =
        act === 'guess'
          ? await discord.slash(person, place, 'guess', list())
          : await discord.press(person, place, latest.message!, act);
      yield latest;
    }
  }
}

function labelsOf({ components }: StoredMessage): (string | undefined)[] {
  return everyComponent(components).map(({ label }) => label);
}

/** Somebody who asks the bare bot for its constant. */
export function anAsker(discord: Loopback, name: string): Turn {
  const person = aPerson(name);
  const place = name.length % 2 === 0 ? aServer() : aDm();
  let turns = 0;
  return async () => {
    turns += 1;
    return (await discord.slash(person, place, turns % 2 === 0 ? 'guess' : 'case')).ms;
  };
}
