import { expect, test } from 'vitest';
import { textOf } from '../support/discord/components.ts';
import { peek } from '../support/discord/peek.ts';
import { aDm, aPerson, aServer } from '../support/discord/places.ts';
import type { Answered } from '../support/discord/state.ts';
import { aSharedStory } from '../support/discord/story.ts';

const story = aSharedStory({ patienceMs: 1500 });
const message = 4;
const update = 7;
const callback = /\/callback$/;
const read = ({ message: shown }: Answered) => (shown ? textOf(shown) : '');

/** The log lines that this step adds, parsed. */
async function logged(step: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = story().bot.output().length;
  await step();
  const lines = story().bot.output().slice(before).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Somebody with a case in hand, in direct messages. */
async function aCase(name: string) {
  const { discord } = story();
  const person = aPerson(name);
  const place = aDm();
  const { message: card } = await discord.slash(person, place, 'case');
  return { discord, person, place, card: card! };
}

test.each([
  ['Discord is down for a moment', { status: 503, times: 5 }],
  ['the way to Discord breaks', { drop: 'before', times: 2 }],
  ['too many requests, soon over', { retryAfter: 0.3 }],
  ['too many requests of everybody, soon over', { retryAfter: 0.3, global: true }],
] as const)('%s: the answer gets through, and nothing is logged as lost', async (_, fault) => {
  const { discord, person, place } = await aCase('Ann');
  discord.fault({ path: callback, ...fault });
  const lines = await logged(async () => {
    expect((await discord.slash(person, place, 'guess', { first: 'lipoma' })).type).toBe(message);
  });
  expect(lines).toEqual([]);
});

test('an answer that Discord had taken, its receipt lost, is not given twice', async () => {
  const { discord, person, place } = await aCase('Ben');
  discord.fault({ path: callback, drop: 'after' });
  const lines = await logged(async () => {
    expect((await discord.slash(person, place, 'help')).type).toBe(message);
    await discord.slash(person, place, 'help');
  });
  expect(lines).toEqual([]);
});

test.each([
  ['too many requests for too long', { retryAfter: 30 }, 'busy'],
  ['the interaction is no longer known', { status: 404, code: 10062 }, 'expired'],
  ['the token has run out', { status: 401, code: 50027 }, 'expired'],
] as const)('%s: what was committed is kept, and the log has one line', async (_, fault, kind) => {
  const { discord, bot } = story();
  const { person, place } = await aCase('Cleo');
  discord.fault({ path: callback, ...fault });
  const lines = await logged(async () => {
    expect((await discord.slash(person, place, 'guess', { first: 'lipoma', second: 'hematoma' })).type).toBe('none');
  });
  expect(lines).toMatchObject([
    { level: 'warn', fault: kind, step: 'callback', ref: expect.stringMatching(/^\w{8}$/) },
  ]);
  discord.mend();
  const { attempt } = await peek(bot.data, person.id);
  expect(attempt?.commits.map(({ guesses }) => guesses)).toEqual([['lipoma', 'hematoma']]);
  expect(read(await discord.slash(person, place, 'case'))).toContain('Your list after clue 1');
});

test('what Discord does not take is said, with the reference that the log has', async () => {
  const { discord, person, place, card } = await aCase('Dan');
  discord.fault({ path: callback, status: 400, code: 50035 });
  let shown = '';
  const lines = await logged(async () => {
    shown = read(await discord.press(person, place, card, 'Next clue'));
  });
  expect(lines).toMatchObject([{ level: 'warn', fault: 'malformed' }]);
  expect(shown).toContain('What you did was kept');
  expect(shown).toContain(String(lines[0]?.ref));
  expect(read(await discord.slash(person, place, 'case'))).toContain('clue 2 of');
});

test.each([
  ['was deleted', 404, 10008],
  ['stands where the bot may no longer look', 403, 50001],
  ['stands where the bot may no longer write', 403, 50013],
])('a card that %s is given anew, beside it', async (_, status, code) => {
  const { discord, person, place, card } = await aCase('Eve');
  discord.fault({ path: callback, status, code });
  const lines = await logged(async () => {
    const answered = await discord.press(person, place, card, 'Next clue');
    expect(answered.type).toBe(message);
    expect(read(answered)).toContain('clue 2 of');
  });
  expect(lines).toEqual([]);
});

test('completions that are lost are lost: the next letter asks again', async () => {
  const { discord } = story();
  const fay = aPerson('Fay');
  discord.fault({ path: callback, status: 404, code: 10062 });
  const lines = await logged(() => discord.complete(fay, aDm(), 'guess', 'first', 'lym'));
  expect(lines).toEqual([]);
  const { choices } = await discord.complete(fay, aDm(), 'guess', 'first', 'lymp');
  expect(choices?.length).toBeGreaterThan(3);
});

test('completion offers what is no diagnosis of the paper as well, so that it gives nothing away', async () => {
  const { discord } = story();
  const { choices } = await discord.complete(aPerson('Gus'), aServer(), 'guess', 'third', 'append');
  expect(choices?.map(({ name }) => name)).toContain('Appendicitis');
});

test('a double click opens one clue, and both clicks are answered', async () => {
  const { discord, person, place, card } = await aCase('Hal');
  const both = await Promise.all([1, 2].map(() => discord.press(person, place, card, 'Next clue')));
  expect(both.map(({ type }) => type)).toEqual([update, update]);
  expect(read(await discord.slash(person, place, 'case'))).toContain('clue 2 of');
});

test('no answer is asked of Discord twice, and each came within three seconds', () => {
  const { requests } = story().discord;
  const taken = requests.filter(({ path, status }) => callback.test(path) && status === 204).map(({ path }) => path);
  expect(new Set(taken).size).toBe(taken.length);
});
