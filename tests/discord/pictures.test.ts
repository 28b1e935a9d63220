import { InteractionResponseType, REST, type RESTPostAPIInteractionCallbackJSONBody } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { pictureBlock } from '../../src/bot/picture-words.ts';
import { type Block, show } from '../../src/bot/reply.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
import type { Render } from '../../src/discord/uploads.ts';
import { wireOn } from '../../src/discord/wire.ts';
import { everyComponent } from '../support/discord/components.ts';
import { limitFaults } from '../support/discord/limits.ts';
import { officialFaults } from '../support/discord/official.ts';
import { openRest } from '../support/discord/rest.ts';
import { snowflake } from '../support/discord/snowflake.ts';
import { aBoard, aDistribution } from '../support/pictures.ts';

const to = { id: snowflake(), token: 'token', application: snowflake(), at: 0 };
const gallery = 12;
const png = Buffer.from('a picture');
const blocks: Block[] = [
  pictureBlock(aBoard()),
  { kind: 'text', text: 'What is on the first picture' },
  { kind: 'file', name: 'entries.csv', content: 'a,b' },
  pictureBlock(aDistribution()),
  { kind: 'text', text: 'What is on the second' },
];
const [message] = messagesOf(show({ title: 'Title', blocks, buttons: [] }));

/** A wire to a small Discord that takes everything; `sent` is what arrived there. */
async function aWire(render?: Render) {
  const routes = [
    ['POST', '/interactions/:id/:token/callback', () => undefined],
    ['PATCH', '/webhooks/:app/:token/messages/:message', () => ({ id: '1' })],
    ['POST', '/webhooks/:app/:token', () => ({ id: '1' })],
  ] as const;
  const discord = await openRest(routes, 'token', true);
  onTestFinished(async () => {
    await discord.close();
    expect(limitFaults(discord.requests)).toEqual([]);
    expect(await officialFaults(discord.requests)).toEqual([]);
  });
  const rest = new REST({ api: discord.url, version: '10' });
  const sent = () =>
    discord.requests.map(({ body, files }) => {
      const { data, ...own } = body as { data?: Body } & Body;
      const { components, attachments } = data ?? own;
      const pictures = everyComponent(components).filter(({ type }) => type === gallery);
      return { pictures: pictures.length, attachments, files: files.map(({ key, name }) => `${key} ${name}`) };
    });
  return { wire: wireOn(rest, render ?? (() => Promise.reject(new Error('Nobody paints here')))), sent };
}

interface Body {
  readonly components: Parameters<typeof everyComponent>[0];
  readonly attachments: readonly { readonly id: string; readonly filename: string }[];
}

async function sendEveryWay(wire: ReturnType<typeof wireOn>): Promise<void> {
  const type = InteractionResponseType.ChannelMessageWithSource;
  await wire.callback(to, { type, data: message.body } as RESTPostAPIInteractionCallbackJSONBody, message);
  await wire.edit(to, message);
  await wire.followUp(to, message, true);
}

test('a picture goes out under a name that tells nothing, with its alternative text', () => {
  expect(message.uploads.map(({ name }) => name)).toEqual(['picture-1.png', 'entries.csv', 'picture-3.png']);
  const galleries = JSON.stringify(message.body).match(/"items":\[.*?\]/g);
  expect(galleries).toHaveLength(2);
  expect(galleries![0]).toContain('"url":"attachment://picture-1.png"');
  expect(galleries![0]).toContain('The leaderboard: Season since 4 May 2026.');
});

test('pictures are painted and sent with whatever answers', async () => {
  const { wire, sent } = await aWire(async () => png);
  await sendEveryWay(wire);
  const whole = {
    pictures: 2,
    attachments: [
      { id: '0', filename: 'picture-1.png' },
      { id: '1', filename: 'entries.csv' },
      { id: '2', filename: 'picture-3.png' },
    ],
    files: ['files[0] picture-1.png', 'files[1] entries.csv', 'files[2] picture-3.png'],
  };
  expect(sent()).toEqual([whole, whole, whole]);
});

test('a picture that fails costs neither the reply nor the other files', async () => {
  const { wire, sent } = await aWire(async ({ kind }) => {
    if (kind === 'board') throw new Error('no paint');
    return png;
  });
  await sendEveryWay(wire);
  const rest = {
    pictures: 1,
    attachments: [
      { id: '0', filename: 'entries.csv' },
      { id: '1', filename: 'picture-3.png' },
    ],
    files: ['files[0] entries.csv', 'files[1] picture-3.png'],
  };
  expect(sent()).toEqual([rest, rest, rest]);
});

test('a picture that does not come in time is not waited for', async () => {
  const { wire, sent } = await aWire(() => new Promise<never>(() => undefined));
  const from = performance.now();
  await wire.followUp(to, message, false);
  expect(performance.now() - from).toBeLessThan(2500);
  expect(sent()).toEqual([
    { pictures: 0, attachments: [{ id: '0', filename: 'entries.csv' }], files: ['files[0] entries.csv'] },
  ]);
});

test('where nobody paints, replies go out without pictures', async () => {
  const { wire, sent } = await aWire();
  await sendEveryWay(wire);
  expect(sent().map(({ pictures }) => pictures)).toEqual([0, 0, 0]);
});
