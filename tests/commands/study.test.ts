import { expect, test } from 'vitest';
import type { Card } from '../../src/bot/reply.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
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
