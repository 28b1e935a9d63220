import { everyComponent } from '../../support/discord/components.ts';
import type { Loopback } from '../../support/discord/index.ts';
import { aDm, aPerson, aServer, type Person, type Place } from '../../support/discord/places.ts';
import type { Answered, StoredMessage } from '../../support/discord/state.ts';

/** Asks one thing of the bot; resolves with milliseconds from dispatch to acknowledgement. */
type Turn = () => Promise<number>;

const lists = [
  { first: 'retroperitoneal fibrosis', second: 'lymphoma' },
  { first: 'appendicitis', second: 'schwannoma', third: 'retroperitoneal liposarcoma' },
  { first: 'MFH', second: 'germ cell tumor', third: 'angiosarcoma of the IVC', fourth: 'lipoma' },
];

/** Somebody who plays case after case: deals, opens clues, commits lists, gives up. Four turns in five are written. */
export function aPlayer(discord: Loopback, name: string): Turn {
  const person = aPerson(name);
  const place = name.length % 2 === 0 ? aServer() : aDm();
  const turns = script(discord, person, place);
  return async () => (await turns.next()).value.ms;
}

async function* script(discord: Loopback, person: Person, place: Place): AsyncGenerator<Answered, never> {
  for (let list = 0; ; list += 1) {
    const dealt = await discord.slash(person, place, 'case');
    yield dealt;
    const card: StoredMessage = dealt.message!;
    yield await discord.press(person, place, card, 'Next clue');
    yield await discord.slash(person, place, 'guess', lists[list % lists.length]!);
    // The first card lags behind the one that /guess posted, so this brings it up to date and changes nothing.
    yield await discord.press(person, place, card, 'Next clue');
    // A list may have solved the case.
    if (labelsOf(card).includes('Give up')) yield await discord.press(person, place, card, 'Give up');
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
