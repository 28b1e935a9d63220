import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../../support/discord/components.ts';
import { aPerson } from '../../support/discord/places.ts';
import {
  aRoundStory,
  day,
  hour,
  minute,
  monday,
  type RoundStory,
  read,
  roundStoryOn,
  until,
} from '../../support/discord/rounds.ts';

const friday = monday + 4 * day;
const anotherTry = 15_000;

async function anOpenRound(given: Readonly<Record<string, string>> = {}): Promise<RoundStory> {
  const story = await aRoundStory();
  await story.run('round open', { closes: '4 days', reveal: '1 hour', ...given });
  return story;
}

const saying = (story: RoundStory, text: string) => story.posts().filter((post) => textOf(post).includes(text));
const toldChief = ({ discord, chief }: RoundStory) => discord.places.toldTo(chief).map(textOf).join('\n');

/** Kills the bot, lets time pass, and starts it again on what it had stored. */
async function downUntil(story: RoundStory, moment: number): Promise<RoundStory> {
  await story.bot.kill();
  story.discord.setClock(moment);
  const bot = await story.bot.again({ TEST_NOW: `${moment}`, TEST_SEED: `after ${moment}` });
  onTestFinished(bot.forget);
  return roundStoryOn(story.discord, bot, story);
}

test('down over every deadline: it catches up at start, in order, and tells nothing that is overtaken', async () => {
  const story = await anOpenRound({ clues: '1 day' });
  await story.enter(aPerson('Ann'), 'lymphoma');
  const later = await downUntil(story, friday + 2 * hour);
  await until(() => later.channel.threads.length === 1, 'the reveal and its thread');
  expect(later.posts().length).toBe(2);
  await until(() => textOf(later.posts()[0]!).includes('The answer stands further down'), 'the first message');
});

test('down from closing to shortly after: the closing comes late, the reveal at its time', async () => {
  const story = await anOpenRound();
  const later = await downUntil(story, friday + minute);
  await until(() => saying(later, 'is closed').length === 1, 'the closing');
  expect(later.posts().length).toBe(2);
  await later.moveTo(friday + hour);
  await until(() => later.posts().length === 3, 'the reveal');
});

test('the channel is deleted in mid-round: its facilitator hears of it, and the round goes on', async () => {
  const story = await anOpenRound();
  story.channel.deleted = true;
  await story.moveTo(friday);
  await until(() => toldChief(story).includes('is no longer there'), 'word to the facilitator');
  expect(read(await story.run('round status'))).toMatch(/1: closed[\s\S]*Not posted\*\* · closing: the channel/);
  expect(read(await story.run('round reveal'))).toContain('Not posted** · reveal');
});

test('the message is deleted: entries go on by command, and the closing is told', async () => {
  const story = await anOpenRound();
  const { discord, place, moveTo } = story;
  story.posts()[0]!.deleted = true;
  const entered = await discord.slash(aPerson('Ann'), place, 'round enter', { list: 'lymphoma' });
  expect(read(entered)).toContain('Your entry counts');
  await moveTo(monday + 2 * minute);
  await moveTo(friday);
  await until(() => saying(story, '1 entry. Thank you').length === 1, 'the closing');
});

test('no thread where none may be opened; the reveal stands, and a second try opens it', async () => {
  const story = await anOpenRound();
  const { discord, chief, place, channel, run, moveTo } = story;
  channel.denied.add('threads');
  await moveTo(friday + hour);
  await until(() => toldChief(story).includes('The thread could not be put'), 'word to the facilitator');
  expect(story.posts().length).toBe(2);
  channel.denied.clear();
  const status = await run('round status');
  await discord.press(chief, { ...place, permissions: 32n }, status.message!, 'Try the thread again');
  expect(channel.threads.length).toBe(1);
});

test('the right to post is withdrawn in mid-round, and given back: the closing is put up at a press', async () => {
  const story = await anOpenRound({ reveal: 'by hand' });
  const { discord, chief, place, channel, run, moveTo } = story;
  channel.denied.add('send');
  await moveTo(friday);
  await until(() => toldChief(story).includes('has no right to post there'), 'word to the facilitator');
  channel.denied.clear();
  const manager = { ...place, permissions: 32n };
  const status = await run('round status');
  await discord.press(chief, manager, status.message!, 'Try the closing again');
  expect(saying(story, 'is closed').length).toBe(1);
});

test('removed from the server and invited again: the reveal is put up at a press', async () => {
  const story = await anOpenRound({ reveal: 'by hand' });
  const { discord, chief, place, run, moveTo } = story;
  await moveTo(friday);
  await until(() => saying(story, 'is closed').length === 1, 'the closing');
  discord.places.setPresent(place.guild, false);
  const refused = await run('round reveal');
  expect(read(refused)).toContain('Not posted** · reveal: the bot has no right');
  discord.places.setPresent(place.guild, true);
  await discord.press(chief, { ...place, permissions: 32n }, refused.message!, 'Try the reveal again');
  expect(story.posts().length).toBe(3);
});

