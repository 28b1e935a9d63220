import { expect, test } from 'vitest';
import type { Request } from '../../src/bot/command.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

const opened = Date.parse('2026-11-30T12:00:00Z');
const day = 86_400_000;

/** A round of a case, entered by Ann and revealed by hand; what she was shown of it before. */
async function aRevealed(pick: string) {
  let now = opened;
  let asked = 0;
  const { bot, bell, shelf } = aBot(
    () => 'seed',
    () => now,
  );
  const as = (id: string, room = 'room') => {
    asked += 1;
    const seed = `seed.${asked}`;
    return { id, name: id, room, channel: 'channel', manager: id === 'chief', roles: [], now, seed };
  };
  const ask = async (id: string, request: Request, room?: string): Promise<Reply> => {
    await bell.ring();
    const answer = await bot.answer(request, as(id, room));
    if ('form' in answer) throw new Error('Expected a reply, but a form came.');
    return (await answer.later?.()) ?? answer.reply;
  };
  const type = (id: string, name: string, args: Record<string, string> = {}) =>
    ask(id, { kind: 'command', name, args });
  const offered = { command: 'round open', option: 'case', typed: pick.replaceAll('-', ' ') };
  const [choice] = await bot.complete(offered, as('chief'), 25);
  await type('chief', 'round open', { case: choice!.value, closes: '1 day', reveal: 'by hand' });
  await type('ann', 'round enter', { list: 'lymphoma, RPF' });
  const id = (await shelf.find('room', 'room'))!.rounds[0]!.id;
  const open = await type('ann', 'round show');
  now += day;
  const closed = await type('ann', 'round show');
  const early = await ask('ann', { kind: 'press', press: { command: 'round show', action: 'revealed', args: [id] } });
  await type('chief', 'round reveal');
  return { ask, type, id, before: { open, closed, early } };
}

const unknown = pack.cases.get('all-around')!;
const answer = pack.diagnoses.get(unknown.answer)!.name;
const textOf = (reply: Reply) => JSON.stringify(reply.card);
const title = `Case of the week 1: ${answer}`;

test('/round show tells the answer after the reveal, to each with their own result, and not before', async () => {
  const { ask, type, before } = await aRevealed(unknown.id);
  expect(textOf(before.open)).toContain('1 entry so far');
  expect(textOf(before.closed)).toContain('The answer is still to come');
  expect(before.early.card.title).toBe('Not yet');
  for (const reply of Object.values(before)) expect(textOf(reply)).not.toContain(answer);
  const ann = await type('ann', 'round show');
  expect(ann).toMatchObject({ private: true, card: { title } });
  expect(textOf(ann)).toContain('Your result');
  expect(textOf(ann)).toContain('1 entry: 1 with the answer first');
  // The pages of the card are the card itself.
  expect((await ask('ann', { kind: 'press', press: ann.card.self! })).card).toEqual(ann.card);
  expect((await ask('ann', { kind: 'press', press: ann.card.buttons[0]!.press })).card.title).toContain('Your result');
  const dan = await type('dan', 'round show');
  expect(dan.card).toMatchObject({ title, buttons: [] });
  expect(textOf(dan)).not.toContain('Your result');
});

test('who did not enter is offered the answer wherever they asked for a result', async () => {
  const { ask, id } = await aRevealed(unknown.id);
  const none = await ask('dan', {
    kind: 'press',
    press: { command: 'round enter', action: 'result', args: [id, 'opening'] },
  });
  expect(textOf(none)).not.toMatch(/above|below/);
  expect((await ask('dan', { kind: 'press', press: none.card.buttons[0]!.press })).card.title).toBe(title);
});

test('the answer of a round is told in its own server, and elsewhere to its entrants alone', async () => {
  const { ask, id } = await aRevealed(unknown.id);
  const shownTo = async (learner: string, room: string) => {
    const press = { command: 'round show', action: 'revealed', args: [id] };
    return (await ask(learner, { kind: 'press', press }, room)).card.title;
  };
  expect(await shownTo('dan', 'room')).toBe(title);
  expect(await shownTo('ann', 'another')).toBe(title);
  expect(await shownTo('dan', 'another')).toBe('Not there');
});

test('while a round is open its /round show leads to the result of the one before, and /round reveal says what comes first', async () => {
  const { ask, type } = await aRevealed(unknown.id);
  await type('chief', 'round open', { closes: '1 day', reveal: 'by hand' });
  const shown = await type('ann', 'round show');
  expect(shown.card.title).toBe('Case of the week 2');
  const result = shown.card.buttons.find(({ label }) => label === 'Result of round 1');
  expect((await ask('ann', { kind: 'press', press: result!.press })).card.title).toBe(title);
  expect(textOf(await type('chief', 'round reveal'))).toContain('It is still open: /round close ends it first');
  expect(textOf(await type('chief', 'round reopen', { to: '2 days' }))).toContain('It is open already');
  await type('chief', 'round close');
  expect(textOf(await type('chief', 'round close'))).toContain('It is closed already');
});
