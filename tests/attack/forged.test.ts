import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';
import { textOf } from '../support/discord/components.ts';
import { openDiscord } from '../support/discord/index.ts';
import { peek } from '../support/discord/peek.ts';
import { aDm, aPerson, aServer, type Place } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import type { Answered } from '../support/discord/state.ts';
import { plantVictims, victimAnswer, victimRows, victims } from './victims.ts';

const manageServer = 1n << 5n;
/** Questions are of the paper as a whole, and their choices name its diagnoses whatever is open. */
const all = (commands as readonly Command[]).filter(({ name }) => name !== 'study question');

/** Every button and form of every command, with everything of somebody else's that it could be made to name. */
function forgedIds(ids: readonly string[]): { readonly form: boolean; readonly id: string }[] {
  return all.flatMap(({ name, presses = {}, forms = {} }) =>
    [
      ...Object.keys(presses).map((action) => ({ form: false, action })),
      ...Object.keys(forms).map((action) => ({ form: true, action })),
    ].flatMap(({ form, action }) =>
      ids.flatMap((id) =>
        ['', ':name', ':1', ':change'].map((rest) => ({ form, id: `${name}:${action}:${id}${rest}` })),
      ),
    ),
  );
}

test.each([
  ['a stranger in direct messages', () => aDm(), () => true],
  ['who manages another server', () => aServer(manageServer), () => true],
  // A member may enter; what facilitators do is not theirs.
  [
    'a plain member of the same server',
    (): Place => ({ ...aServer(0n), guild: victims.room }),
    (id: string) => !id.startsWith('round enter:'),
  ],
] as const)(
  '%s reaches nothing of others by forged buttons and forms, and is told no answer',
  async (_, placeOf, isAsked) => {
    const data = mkdtempSync(join(tmpdir(), 'unknown-case-forged-'));
    await plantVictims(data);
    const discord = await openDiscord({ patienceMs: 20_000 });
    onTestFinished(discord.close);
    const bot = await startBot(discord, { data });
    onTestFinished(bot.forget);
    await discord.slash({ id: victims.member, name: 'Victim' }, aDm(), 'case');
    const { attempt, answer } = await peek(data, victims.member);
    const before = await victimRows(data);

    const mallory = aPerson('Mallory');
    const place = placeOf();
    const { message: card } = await discord.slash(mallory, aDm(), 'help');
    const shown: Answered[] = [];
    for (const { form, id } of forgedIds([attempt!.id, victims.round, victims.challenge, '1']).filter(({ id }) =>
      isAsked(id),
    )) {
      const typed = { list: 'lymphoma', why: 'because', line: '1', confidence: 'low' };
      const fields = Object.keys(typed).map((name) => ({ type: 18, component: { type: 4, custom_id: name } }));
      shown.push(
        form
          ? await discord.submit(mallory, place, { custom_id: id, title: '', components: fields }, typed, card)
          : await discord.forge(mallory, place, card!, id),
      );
    }
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter(({ type }) => type === 'none')).toEqual([]);
    const texts = shown.flatMap(({ message, followUps }) =>
      [message, ...followUps].map((one) => (one ? textOf(one) : '')),
    );
    // What /help gives as examples is told to everybody.
    const examples = textOf(card!).toLowerCase();
    const secret = [victimAnswer.name, answer].filter((name) => !examples.includes(name.toLowerCase()));
    expect(secret).toContain(victimAnswer.name);
    const told = new RegExp(secret.map((name) => name.replace(/[^\w ]/g, '.')).join('|'), 'i');
    expect(texts.filter((text) => told.test(text))).toEqual([]);
    // Being there makes a member known to the room, and nothing else.
    expect(await victimRows(data)).toEqual(before);
    expect(bot.output()).not.toContain('"level":"error"');
  },
);

test('the bot asks for rights itself: whoever lacks them cannot run a round by sending the command', async () => {
  const data = mkdtempSync(join(tmpdir(), 'unknown-case-forged-'));
  await plantVictims(data);
  const discord = await openDiscord();
  onTestFinished(discord.close);
  const bot = await startBot(discord, { data });
  onTestFinished(bot.forget);
  const before = await victimRows(data);
  const mallory = aPerson('Mallory');
  const place: Place = { ...aServer(0n), guild: victims.room };
  const facilitators = all.filter(({ name }) => /^(round|setup)/.test(name) && !/^round (enter)/.test(name));
  const shown: string[] = [];
  for (const { name, options, typedOnly } of facilitators) {
    if (typedOnly) continue;
    const given = Object.fromEntries(
      Object.entries(options)
        .filter(([, option]) => !option.typedOnly)
        .map(([option, { choices, type }]) => [option, choices?.[0] ?? (type === 'flag' ? 'true' : '1')]),
    );
    const { message } = await discord.slash(mallory, place, name, given);
    shown.push(message ? textOf(message) : '');
  }
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((text) => text.includes(victimAnswer.name))).toEqual([]);
  expect(await victimRows(data)).toEqual(before);
});
