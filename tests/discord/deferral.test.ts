import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/bot/bot.ts';
import { type Reply, redraw, show, tell } from '../../src/bot/reply.ts';
import { connect, createClient } from '../../src/discord/gateway.ts';
import { type Interaction, readInteraction } from '../../src/discord/inbound/interaction.ts';
import { responder } from '../../src/discord/respond.ts';
import { wireOn } from '../../src/discord/wire.ts';
import type { Log } from '../../src/log.ts';
import { textOf } from '../support/discord/components.ts';
import { type Loopback, openDiscord } from '../support/discord/index.ts';
import { limitFaults } from '../support/discord/limits.ts';
import { officialFaults } from '../support/discord/official.ts';
import { aDm, aPerson, aServer } from '../support/discord/places.ts';
import type { Answered, StoredMessage } from '../support/discord/state.ts';

const quiet: Log = { info() {}, warn() {}, error() {} };
const deferredMessage = 5;
const deferredUpdate = 6;
/** Longer than an answer may take without a deferral, shorter than Discord's patience would be. */
const slowMs = 2300;
let discord: Loopback;
let client: ReturnType<typeof createClient>;
let card: StoredMessage;
/** What the next interactions are answered with, by who asks. */
const answers = new Map<string, () => Promise<Answer>>();

beforeAll(async () => {
  discord = await openDiscord();
  discord.commands.set('everywhere', [{ name: 'help', options: [] }]);
  client = createClient({ apiUrl: discord.url });
  client.rest.setToken(discord.token);
  const respond = responder(
    wireOn(client.rest, async () => Buffer.alloc(0)),
    quiet,
    new Map(),
  );
  const take = (payload: unknown) => {
    const interaction = readInteraction(payload) as Interaction;
    void respond(interaction, answers.get(interaction.person)!());
  };
  await connect(client, discord.token, quiet, take, () => {});
  const button = { label: 'Turn', press: { command: 'case', action: 'show', args: [] }, style: 'primary' as const };
  const { message } = await asks({ reply: show({ title: 'A card', blocks: [], buttons: [button] }) }, 0);
  card = message!;
});

afterAll(async () => {
  await client.destroy();
  await discord.close();
  expect(limitFaults(discord.requests)).toEqual([]);
  expect(await officialFaults(discord.requests)).toEqual([]);
});

const after = <T>(ms: number, what: () => T) => new Promise<void>((resolve) => setTimeout(resolve, ms)).then(what);

/** Somebody asks by command, and the bot takes `ms` to find the answer. */
function asks(answer: Answer, ms: number, place = aServer() as ReturnType<typeof aDm>): Promise<Answered> {
  const person = aPerson('Ann');
  answers.set(person.id, () => after(ms, () => answer));
  return discord.slash(person, place, 'help');
}

/** Somebody presses the card's button. */
function presses(reply: Reply, ms: number): Promise<Answered> {
  const person = aPerson('Ben');
  answers.set(person.id, () => after(ms, () => ({ reply })));
  return discord.press(person, aDm(), { ...card, onlyFor: undefined }, 'Turn');
}

const hello = tell('Hello', 'Here it is.');

test.concurrent('a quick answer is not deferred', async () => {
  expect(await asks({ reply: hello }, 100)).toMatchObject({ type: 4, deferred: false });
});

test.concurrent('a slow answer is acknowledged in time, and for one person alone where others read along', async () => {
  const [inServer, inDm] = await Promise.all([asks({ reply: hello }, slowMs), asks({ reply: hello }, slowMs, aDm())]);
  for (const { type, message } of [inServer, inDm]) {
    expect(type).toBe(deferredMessage);
    expect(textOf(message!)).toContain('Here it is.');
  }
  expect(inServer.message?.onlyFor).toBeDefined();
  expect(inDm.message?.onlyFor).toBeUndefined();
});

test.concurrent('a slow press changes its card in place, or is answered beside it', async () => {
  const [inPlace, beside] = await Promise.all([
    presses(redraw({ title: 'Turned', blocks: [], buttons: [] }), slowMs),
    presses(hello, slowMs),
  ]);
  expect([inPlace.type, beside.type]).toEqual([deferredUpdate, deferredUpdate]);
  expect(textOf(inPlace.message!)).toContain('Turned');
  expect(beside.followUps.map(textOf)).toEqual([expect.stringContaining('Here it is.')]);
});

test.concurrent('a form that comes too late to be opened says so', async () => {
  const form = { title: 'Late', submit: { command: 'guess', action: 'commit', args: [] }, fields: [] };
  const answered = await asks({ form }, slowMs);
  expect(answered.followUps.map(textOf)).toEqual([expect.stringContaining('That took too long')]);
});

test.concurrent('a request that fails says that nothing was changed, with a reference', async () => {
  const person = aPerson('Cleo');
  answers.set(person.id, () => Promise.reject(new Error('a mistake')));
  const { message } = await discord.slash(person, aServer(), 'help');
  expect(textOf(message!)).toMatch(/nothing was changed.*\n.*Reference.*: \w{8}/);
  expect(message?.onlyFor).toBe(person.id);
});