test('edits of an old message are limited: closing and reveal are told in time, and the message follows', async () => {
  const story = await anOpenRound();
  const { discord, moveTo } = story;
  discord.places.allowOldEdits(0);
  await moveTo(friday);
  await until(() => saying(story, 'is closed').length === 1, 'the closing');
  await until(() => story.bot.output().includes('did not take a notice'), 'the refusal');
  await moveTo(friday + hour);
  await until(() => story.channel.threads.length === 1, 'the reveal');
  discord.places.allowOldEdits(5);
  await until(async () => {
    await moveTo(discord.now() + anotherTry);
    return textOf(story.opening()).includes('The answer stands further down');
  }, 'the first message');
});

test('Discord is down at the reveal for long: it is put up once, when Discord is back', async () => {
  const story = await anOpenRound({ thread: 'false' });
  const { discord, moveTo } = story;
  await moveTo(friday);
  await until(() => saying(story, 'is closed').length === 1, 'the closing');
  discord.fault({ method: 'POST', path: /\/messages$/, status: 503, times: 1000 });
  const tries = () => discord.requests.filter(({ path, status }) => /\/messages$/.test(path) && status === 503).length;
  for (let at = 0; at < 5; at += 1) {
    const before = tries();
    await moveTo(friday + hour + at * anotherTry);
    await until(() => tries() > before, 'another try');
  }
  discord.mend();
  discord.places.forgetNonces();
  await until(async () => {
    await moveTo(discord.now() + anotherTry);
    return story.posts().length === 3;
  }, 'the reveal');
  await moveTo(discord.now() + day);
  expect(story.posts().length).toBe(3);
});

test('a message that arrived and whose receipt was lost is found behind what was said since, and not put up again', async () => {
  const story = await anOpenRound();
  const { discord, moveTo } = story;
  discord.fault({ method: 'POST', path: /\/messages$/, drop: 'after', times: 4 });
  await moveTo(friday);
  await until(() => story.posts().length === 2, 'the closing');
  await until(() => story.bot.output().includes('did not take a notice'), 'the doubt');
  discord.mend();
  discord.places.forgetNonces();
  discord.places.chatter(story.channel.id, 250);
  await moveTo(friday + anotherTry);
  await until(async () => (await story.stored()).rounds[0]?.posts.closing?.state === 'posted', 'certainty');
  expect(saying(story, 'is closed').length).toBe(1);
});

test('where the history may not be read, what is in doubt is left to the facilitator', async () => {
  const story = await anOpenRound();
  const { discord, channel, moveTo } = story;
  discord.fault({ method: 'POST', path: /\/messages$/, status: 503, times: 4 });
  channel.denied.add('history');
  await moveTo(friday);
  await until(() => story.bot.output().includes('did not take a notice'), 'the doubt');
  discord.mend();
  await moveTo(friday + anotherTry);
  await until(() => toldChief(story).includes('may not read the message history'), 'word to the facilitator');
  expect(story.posts().length).toBe(1);
});

