import { expect, test } from 'vitest';
import { textOf } from '../../support/discord/components.ts';
import { aPerson } from '../../support/discord/places.ts';
import { aRoundStory, day, hour, minute, monday, read, until } from '../../support/discord/rounds.ts';

const role = '123456789012345678';
const friday = monday + 4 * day;

test('a chief sets up, and is told which rights are missing in the channel', async () => {
  const { run, place, channel } = await aRoundStory();
  const saved = await run('setup', { channel: place.channel, zone: 'New York', mention: role });
  expect(saved.message?.onlyFor).toBeDefined();
  expect(read(saved)).toContain('America/New\\_York, where it is Monday 07:00');
  channel.denied.add('history').add('threads');
  const lacking = await run('setup', { reveal: '1 hour' });
  await until(() => read(lacking).includes('not ready'), 'the rights that are missing');
  expect(read(lacking)).toContain('lacks: Read Message History, Create Public Threads.');
  const wrong = await run('setup', { zone: 'Nowhere at all', closes: 'soon' });
  expect(read(wrong)).toMatch(/Nothing was changed[\s\S]*no time zone[\s\S]*/);
});

test('a round goes from its opening to its reveal by itself, with each post once', async () => {
  const story = await aRoundStory();
  const { discord, run, enter, moveTo, posts, place, channel } = story;
  await run('setup', { channel: place.channel, mention: role, reveal: '1 hour' });
  const opened = await run('round open', { closes: '4 days', clues: '1 day' });
  expect(opened.message?.onlyFor).toBeDefined();
  expect(read(opened)).toContain('Case of the week 1: open');
  expect(posts().length).toBe(1);
  expect(textOf(posts()[0]!)).toMatch(/Case of the week 1[\s\S]*0 entries so far/);

  const [ann, ben] = [aPerson('Ann'), aPerson('Ben')];
  const entered = await enter(ann, 'lymphoma, RPF', 'high');
  expect(entered.message?.onlyFor).toBe(ann.id);
  expect(read(entered)).toMatch(/Your entry counts[\s\S]*“RPF” → Retroperitoneal fibrosis[\s\S]*Confidence: high/);
  await enter(ben, 'schwannoma');
  const form = await discord.press(ann, place, entered.message!, 'Change');
  const changed = await discord.submit(ann, place, form.modal!, { list: 'schwannoma, lipoma' }, entered.message);
  expect(changed.message?.id).toBe(entered.message?.id);
  expect(read(changed)).toContain('“schwannoma”');

  const status = read(await run('round status'));
  expect(status).toContain(`2 members: <@${ann.id}> <@${ben.id}>`);
  expect(status).not.toMatch(/schwannoma|lipoma/i);

  await moveTo(monday + minute);
  await until(() => textOf(posts()[0]!).includes('2 entries so far'), 'the count');
  await moveTo(monday + day);
  await until(() => posts().length === 2 && /clue 2/.test(textOf(posts()[1]!)), 'the second clue');
  await until(() => textOf(posts()[0]!).includes('**2 '), 'the second clue on the first message');

  await moveTo(friday);
  await until(() => posts().some((post) => textOf(post).includes('is closed')), 'the closing');
  expect(read(await enter(ann, 'lymphoma'))).toContain('This round takes no entries any more');
  expect(read(await discord.slash(ann, place, 'round show'))).toContain('The answer is still to come');
  await moveTo(friday + hour);
  await until(() => channel.threads.length === 1, 'the reveal and its thread');
  const reveal = posts().at(-1)!;
  expect(channel.threads).toEqual([{ on: reveal.id, name: 'Case of the week 1' }]);
  expect(textOf(reveal)).toMatch(/^## Case of the week 1: .*\n2 entries/);
  await until(() => textOf(posts()[0]!).includes('The answer stands further down'), 'the first message’s end');
  expect(posts().map(({ mentioned }) => mentioned?.length)).toEqual(
    posts().map((post, index) => (index === 0 || textOf(post).includes('is closed') ? 1 : 0)),
  );

  const result = await discord.press(ann, place, reveal, 'My result');
  expect(result.message?.onlyFor).toBe(ann.id);
  expect(read(result)).toMatch(/Your result: it was[\s\S]*For and against/);
  const cleo = aPerson('Cleo');
  const none = await discord.press(cleo, place, reveal, 'My result');
  expect(read(none)).toContain('You did not enter');
  const answer = /^## (Case of the week 1: .*)\n/.exec(textOf(reveal))![1]!;
  const shown = await discord.press(cleo, place, none.message!, 'Show the answer');
  expect(shown.message?.onlyFor).toBe(cleo.id);
  expect(read(shown)).toContain(answer);
  const again = await discord.slash(ann, place, 'round show');
  expect(again.message?.onlyFor).toBe(ann.id);
  expect(read(again)).toContain(answer);
  expect(read(again)).toMatch(/Your result[\s\S]*Your list[\s\S]*2 entries/);
  expect(read(await discord.slash(cleo, place, 'round show'))).not.toContain('Your result');
  expect(read(await discord.slash(ann, place, 'leaderboard'))).toContain('1 round revealed, 2 entries in all');
});

test('a facilitator closes, reopens, extends, hands over and reveals by hand; nothing is posted twice', async () => {
  const { discord, run, enter, posts, place, moveTo } = await aRoundStory();
  await run('round open', { closes: '1 day', reveal: 'by hand', thread: 'false' });
  const ann = aPerson('Ann');
  await enter(ann, 'lymphoma');
  expect(read(await run('round reveal'))).toContain('It is still open: /round close ends it first');
  expect(read(await run('round close'))).toContain('Case of the week 1: closed');
  expect(posts().length).toBe(2);
  expect(read(await run('round close'))).toContain('It is closed already');
  expect(read(await run('round reopen', { to: '2 days' }))).toContain('Case of the week 1: open');
  expect(read(await enter(ann, 'lipoma'))).toContain('Your entry counts');
  expect(read(await run('round extend', { to: '1 day' }))).toContain('must be later');
  expect(read(await run('round extend', { to: '3 days' }))).toContain('Case of the week 1: open');
  const heir = aPerson('Heir');
  expect(read(await run('round handover', { to: heir.id }))).toContain(`**Facilitator** · <@${heir.id}>`);
  await moveTo(monday + 3 * day);
  await until(() => textOf(posts()[0]!).includes('Closed with 1 entry'), 'the closing');
  expect(posts().length).toBe(2);
  await moveTo(monday + 9 * day);
  expect(posts().length).toBe(2);
  expect(read(await run('round reveal'))).toContain('Case of the week 1: revealed');
  expect(posts().length).toBe(3);
  expect(read(await run('round reopen', { to: '2 days' }))).toContain('No such round');
  const mine = await discord.press(ann, place, posts()[1]!, 'My entry');
  expect(read(mine)).toContain('it stands as it is');
});

test('whoever opened or rehearsed a round has seen the answer, and does not enter', async () => {
  const { discord, run, enter, chief, place } = await aRoundStory();
  await run('round open');
  expect(read(await enter(chief, 'lymphoma'))).toContain('You have seen the answer');
  const other = aPerson('Other');
  const rehearsed = await discord.slash(other, { ...place, permissions: 32n }, 'round rehearse');
  expect(rehearsed.message?.onlyFor).toBe(other.id);
  expect(read(rehearsed)).toContain('The answer: ');
  expect(read(await enter(other, 'lymphoma'))).toContain('You have seen the answer');
  expect(read(await enter(aPerson('Ann'), 'lymphoma'))).toContain('Your entry counts');
});

test('a member runs no round, whatever they type', async () => {
  const { discord, place, posts } = await aRoundStory();
  const ann = aPerson('Ann');
  for (const [name, given] of [
    ['round open', {}],
    ['round close', {}],
    ['round reveal', {}],
    ['round rehearse', {}],
    ['round export', {}],
    ['round schedule', { weekly: 'Mondays 07:00, closes Friday 12:00' }],
    ['setup', { zone: 'London' }],
  ] as const)
    expect(read(await discord.slash(ann, place, name, given))).toContain('For facilitators');
  expect((await discord.complete(ann, place, 'round open', 'case', 'a')).choices).toEqual([]);
  expect(posts()).toEqual([]);
});

test('a role may run rounds beside whoever manages the server', async () => {
  const { discord, run, place } = await aRoundStory();
  await run('setup', { facilitators: role });
  const fellow = aPerson('Fellow');
  const opened = await discord.slash(fellow, { ...place, roles: [role] }, 'round open');
  expect(read(opened)).toContain(`**Facilitator** · <@${fellow.id}>`);
});

test('a cancelled round is asked about once, and its message says so', async () => {
  const { discord, run, enter, posts, place, chief } = await aRoundStory();
  await run('round open');
  await enter(aPerson('Ann'), 'lymphoma');
  const asked = await run('round cancel');
  expect(read(asked)).toContain('This cannot be undone');
  const manager = { ...place, permissions: 32n };
  await discord.press(chief, manager, asked.message!, 'Cancel the round');
  await until(() => textOf(posts()[0]!).includes('Cancelled'), 'the message');
  expect(posts().length).toBe(1);
  expect(read(await run('round open'))).toContain('Case of the week 2: open');
});

test('every week a round opens by itself, and the next is planned', async () => {
  const { run, moveTo, posts, stored } = await aRoundStory();
  await run('setup', { zone: 'New York', reveal: 'at closing' });
  const planned = read(await run('round schedule', { weekly: 'Mondays 07:01, closes Friday 12:00' }));
  expect(planned).toContain('Case of the week 1: scheduled');
  expect(planned).toContain('Every week: Mondays 07:01, closes Fridays 12:00');
  await moveTo(monday + minute);
  await until(() => posts().length === 1, 'the opening');
  await until(async () => (await stored()).rounds.length === 2, 'the next week’s');
  const [first, second] = (await stored()).rounds;
  expect(second).toMatchObject({ number: 2, phase: 'scheduled', opensAt: monday + minute + 7 * day });
  expect(second?.case).not.toBe(first?.case);
  await moveTo(friday + 5 * hour);
  await until(() => posts().length === 2, 'the reveal at closing, which says that it is closed');
  await moveTo(monday + 7 * day + minute);
  await until(() => posts().some((post) => textOf(post).startsWith('## Case of the week 2')), 'the second opening');
  expect(posts().map((post) => textOf(post).split('\n')[0])).toEqual([
    '## Case of the week 1',
    expect.stringMatching(/^## Case of the week 1: /),
    '## Case of the week 2',
  ]);
  expect(read(await run('round schedule', { weekly: 'off' }))).toContain('No more weekly rounds');
});

test('a case that is open here is dealt in practice to nobody who was met here, in direct messages neither', async () => {
  const { discord, run, enter, stored, place } = await aRoundStory();
  await run('round open');
  const [round] = (await stored()).rounds;
  const ann = aPerson('Ann');
  await enter(ann, 'lymphoma');
  const dealt = new Set<string>();
  const dm = { kind: 'dm', channel: '1' } as const;
  for (const where of [place, dm]) {
    for (let cases = 0; cases < 35; cases += 1) {
      const { message } = await discord.slash(ann, where, 'case');
      const given = await discord.press(ann, where, message!, 'Give up');
      dealt.add(/The answer: (.*)/.exec(textOf(given.message!))![1]!);
    }
  }
  const { pack } = await import('../../support/shipped.ts');
  const others = [...pack.cases.values()].filter(({ id }) => id !== round!.case);
  expect(dealt.size).toBe(new Set(others.map(({ answer }) => answer)).size);
});
