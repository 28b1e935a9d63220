import { expect, test } from 'vitest';
import type { Card } from '../../src/bot/reply.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
import { pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const asker = {
  id: 'me',
  name: 'Me',
  room: undefined,
  channel: undefined,
  manager: false,
  roles: [],
  now: 0,
  seed: 'seed',
};

async function cardOf(request: Parameters<ReturnType<typeof aBot>['bot']['answer']>[0]): Promise<Card> {
  const answer = await aBot().bot.answer(request, asker);
  if ('form' in answer) throw new Error('Expected a reply, but a form came.');
  return answer.reply.card;
}

function wordsOf({ blocks }: Card): string {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n');
}

test('of more than four to compare, what is left out is said first, on every page that is turned to', async () => {
  const list = 'lymphoma, RPF, schwannoma, neuroblastoma, Wilms tumor, paraganglioma';
  const card = await cardOf({ kind: 'command', name: 'study compare', args: { list } });
  expect(card.title.split(' or ')).toHaveLength(4);
  const [first, ...rest] = card.blocks;
  expect(first).toMatchObject({ kind: 'text', text: expect.stringMatching(/^More than four: .+, .+ left out\.$/) });
  expect(JSON.stringify(rest)).not.toContain('left out');
  expect(await cardOf({ kind: 'press', press: card.self! })).toEqual(card);
  expect(() => messagesOf({ private: false, inPlace: false, card }, 2)).not.toThrow();
});

test.each([
  ['study diagnosis', { diagnosis: 'fibrosis' }, 'Retroperitoneal fibrosis, '],
  ['study compare', { list: 'fibrosis, schwannoma' }, 'Retroperitoneal fibrosis, '],
  ['study diagnosis', { diagnosis: 'lymph' }, 'Lymphangioma, Retroperitoneal lymphoma, '],
  ['study diagnosis', { diagnosis: 'perivasc epith' }, 'PEComa of the inferior vena cava'],
])('/%s %o proposes only what can be opened: %s', async (name, args, first) => {
  const card = await cardOf({ kind: 'command', name, args });
  const said = /Nearest names: (.*)\.$/.exec(wordsOf(card))?.[1] ?? '';
  expect(said.startsWith(first)).toBe(true);
  const opened = new Set([...pack.diagnoses.values(), ...pack.families.values()].map((one) => one.name));
  expect(said.split(', ').filter((one) => !opened.has(one))).toEqual([]);
});

test('what is like none of them has no nearest name', async () => {
  const card = await cardOf({ kind: 'command', name: 'study diagnosis', args: { diagnosis: 'qwertz' } });
  expect(wordsOf(card)).not.toContain('Nearest');
});

test('a guess that cannot be read is answered from the whole vocabulary', async () => {
  const { bot } = aBot();
  await bot.answer({ kind: 'command', name: 'case', args: {} }, asker);
  const answer = await bot.answer({ kind: 'command', name: 'guess', args: { first: 'fibrosis' } }, asker);
  expect(JSON.stringify(answer)).toContain('nearest names: fibrositis');
});

test.each(['lymphoma and xyz', 'lymphoma, RPF and xyz'])('of “%s” what is not read is named', async (list) => {
  const card = await cardOf({ kind: 'command', name: 'study compare', args: { list } });
  expect(wordsOf(card)).toContain('“xyz” → no diagnosis that could be recognized.');
});

test('“and” joins what is compared', async () => {
  const card = await cardOf({ kind: 'command', name: 'study compare', args: { list: 'lymphoma and RPF' } });
  expect(card.title).toContain(' or ');
});
