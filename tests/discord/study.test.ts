import { expect, test } from 'vitest';
import { help } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { askCard, privacyCard } from '../../src/bot/cards/privacy.ts';
import { reminderCard } from '../../src/bot/cards/reminder.ts';
import { reviewCard } from '../../src/bot/cards/review.ts';
import { newLearner } from '../../src/bot/learner.ts';
import { show } from '../../src/bot/reply.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
import { newDeck, withCard } from '../../src/game/review/deck.ts';
import { drillOf } from '../../src/game/review/drill.ts';
import { missedCard, pairCard, questionCardId } from '../../src/game/review/subject.ts';
import { aContext } from '../support/context.ts';
import { textOf } from '../support/discord/components.ts';
import { limitFaults } from '../support/discord/limits.ts';
import { aPerson, aServer } from '../support/discord/places.ts';
import type { Answered, Recorded } from '../support/discord/state.ts';
import { aStory } from '../support/discord/story.ts';
import { rightLetter } from '../support/questions.ts';
import { pack } from '../support/shipped.ts';

const read = ({ message: shown }: Answered) => (shown ? textOf(shown) : '');

test('a resident gets a question wrong, and reviews it in private, on one card', async () => {
  const { discord } = await aStory();
  const ann = aPerson('Ann');
  const room = aServer();
  for (let tries = 0; tries < 20; tries += 1) {
    const asked = await discord.slash(ann, room, 'study question');
    const answered = await discord.press(ann, room, asked.message!, 'C');
    if (read(answered).includes('✗ Not this one. It comes back in /review.')) break;
  }
  const due = await discord.slash(ann, room, 'review');
  expect(due.message?.onlyFor).toBe(ann.id);
  expect(read(due)).toContain('Review · 1 card due');
  const chosen = await discord.press(ann, room, due.message!, rightLetter(read(due)));
  expect(chosen.message?.id).toBe(due.message?.id);
  expect(read(chosen)).toMatch(/\[Again · 10 min\] \[Hard · \d+ min\] \[Good · \d+ days\] \[Easy · \d+ days\]/);
  const good = /Good · \d+ days/.exec(read(chosen))![0];
  const rest = await discord.press(ann, room, chosen.message!, good);
  expect(read(rest)).toContain('Nothing is due of your 1 card. 1 card done today.');
  const file = await discord.press(ann, room, rest.message!, 'Misses for Anki');
  expect(read(file)).toContain('(file: attachment://unknown-case-anki.txt)');
});

test('a resident takes everything along, deletes it, and is a stranger then', async () => {
  const { discord } = await aStory();
  const ann = aPerson('Ann');
  const room = aServer();
  await discord.slash(ann, room, 'case');
  const card = await discord.slash(ann, room, 'privacy');
  expect(card.message?.onlyFor).toBe(ann.id);
  expect(read(card)).toContain('a case in hand');
  const named = await discord.press(ann, room, card.message!, 'Show my name on boards');
  expect(read(named)).toContain('Ann');
  const file = await discord.press(ann, room, named.message!, 'Export as JSON');
  expect(file.message?.onlyFor).toBe(ann.id);
  expect(read(file)).toContain('(file: attachment://unknown-case.json)');
  const asked = await discord.press(ann, room, named.message!, 'Delete everything');
  const gone = await discord.press(ann, room, asked.message!, 'Delete');
  expect(read(gone)).toContain('Nothing about you is stored any more.');
  const after = read(await discord.slash(ann, room, 'privacy'));
  expect(after).toContain('0 finished cases, 0 rounds, 0 reviews.');
  expect(after).not.toContain('“');
});

/** As it would go over the wire, whatever page is turned to. */
function faultsOf(card: Parameters<typeof show>[0]): string[] {
  const pages = [1, 2, 3, 4, 5].flatMap((page) => messagesOf({ ...show(card), private: true }, page));
  return limitFaults(pages.map(({ body }) => ({ path: card.title, body })) as unknown as readonly Recorded[]);
}

const diagnoses = [...pack.diagnoses.keys()];
const everyCard = [
  ...diagnoses.flatMap((a, index) => diagnoses.slice(index + 1).map((b) => pairCard(a, b))),
  ...diagnoses.map(missedCard),
  ...pack.questions.map(({ id }) => questionCardId(id)),
].filter((card) => drillOf(card, 'seed', pack));

test('every card that can be asked fits Discord, before and after the answer', () => {
  expect(everyCard.length).toBeGreaterThan(150);
  const reader = { learner: { ...newLearner('ann'), reviews: 99_999 }, pack, now: 0 };
  for (const card of everyCard) {
    const deck = withCard(newDeck('UTC'), card, 0);
    for (const chosen of [undefined, 0, 1]) {
      expect(faultsOf(reviewCard({ ...deck, asking: { card, seed: 'seed', chosen } }, reader)), card).toEqual([]);
    }
  }
});

test('help fits one message', () => {
  const outcome = help.run(aContext({ commands }));
  expect(faultsOf(outcome.reply.card)).toEqual([]);
  expect(messagesOf(outcome.reply)).toHaveLength(1);
  expect(textOf(messagesOf(outcome.reply)[0].body as never)).not.toMatch(/Page \d of/);
});

test('what is said of one’s data and reminders fits one message', () => {
  const full = {
    ...newLearner('ann'),
    finished: 99_999,
    reviews: 99_999,
    rounds: Array.from({ length: 999 }, String),
    boardName: 'A name of thirty-two characters!',
    results: true,
  };
  for (const card of [privacyCard(full), askCard(full), reminderCard(999, Date.parse('2026-11-30'))]) {
    expect(messagesOf(show(card))).toHaveLength(1);
    expect(textOf(messagesOf(show(card))[0].body as never)).not.toMatch(/Page \d of/);
    expect(faultsOf(card)).toEqual([]);
  }
});
