import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../support/discord/components.ts';
import { hasOfficial } from '../support/discord/official.ts';
import { peek } from '../support/discord/peek.ts';
import { aDm, aPerson, aServer, elsewhere } from '../support/discord/places.ts';
import type { Answered } from '../support/discord/state.ts';
import { aStory } from '../support/discord/story.ts';

const message = 4;
const update = 7;
const form = 9;
const read = ({ message: shown }: Answered) => (shown ? textOf(shown) : '');

test.skipIf(hasOfficial)(
  'the official description is not beside the project, so only our own limits are checked',
  () => {
    expect(hasOfficial).toBe(false);
  },
);

test('a resident plays a case by buttons and form, on one card', async () => {
  const { discord, bot } = await aStory();
  const ann = aPerson('Ann');
  const room = aServer();

  const dealt = await discord.slash(ann, room, 'case');
  expect(dealt.type).toBe(message);
  expect(dealt.message?.onlyFor).toBe(ann.id);
  expect(read(dealt)).toMatch(/Unknown case · clue 1 of \d/);

  const second = await discord.press(ann, room, dealt.message!, 'Next clue');
  expect(second.type).toBe(update);
  expect(read(second)).toContain('clue 2 of');

  const opened = await discord.press(ann, room, dealt.message!, 'Commit a list');
  expect(opened.type).toBe(form);
  const missed = await discord.submit(
    ann,
    room,
    opened.modal!,
    { list: 'bland thrombus\nlipoma', confidence: 'low' },
    dealt.message,
  );
  expect(missed.type).toBe(update);
  expect(read(missed)).toContain('Your list after clue 2: the first line is not it');

  const { answer } = await peek(bot.data, ann.id);
  const again = await discord.press(ann, room, dealt.message!, 'Commit a list');
  const solved = await discord.submit(ann, room, again.modal!, { list: answer }, dealt.message);
  expect(solved.message?.id).toBe(dealt.message?.id);
  expect(read(solved)).toContain(`The answer: ${answer}`);
  expect(read(solved)).toContain('✓ Solved');

  const studied = await discord.press(ann, room, solved.message!, 'Study the answer');
  expect(read(studied)).toContain(answer);
  const asked = await discord.press(ann, room, solved.message!, 'Question');
  const chosen = await discord.press(ann, room, asked.message!, 'A');
  expect(read(chosen)).toMatch(/✓ Right\.|✗ Not this one\./);
  const next = await discord.press(ann, room, solved.message!, 'Next case');
  expect(next.type).toBe(message);
  expect(read(next)).toMatch(/clue 1 of/);

  const progress = await discord.slash(ann, room, 'progress');
  expect(read(progress)).toContain('1 finished');
});

test('a resident plays by /guess, with completion over the whole vocabulary', async () => {
  const { discord, bot } = await aStory();
  const ben = aPerson('Ben');
  const room = aServer();
  const early = await discord.slash(ben, room, 'guess', { first: 'lymphoma' });
  expect(read(early)).toContain('No case is open');
  await discord.slash(ben, room, 'case');
  const { choices } = await discord.complete(ben, room, 'guess', 'first', 'leiomyo');
  expect(choices!.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Leiomyoma', 'Leiomyosarcoma of the inferior vena cava']),
  );
  expect((await discord.complete(ben, room, 'guess', 'second', '')).choices).toEqual([]);
  const missed = await discord.slash(ben, room, 'guess', { first: 'Lipoma', second: 'Hemangioma', third: 'lipoma' });
  expect(missed.type).toBe(message);
  expect(read(missed)).toContain('named before, counted once');
  const opened = await discord.slash(ben, room, 'guess');
  expect(opened.type).toBe(form);
  expect(opened.modal?.components[0]?.component?.value).toBe('Lipoma\nHemangioma');
  const { answer } = await peek(bot.data, ben.id);
  const solved = await discord.slash(ben, room, 'guess', { first: answer });
  expect(read(solved)).toContain('✓ Solved');
});