test('an entry that storage refused is said not to count, and does not', async () => {
  const story = await anOpenRound();
  const ann = aPerson('Ann');
  {
    using database = new DatabaseSync(join(story.bot.data, 'unknown-case.sqlite'));
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON keyv WHEN NEW.key LIKE '%entry:%'
      BEGIN SELECT RAISE(ABORT, 'no room left'); END`);
  }
  expect(read(await story.enter(ann, 'lymphoma'))).toContain('nothing was changed');
  {
    using database = new DatabaseSync(join(story.bot.data, 'unknown-case.sqlite'));
    database.exec('DROP TRIGGER full');
  }
  expect(read(await story.run('round status'))).toContain('nobody yet');
  expect(read(await story.enter(ann, 'lymphoma'))).toContain('Your entry counts');
});

test('200 members send in the last minute: each has a receipt, and each counts', async () => {
  const story = await anOpenRound();
  const { moveTo, enter } = story;
  await moveTo(friday - 30_000);
  const members = Array.from({ length: 200 }, (_, index) => aPerson(`Member ${index}`));
  const receipts = await Promise.all(members.map((member) => enter(member, 'lymphoma, RPF')));
  expect(receipts.filter((receipt) => !read(receipt).includes('Your entry counts')).length).toBe(0);
  await moveTo(friday);
  await until(() => saying(story, '200 entries. Thank you').length === 1, 'the closing');
});

test('the moment of closing is too late, the millisecond before it is not, however late it is handled', async () => {
  const story = await anOpenRound();
  const { discord, place, moveTo } = story;
  await moveTo(friday);
  await until(() => saying(story, 'is closed').length === 1, 'the closing');
  const list = { list: 'lymphoma' };
  const [ann, ben] = [aPerson('Ann'), aPerson('Ben')];
  const inTime = await discord.forge(ann, place, story.opening(), await mineOf(story));
  expect(read(inTime)).toContain('You have not entered');
  expect(read(await discord.slash(ben, place, 'round enter', list, friday))).not.toContain('Your entry counts');
  expect(read(await discord.slash(ann, place, 'round enter', list, friday - 1))).toContain('Your entry counts');
  expect(read(await story.run('round status'))).toContain(`1 member: <@${ann.id}>`);
});

async function mineOf(story: RoundStory): Promise<string> {
  const [round] = (await story.stored()).rounds;
  return `round enter:mine:${round!.id}:opening`;
}

test('who asked for it is told the own result by direct message, once; closed messages are no fault', async () => {
  const story = await anOpenRound();
  const { discord, place, enter, moveTo } = story;
  const [ann, ben] = [aPerson('Ann'), aPerson('Ben')];
  for (const person of [ann, ben]) {
    await enter(person, 'lymphoma');
    const shown = await discord.slash(person, place, 'privacy');
    await discord.press(person, place, shown.message!, 'Results by message');
  }
  discord.places.closeDms(ben);
  await moveTo(friday + hour);
  await until(() => discord.places.toldTo(ann).length === 1, 'the own result');
  const [result] = discord.places.toldTo(ann);
  expect(textOf(result!)).toMatch(/Your result: it was/);
  expect(textOf(result!)).not.toContain('[Challenge');
  await until(() => story.channel.threads.length === 1, 'the thread');
  expect(discord.places.toldTo(ben)).toEqual([]);
});

test('two facilitators reveal at once: one reveal', async () => {
  const story = await anOpenRound({ reveal: 'by hand' });
  const { run } = story;
  await run('round close');
  const both = await Promise.all([run('round reveal'), run('round reveal')]);
  expect(both.map((answer) => read(answer).split('\n')[0]).sort()).toEqual(['## No such round', '## Rounds']);
  expect(story.posts().length).toBe(3);
});

test('two bots on one database open, close and reveal once', async () => {
  const story = await anOpenRound({ clues: '1 day' });
  const { discord, bot } = story;
  const twin = await bot.again({ TEST_SEED: 'twin' });
  onTestFinished(twin.forget);
  for (const moment of [monday + day, friday, friday + hour]) {
    discord.setClock(moment);
    await Promise.all([bot.moveTo(moment), twin.moveTo(moment)]);
    for (let at = 1; at <= 3; at += 1) {
      const later = moment + at * anotherTry;
      discord.setClock(later);
      await Promise.all([bot.moveTo(later), twin.moveTo(later)]);
      await until(async () => Object.values((await story.stored()).rounds[0]!.posts).every(isDone), 'rest');
    }
  }
  await until(() => story.channel.threads.length === 1, 'the thread');
  expect(story.posts().length).toBe(4);
});

const isDone = (post: { readonly state: string } | undefined) => post?.state === 'posted';

test('a clock that is set back undoes nothing, and nothing is told twice', async () => {
  const story = await anOpenRound({ clues: '1 day', reveal: 'by hand' });
  const { moveTo } = story;
  await moveTo(monday + day);
  await until(() => story.posts().length === 2, 'the second clue');
  await moveTo(monday + hour);
  expect(read(await story.run('round status'))).toMatch(/2 of \d shown/);
  await moveTo(monday + day + minute);
  await moveTo(friday);
  await until(() => saying(story, 'is closed').length === 1, 'the closing');
  await moveTo(friday - hour);
  expect(read(await story.run('round status'))).toContain('Case of the week 1: closed');
  await moveTo(friday + hour);
  expect(saying(story, 'is closed').length).toBe(1);
  expect(saying(story, ': clue').length).toBe(1);
});

test('what was sent while the gateway was away is answered after it is back', async () => {
  const story = await anOpenRound();
  story.discord.gateway.drop();
  expect(read(await story.enter(aPerson('Ann'), 'lymphoma'))).toContain('Your entry counts');
  expect(story.discord.gateway.log).toMatchObject({ identifies: 1, resumes: 1 });
});

test('the facilitator is gone and takes no messages: whoever manages the server goes on', async () => {
  const story = await anOpenRound({ reveal: 'by hand' });
  const { discord, chief, place, channel, moveTo } = story;
  discord.places.closeDms(chief);
  channel.denied.add('send');
  await moveTo(friday);
  await until(() => story.bot.output().includes('did not take a notice'), 'the refusal');
  channel.denied.clear();
  const other = aPerson('Other');
  const manager = { ...place, permissions: 32n };
  const handed = await discord.slash(other, manager, 'round handover', { to: other.id });
  expect(read(handed)).toContain(`**Facilitator** · <@${other.id}>`);
  await discord.slash(other, manager, 'round reveal');
  expect(saying(story, 'Case of the week 1: ').length).toBe(1);
});
