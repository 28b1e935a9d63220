import { expect, test } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { fold } from '../../src/game/recognise/fold.ts';
import { pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const bot = () => {
  const game = aBot().bot;
  return {
    async answer(...asked: Parameters<typeof game.answer>): Promise<Reply> {
      const answer = await game.answer(...asked);
      if ('form' in answer) throw new Error('Expected a reply, but a form came.');
      return answer.reply;
    },
  };
};
const asker = {
  id: 'me',
  name: 'Me',
  room: 'room',
  channel: 'channel',
  manager: true,
  roles: [],
  now: 0,
  seed: 'seed',
};
const wire = ({ card }: Reply) => JSON.stringify(card);

test.each([...pack.cases.values()].map((unknown) => [unknown.id, unknown] as const))(
  'nothing names the answer of %s while it is open',
  async (id, unknown) => {
    const answer = pack.diagnoses.get(unknown.answer)!;
    const names = [answer.name, ...answer.names, ...answer.histology].map((name) => fold(name).join(' '));
    const game = bot();
    const cards = [await game.answer({ kind: 'command', name: 'case', args: { pick: id } }, asker)];
    for (let clue = 1; clue < unknown.shows; clue += 1)
      cards.push(await game.answer({ kind: 'command', name: 'clue', args: {} }, asker));
    expect(cards.at(-1)?.card.title).toContain(`clue ${unknown.shows} of ${unknown.shows}`);
    for (const card of cards) {
      const sent = ` ${fold(wire(card).replace(/[-:",{}[\]]/g, ' ')).join(' ')} `;
      expect(names.filter((name) => sent.includes(` ${name} `))).toEqual([]);
      expect(wire(card)).not.toContain(unknown.answer);
      // What a clue says may be the name of the case; what carries ids may not.
      expect(JSON.stringify(card.card.buttons)).not.toContain(unknown.id);
    }
  },
);

test('only a facilitator chooses the case', async () => {
  const id = [...pack.cases.keys()][0]!;
  const reply = await bot().answer({ kind: 'command', name: 'case', args: { pick: id } }, { ...asker, manager: false });
  expect(reply.card.title).toBe('For facilitators');
});

test('a list that holds the answer further down is answered like one that does not', async () => {
  const id = [...pack.cases.values()].find(({ answer }) => answer === 'retroperitoneal-fibrosis')!.id;
  const titles = await Promise.all(
    ['schwannoma, RPF', 'schwannoma, lipoma'].map(async (list) => {
      const game = bot();
      await game.answer({ kind: 'command', name: 'case', args: { pick: id } }, asker);
      const { card } = await game.answer({ kind: 'command', name: 'guess', args: { list } }, asker);
      return [card.title, card.blocks.filter(({ kind }) => kind === 'heading')];
    }),
  );
  expect(titles[0]).toEqual(titles[1]);
});