test('what cannot be read costs nothing and is not typed twice', async () => {
  const { discord, bot } = await aStory();
  const cleo = aPerson('Cleo');
  const dm = aDm();
  const dealt = await discord.slash(cleo, dm, 'case');
  const opened = await discord.press(cleo, dm, dealt.message!, 'Commit a list');
  const typed = 'lymphoma\nxyzzy **bold** @everyone <@1> https://example.org';
  const refused = await discord.submit(cleo, dm, opened.modal!, { list: typed }, dealt.message);
  expect(read(refused)).toContain('Not committed yet');
  expect(read(refused)).not.toMatch(/@everyone|[^\\]<@|[^\\]\*\*bold|https:\/\//);
  const edited = await discord.press(cleo, dm, refused.message!, 'Edit the list');
  expect(edited.modal?.components[0]?.component?.value).toBe(typed);
  expect((await peek(bot.data, cleo.id)).attempt?.commits).toEqual([]);
});

test('a line without its site is asked about once, and may be left as it is', async () => {
  const { discord, bot } = await aStory();
  const dan = aPerson('Dan');
  const dm = aDm();
  const dealt = await discord.slash(dan, dm, 'case');
  const opened = await discord.press(dan, dm, dealt.message!, 'Commit a list');
  const asked = await discord.submit(dan, dm, opened.modal!, { list: 'leiomyosarcoma, lipoma' }, dealt.message);
  expect(read(asked)).toContain('From where?');
  const left = await discord.press(dan, dm, asked.message!, 'Leave the site open');
  expect(left.type).toBe(update);
  const { attempt } = await peek(bot.data, dan.id);
  expect(attempt?.commits.map(({ guesses }) => guesses)).toEqual([['leiomyosarcoma', 'lipoma']]);
});

test('in a direct message the card is plain, elsewhere it is for one person alone', async () => {
  const { discord } = await aStory();
  const eve = aPerson('Eve');
  const first = await discord.slash(eve, aDm(), 'case');
  expect(first.message?.onlyFor).toBeUndefined();
  // The same case goes on wherever she is.
  const second = await discord.slash(eve, elsewhere(), 'case');
  expect(second.message?.onlyFor).toBe(eve.id);
  expect(read(second)).toBe(read(first));
});

test('on two devices one press counts, and both cards come up to date', async () => {
  const { discord, bot } = await aStory();
  const fay = aPerson('Fay');
  const dm = aDm();
  const phone = await discord.slash(fay, dm, 'case');
  const desk = await discord.slash(fay, dm, 'case');
  const [one, two] = await Promise.all([
    discord.press(fay, dm, phone.message!, 'Next clue'),
    discord.press(fay, dm, desk.message!, 'Next clue'),
  ]);
  expect([one.type, two.type]).toEqual([update, update]);
  expect(read(one)).toBe(read(two));
  expect((await peek(bot.data, fay.id)).attempt?.shown).toBe(2);

  const forms = await Promise.all(
    [phone, desk].map(({ message: card }) => discord.press(fay, dm, card!, 'Commit a list')),
  );
  const sent = await Promise.all(
    forms.map(({ modal }, index) =>
      discord.submit(fay, dm, modal!, { list: `lipoma, hematoma ${index}` }, [phone, desk][index]!.message),
    ),
  );
  expect(sent.map(({ type }) => type)).toEqual([update, update]);
  const { attempt } = await peek(bot.data, fay.id);
  expect(attempt?.commits.length).toBe(1);
});

test('giving up twice shows the same answer twice and counts once', async () => {
  const { discord } = await aStory();
  const gus = aPerson('Gus');
  const dm = aDm();
  const dealt = await discord.slash(gus, dm, 'case');
  const both = await Promise.all([1, 2].map(() => discord.press(gus, dm, dealt.message!, 'Give up')));
  expect(both.map(({ type }) => type)).toEqual([update, update]);
  expect(read(both[0]!)).toContain('The answer: ');
  expect(read(await discord.slash(gus, dm, 'progress'))).toContain('1 finished');
});

test('a killed bot has lost nothing that it had answered', async () => {
  const { discord, bot } = await aStory();
  const hal = aPerson('Hal');
  const dm = aDm();
  const dealt = await discord.slash(hal, dm, 'case');
  await discord.slash(hal, dm, 'guess', { first: 'lipoma', second: 'hematoma' });
  await bot.kill();
  onTestFinished((await bot.again()).forget);
  const resumed = await discord.slash(hal, dm, 'case');
  expect(read(resumed)).toContain('Your list after clue 1');
  // The old card lags behind: it comes up to date instead of opening a second clue.
  const stale = await discord.press(hal, dm, dealt.message!, 'Next clue');
  expect(read(stale)).toBe(read(resumed));
});

test('what happens while the gateway is down is answered after the resume', async () => {
  const { discord } = await aStory();
  const ida = aPerson('Ida');
  const dm = aDm();
  const dealt = await discord.slash(ida, dm, 'case');
  discord.gateway.drop();
  const pressed = await discord.press(ida, dm, dealt.message!, 'Next clue');
  expect(pressed.type).toBe(update);
  expect(discord.gateway.log).toMatchObject({ identifies: 1, resumes: 1 });
});

test('a button from last month says where to go', async () => {
  const { discord } = await aStory();
  const jo = aPerson('Jo');
  const dm = aDm();
  const dealt = await discord.slash(jo, dm, 'case');
  await discord.press(jo, dm, dealt.message!, 'Give up');
  for (let cases = 0; cases < 6; cases += 1) {
    const { message: card } = await discord.slash(jo, dm, 'case');
    await discord.press(jo, dm, card!, 'Give up');
  }
  const old = await discord.press(jo, dm, dealt.message!, 'Study the answer');
  expect(read(old)).toContain('That case ended some time ago');
  const { message: card } = await discord.slash(jo, dm, 'case');
  for (const forged of [
    'round:join:1',
    'case:clue',
    'case:constructor:x',
    '~',
    'guess:open:nobody:1:0',
    'x'.repeat(100),
    'case:show:a:b~999',
  ]) {
    const answered = await discord.forge(jo, dm, card!, forged);
    expect([message, update]).toContain(answered.type);
  }
});

test("another person's case is nobody else's", async () => {
  const { discord, bot } = await aStory();
  const [kim, lou] = [aPerson('Kim'), aPerson('Lou')];
  const room = aServer();
  const dealt = await discord.slash(kim, room, 'case');
  const { attempt } = await peek(bot.data, kim.id);
  for (const action of ['case:giveup', 'case:show', 'case:study', 'guess:open']) {
    const answered = await discord.forge(lou, room, dealt.message!, `${action}:${attempt!.id}:1:0`);
    expect(read(answered)).toContain('Not in hand');
    expect(answered.message?.onlyFor).toBe(lou.id);
  }
  expect((await peek(bot.data, kim.id)).attempt).toEqual(attempt);
});

test('everything stored can be taken along, and deleted', async () => {
  const { discord, bot } = await aStory();
  const mia = aPerson('Mia');
  const room = aServer();
  const dealt = await discord.slash(mia, room, 'case');
  const { answer } = await peek(bot.data, mia.id);
  const shown = await discord.slash(mia, room, 'privacy');
  const exported = await discord.press(mia, room, shown.message!, 'Export as JSON');
  const file = exported.message?.files.get('unknown-case.json') ?? '';
  expect(JSON.parse(file).learner.id).toBe(mia.id);
  // Nor does the export tell the answer of a case that is open.
  expect(file).not.toContain((await peek(bot.data, mia.id)).attempt!.case);
  expect(file).not.toContain(answer);
  const asked = await discord.press(mia, room, shown.message!, 'Delete everything');
  await discord.press(mia, room, asked.message!, 'Delete');
  expect((await peek(bot.data, mia.id)).attempt).toBeUndefined();
  expect(read(await discord.press(mia, room, dealt.message!, 'Next clue'))).toContain('Not in hand');
});

test('a long card is turned like pages, and each fits', async () => {
  const { discord } = await aStory();
  const ned = aPerson('Ned');
  const dm = aDm();
  let page = await discord.slash(ned, dm, 'study diagnosis', { diagnosis: 'leiomyosarcoma of the IVC' });
  const [, pages = '1'] = /Page 1 of (\d+)/.exec(read(page)) ?? [];
  expect(Number(pages)).toBeGreaterThan(2);
  for (let at = 2; at <= Number(pages); at += 1) {
    page = await discord.press(ned, dm, page.message!, /^More/);
    expect(read(page)).toContain(`Page ${at} of ${pages}`);
  }
  const compared = await discord.slash(ned, dm, 'study compare', {
    first: 'RPF',
    second: 'lymphoma',
    third: 'MFH',
    fourth: 'PEComa of the IVC',
  });
  expect(read(compared)).toContain('What tells them apart');
});
