import { expect, test } from 'vitest';
import { unknownCase } from '../../commands/case.ts';
import { guess } from '../../commands/guess.ts';
import { spanInWords } from '../../src/bot/cards/drill.ts';
import { codeOf } from '../../src/bot/code.ts';
import { newLearner } from '../../src/bot/learner.ts';
import type { Noticeboard } from '../../src/bot/noticeboard.ts';
import type { Needs } from '../../src/bot/records.ts';
import { keepReminders } from '../../src/bot/review/reminders.ts';
import { newDeck, withCard } from '../../src/game/review/deck.ts';
import { aPersonAt, buttonOf, textOf } from '../support/person.ts';
import { rightLetter } from '../support/questions.ts';
import { aClosedRound, aRevealedRound, DAY, HOUR, MONDAY } from '../support/rounds.ts';
import { lexicon, pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

/** A bot whose clock the test turns. */
function aClockedBot() {
  let now = MONDAY;
  let seeds = 0;
  const game = aBot(
    () => {
      seeds += 1;
      return `seed-${seeds}`;
    },
    () => now,
  );
  return {
    ...game,
    now: () => now,
    turnTo(at: number) {
      now = at;
    },
  };
}

async function withCards(game: ReturnType<typeof aClockedBot>, ...questions: readonly string[]) {
  const deck = questions.reduce((one, id) => withCard(one, `question ${id}`, MONDAY), newDeck('UTC'));
  await game.shelf.change(
    {
      writes: [
        { kind: 'learner', id: 'ann' },
        { kind: 'review', id: 'ann' },
      ],
    },
    () => ({
      saves: [
        { kind: 'learner', id: 'ann', record: newLearner('ann') },
        { kind: 'review', id: 'ann', record: deck },
      ],
      result: undefined,
    }),
  );
}

const [one, two, three] = pack.questions.map(({ id }) => id) as [string, string, string];

test('what was put first in a case comes up in review, with what tells the two apart', async () => {
  const game = aClockedBot();
  const ann = aPersonAt(game.bot, { manager: true, now: MONDAY });
  await ann.type('case', { pick: 'index-initial' });
  await ann.type('guess', { list: 'angiosarcoma of the IVC' });
  await ann.type('guess', { list: 'leiomyosarcoma of the IVC' });
  expect(await game.shelf.find('review', 'ann')).toBeUndefined();

  const asked = await ann.type('review');
  expect(asked.private).toBe(true);
  expect(textOf(asked)).toContain('Which of the two is it?');
  const answered = await ann.press(buttonOf(asked, 'A'));
  expect(textOf(answered)).toMatch(/correct/);
  expect(textOf(answered)).toContain('What tells them apart');
  expect(answered.card.buttons.map(({ label }) => label)).toEqual([
    'Again · 10 min',
    'Hard · 15 min',
    'Good · 2 days',
    'Easy · 8 days',
  ]);
  const rest = await ann.press(buttonOf(answered, /^Good/));
  expect(textOf(rest)).toContain('Nothing is due of your 1 card. 1 card done today.');
});

test('a card is answered once and graded once, however often and late a button is pressed', async () => {
  const game = aClockedBot();
  await withCards(game, one, two);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  const asked = await ann.type('review');
  const answered = await ann.press(buttonOf(asked, rightLetter(textOf(asked))));
  const changed = await ann.press(buttonOf(asked, 'B'));
  expect(textOf(changed)).toBe(textOf(answered));
  const good = buttonOf(answered, /^Good/);
  const second = await ann.press(good);
  expect(textOf(second)).toContain('1 card due');
  for (const stale of [good, buttonOf(answered, /^Easy/), buttonOf(asked, 'A')])
    expect(textOf(await ann.press(stale))).toBe(textOf(second));
  const deck = await game.shelf.find('review', 'ann');
  expect(deck?.today.done).toBe(1);
  expect((await game.shelf.find('reviewed', 'ann:0'))?.reviewed).toHaveLength(1);
});

test('what was answered wrong can only come again', async () => {
  const game = aClockedBot();
  await withCards(game, one);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  const asked = await ann.type('review');
  const wrong = rightLetter(textOf(asked)) === 'A' ? 'B' : 'A';
  const answered = await ann.press(buttonOf(asked, wrong));
  expect(answered.card.buttons.map(({ label }) => label)).toEqual(['Again · 10 min']);
});

test('the same press twice at the same moment grades once', async () => {
  const game = aClockedBot();
  await withCards(game, one, two);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  const answered = await ann.press(buttonOf(await ann.type('review'), 'A'));
  await Promise.all([ann.press(buttonOf(answered, /^Again/)), ann.press(buttonOf(answered, /^Again/))]);
  expect((await game.shelf.find('reviewed', 'ann:0'))?.reviewed).toHaveLength(1);
  expect((await game.shelf.find('learner', 'ann'))?.reviews).toBe(1);
});

test('a card that is asked stays the same until it is graded', async () => {
  const game = aClockedBot();
  await withCards(game, one, two);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  expect(textOf(await ann.type('review'))).toBe(textOf(await ann.type('review')));
});

test('what is missed while a card is being asked is not lost', async () => {
  const game = aClockedBot();
  await withCards(game, one);
  const ann = aPersonAt(game.bot, { manager: true, now: MONDAY });
  const miss = async (id: string) => {
    await ann.type('case', { pick: id });
    await ann.type('giveup');
  };
  const asked = await ann.type('review');
  await miss('all-around');
  const answered = await ann.press(buttonOf(asked, rightLetter(textOf(asked))));
  await miss('index-initial');
  await ann.press(buttonOf(answered, /^Good/));
  const cards = Object.keys((await game.shelf.find('review', 'ann'))!.cards);
  expect(cards).toEqual([`question ${one}`, 'missed retroperitoneal-lymphoma', 'missed leiomyosarcoma-ivc']);
});

test('the day ends after as many cards as were wanted, and ten more can be had', async () => {
  const game = aClockedBot();
  await withCards(game, one, two, three);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  await ann.type('review', { daily: '1' });
  const asked = await ann.type('review');
  const answered = await ann.press(buttonOf(asked, rightLetter(textOf(asked))));
  const rest = await ann.press(buttonOf(answered, /^Good/));
  expect(textOf(rest)).toContain('Enough for today. 1 card done today. 2 cards can wait until tomorrow.');
  expect(textOf(await ann.press(buttonOf(rest, 'Ten more today')))).toContain('2 cards due');
});

test.each([
  [{ daily: '0' }, /1 to 200/],
  [{ daily: 'many' }, /1 to 200/],
  [{ retention: '60' }, /70 to 97/],
  [{ retention: 'high' }, /70 to 97/],
  [{ zone: 'Atlantis' }, /no time zone/],
  [{ remind: '7' }, /7am or 7pm/],
  [{ remind: 'soon' }, /07:30/],
  [{ remind: '25:00' }, /no time 25:00/],
])('a setting that cannot be read changes nothing: %j', async (args, sentence) => {
  const game = aClockedBot();
  const reply = await aPersonAt(game.bot, { now: MONDAY }).type('review', args);
  expect(reply.card.title).toBe('Nothing was changed');
  expect(textOf(reply)).toMatch(sentence);
  expect(await game.shelf.find('review', 'ann')).toBeUndefined();
});

test('a question answered wrong comes back, one answered right does not, and may be kept', async () => {
  const game = aClockedBot();
  const ann = aPersonAt(game.bot, { now: MONDAY });
  const cards = async () => Object.keys((await game.shelf.find('review', 'ann'))?.cards ?? {});
  for (let tries = 0; tries < 12; tries += 1) {
    const asked = await ann.type('study question');
    const before = await cards();
    const answered = await ann.press(buttonOf(asked, 'B'));
    const isRight = textOf(answered).includes('✓ Right.');
    expect((await cards()).length - before.length).toBe(isRight ? 0 : 1);
    if (!isRight) continue;
    await ann.press(buttonOf(answered, 'Keep for review'));
    expect((await cards()).length - before.length).toBe(1);
  }
  expect(new Set((await game.shelf.find('review', 'ann'))?.asked).size).toBe(12);
});

test('after a case the question is about its answer, as long as there is one that was not asked', async () => {
  const game = aClockedBot();
  const ann = aPersonAt(game.bot, { now: MONDAY });
  const about = { press: { command: 'study question', action: 'ask', args: [codeOf('retroperitoneal-lymphoma')] } };
  const asked = await ann.press(about);
  expect(textOf(asked)).toMatch(/lymphoma/i);
});

async function withRound(game: ReturnType<typeof aClockedBot>, phase: 'revealed' | 'closed') {
  const round = { case: 'all-around', pack: pack.id, room: 'room', id: 'r1' };
  const kept = phase === 'revealed' ? aRevealedRound(round) : aClosedRound(round);
  await game.shelf.change(
    {
      writes: [
        { kind: 'learner', id: 'ann' },
        { kind: 'round', id: 'r1' },
        { kind: 'entry', id: 'r1:ann' },
      ],
    },
    () => ({
      saves: [
        {
          kind: 'learner',
          id: 'ann',
          record: { ...newLearner('ann'), rounds: ['r1'], ungathered: ['r1'], rooms: ['room'] },
        },
        { kind: 'round', id: 'r1', record: kept },
        {
          kind: 'entry',
          id: 'r1:ann',
          record: { round: 'r1', learner: 'ann', at: MONDAY, guesses: ['angiosarcoma of the IVC'], afterClue: 1 },
        },
      ],
      result: undefined,
    }),
  );
}

test('a miss in a round reaches the deck after the reveal, and not before', async () => {
  const game = aClockedBot();
  const ann = aPersonAt(game.bot, { now: MONDAY + 5 * DAY });
  await withRound(game, 'closed');
  expect(textOf(await ann.type('review'))).toContain('No cards yet.');
  const { ungathered } = (await game.shelf.find('learner', 'ann'))!;
  expect(ungathered).toEqual(['r1']);
  await game.shelf.change({ writes: [{ kind: 'round', id: 'r1' }] }, () => ({
    saves: [{ kind: 'round', id: 'r1', record: aRevealedRound({ case: 'all-around', pack: pack.id, room: 'room' }) }],
    result: undefined,
  }));
  expect(textOf(await ann.type('review'))).toContain('Review ·');
  const cards = Object.keys((await game.shelf.find('review', 'ann'))!.cards);
  expect(cards).toContain('missed retroperitoneal-lymphoma');
  expect((await game.shelf.find('learner', 'ann'))!.ungathered).toEqual([]);
});

/** Reminded at 13:00 UTC from Monday on, with one card due. */
async function reminded() {
  const game = aClockedBot();
  await withCards(game, one);
  const ann = aPersonAt(game.bot, { now: MONDAY });
  await ann.type('review', { remind: '13:00' });
  const at = MONDAY + HOUR;
  return { game, ann, at };
}

test('a reminder comes by direct message at its time, once', async () => {
  const { game, at } = await reminded();
  game.turnTo(at - 1);
  await game.bell.ring();
  expect(game.noticeboard.takeNew()).toEqual([]);
  game.turnTo(at);
  await game.bell.ring();
  await game.bell.ring();
  const [sent, ...more] = game.noticeboard.takeNew();
  expect([sent?.where, sent?.card.title, more]).toEqual(['@ann', '1 card to review', []]);
  game.turnTo(at + DAY);
  await game.bell.ring();
  expect(game.noticeboard.takeNew()).toHaveLength(1);
});

test('nobody is reminded of nothing', async () => {
  const { game, ann, at } = await reminded();
  const asked = await ann.type('review');
  const answered = await ann.press(buttonOf(asked, rightLetter(textOf(asked))));
  await ann.press(buttonOf(answered, /^Good/));
  game.turnTo(at);
  await game.bell.ring();
  expect(game.noticeboard.takeNew()).toEqual([]);
  expect((await game.shelf.find('due', 'reminder.ann'))?.at).toBe(at + DAY);
});

test('snoozed it comes again in an hour, stopped it comes no more', async () => {
  const { game, ann, at } = await reminded();
  game.turnTo(at);
  await game.bell.ring();
  const [sent] = game.noticeboard.takeNew();
  await ann.press(buttonOf(sent!, 'In an hour'), at);
  game.turnTo(at + HOUR);
  await game.bell.ring();
  const [again] = game.noticeboard.takeNew();
  expect(again?.card.title).toBe('1 card to review');
  // The first message’s button belongs to a ringing that is over.
  await ann.press(buttonOf(sent!, 'In an hour'), at + HOUR);
  game.turnTo(at + 2 * HOUR);
  await game.bell.ring();
  expect(game.noticeboard.takeNew()).toEqual([]);
  await ann.press(buttonOf(again!, 'Stop reminding me'), at + 2 * HOUR);
  game.turnTo(at + DAY);
  await game.bell.ring();
  expect(game.noticeboard.takeNew()).toEqual([]);
  expect(await game.shelf.find('due', 'reminder.ann')).toBeUndefined();
});

/** A reminder that is due, seen to with direct messages that do as the test says. */
async function ringWith(tell: Noticeboard['tell']) {
  const { game, at } = await reminded();
  game.turnTo(at);
  const noticeboard = { ...game.noticeboard, tell };
  const keeper = keepReminders({ shelf: game.shelf, pack, lexicon, noticeboard, now: game.now });
  return { game, at, keeper };
}

test('a crash before the message is sent costs that message, and never sends one twice', async () => {
  let sent = 0;
  const { game, at, keeper } = await ringWith(async () => {
    sent += 1;
    throw new Error('the process ends here');
  });
  await expect(keeper.attend('ann')).rejects.toThrow('ends here');
  expect(sent).toBe(1);
  expect(await keeper.attend('ann')).toBe(at + DAY);
  expect(sent).toBe(1);
  expect((await game.shelf.find('review', 'ann'))?.reminder?.rangAt).toBe(at);
});

test('where direct messages are closed the reminder stops, and /review says so', async () => {
  const { game, at, keeper } = await ringWith(async () => ({ kind: 'refused', why: 'forbidden' }));
  expect(await keeper.attend('ann')).toBeUndefined();
  expect(await game.shelf.find('due', 'reminder.ann')).toBeUndefined();
  const ann = aPersonAt(game.bot, { now: at });
  const asked = await ann.type('review');
  const answered = await ann.press(buttonOf(asked, rightLetter(textOf(asked))));
  expect(textOf(await ann.press(buttonOf(answered, /^Good/)))).toContain('your direct messages are closed to the bot');
  await ann.type('review', { remind: '14:30' });
  expect((await game.shelf.find('due', 'reminder.ann'))?.at).toBe(at + 1.5 * HOUR);
});

test('what was missed since the last review is counted in the reminder', async () => {
  const game = aClockedBot();
  await withCards(game);
  const ann = aPersonAt(game.bot, { manager: true, now: MONDAY });
  await ann.type('review', { remind: '13:00' });
  await ann.type('case', { pick: 'index-initial' });
  await ann.type('giveup');
  game.turnTo(MONDAY + HOUR);
  await game.bell.ring();
  expect(game.noticeboard.takeNew().map(({ card }) => card.title)).toEqual(['1 card to review']);
});

test('no command of a case reads or waits for the deck', () => {
  const learner = { ...newLearner('ann'), gathered: 3, finished: 60, ungathered: ['r1'], rooms: ['room'] };
  const known = { learner, room: undefined, seed: 'seed' };
  for (const command of [unknownCase, guess]) {
    const { writes = [], reads = [] }: Needs = command.needs({ kind: 'command', name: command.name, args: {} }, known);
    expect([...writes, ...reads].filter(({ kind }) => kind === 'review' || kind === 'reviewed')).toEqual([]);
  }
});

test.each([
  [10 * 60_000, '10 min'],
  [20_000, '1 min'],
  [59.6 * 60_000, '1 h'],
  [5 * HOUR, '5 h'],
  [23.9 * HOUR, '1 day'],
  [1.4 * DAY, '1 day'],
  [59 * DAY, '59 days'],
  [61 * DAY, '2 months'],
  [400 * DAY, '13 months'],
  [1000 * DAY, '3 years'],
])('a button says %i ms as %s', (ms, said) => {
  expect(spanInWords(ms)).toBe(said);
});
