import { expect, test } from 'vitest';
import { textOf } from '../../support/discord/components.ts';
import { aPerson, type Person } from '../../support/discord/places.ts';
import { aRoundStory, day, monday, type RoundStory, read, until } from '../../support/discord/rounds.ts';

/** A revealed round in which each of these people sent their list. */
async function aRevealedRound(lists: readonly (readonly [Person, string])[]): Promise<RoundStory> {
  const story = await aRoundStory();
  const { discord, chief, place, run, enter } = story;
  const manager = { ...place, permissions: 32n };
  const { choices } = await discord.complete(chief, manager, 'round open', 'case', 'lymphoma');
  await run('round open', { case: choices![0]!.value, closes: '1 day', reveal: 'by hand', thread: 'false' });
  for (const [person, list] of lists) await enter(person, list);
  await run('round close');
  await run('round reveal');
  return story;
}

const saidTo = ({ discord }: RoundStory, person: Person) => discord.places.toldTo(person).map(textOf);

/** Somebody objects to how their first line was graded. */
async function challenge(story: RoundStory, person: Person, why: string): Promise<string> {
  const { discord, place, posts } = story;
  const result = await discord.press(person, place, posts().at(-1)!, 'My result');
  const asked = await discord.press(person, place, result.message!, 'Challenge this grade');
  return read(await discord.submit(person, place, asked.modal!, { line: '1', why }, result.message));
}

test('a challenge is raised, accepted and taken back; those concerned are told once each time', async () => {
  const [ann, ben, cleo] = [aPerson('Ann'), aPerson('Ben'), aPerson('Cleo')];
  const story = await aRevealedRound([
    [ann, 'Osteochondromyxoma, lipoma'],
    [ben, 'osteochondromyxoma'],
    [cleo, 'schwannoma'],
  ]);
  const { discord, chief, place, run } = story;
  const manager = { ...place, permissions: 32n };
  expect(await challenge(story, ann, 'we call it so here')).toContain('you will be told');
  const isTold = () => saidTo(story, chief).filter((text) => text.includes('“Osteochondromyxoma” is challenged'));
  await until(() => isTold().length === 1, 'word to the facilitator');
  expect(read(await run('round status'))).toContain('1 challenge to rule on');

  const list = await run('round challenges');
  expect(read(list)).toContain('we call it so here');
  const one = await discord.press(chief, manager, list.message!, /Osteochondromyxoma/);
  const ruled = await discord.press(chief, manager, one.message!, 'Accept as a name');
  expect(read(ruled)).toMatch(/Accepted as a name[\s\S]*names[\s\S]*Osteochondromyxoma/);
  await until(() => saidTo(story, ben).length === 1, 'word to those whose points changed');
  expect(saidTo(story, ann)).toEqual([expect.stringContaining('is accepted as a name of the answer: 0 → 100 points')]);
  expect(saidTo(story, ben)).toEqual([expect.stringContaining('0 → 100 points')]);
  expect(saidTo(story, cleo)).toEqual([]);
  expect(read(await discord.slash(ben, place, 'leaderboard'))).toContain('100 from 1 round');

  const again = await discord.press(chief, manager, one.message!, 'Take the ruling back');
  expect(read(again)).toContain('Taken back');
  await until(() => saidTo(story, ann).length === 2, 'word to the challenger');
  expect(read(await discord.slash(ben, place, 'leaderboard'))).toContain('0 from 1 round');
});

test('nobody rules on a challenge of their own, and a name of another diagnosis is accepted by nobody', async () => {
  const ann = aPerson('Ann');
  const story = await aRevealedRound([[ann, 'retroperitoneal fibrosis']]);
  const { discord, chief, place, run } = story;
  const manager = { ...place, permissions: 32n };
  await challenge(story, ann, 'is it not?');
  const list = await discord.slash(ann, manager, 'round challenges');
  const own = await discord.press(ann, manager, list.message!, /fibrosis/);
  expect(read(await discord.press(ann, manager, own.message!, 'Accept as a name'))).toContain('of their own');
  const one = await discord.press(chief, manager, (await run('round challenges')).message!, /fibrosis/);
  const refused = await discord.press(chief, manager, one.message!, 'Accept as a name');
  expect(read(refused)).toContain('That is a name of Retroperitoneal fibrosis');
  const why = await discord.press(chief, manager, refused.message!, 'Decline');
  const declined = await discord.submit(chief, manager, why.modal!, { why: 'another disease' }, one.message);
  expect(read(declined)).toContain('Declined: another disease');
  await until(() => saidTo(story, ann).length === 1, 'word to the challenger');
  expect(saidTo(story, ann)[0]).toMatch(/stays as it was graded[\s\S]*Why: another disease/);
});

test('a revealed round goes out as CSV, JSON and talking points, under nobody’s id', async () => {
  const [ann, ben] = [aPerson('Ann'), aPerson('Ben')];
  const { run } = await aRevealedRound([
    [ann, 'lymphoma, RPF'],
    [ben, 'RPF'],
  ]);
  const file = async (format: string, name: string) =>
    (await run('round export', { format })).message?.files.get(name) ?? '';
  const csv = await file('csv', 'round-1.csv');
  expect(csv.split('\n').length).toBeGreaterThan(3);
  const json = await file('json', 'round-1.json');
  expect(JSON.parse(json)).toMatchObject({ answer: { id: expect.any(String) } });
  const points = await file('points', 'round-1.md');
  expect(points).toContain('## To take away');
  for (const text of [csv, json, points]) expect(text).not.toMatch(new RegExp(`${ann.id}|${ben.id}|Ann|Ben`));
});

test('with names wanted, those are named who had it first and chose to be', async () => {
  const story = await aRoundStory();
  const { discord, chief, place, run, enter, posts } = story;
  const manager = { ...place, permissions: 32n };
  const { choices } = await discord.complete(chief, manager, 'round open', 'case', 'lymphoma');
  await run('round open', { case: choices![0]!.value, closes: '1 day', reveal: 'by hand', anonymous: 'false' });
  const [ann, ben, cleo] = [aPerson('Ann'), aPerson('Ben'), aPerson('Cleo')];
  for (const person of [ann, cleo]) {
    const shown = await discord.slash(person, place, 'privacy');
    await discord.press(person, place, shown.message!, 'Show my name on boards');
  }
  await enter(ann, 'lymphoma');
  await enter(ben, 'lymphoma');
  await enter(cleo, 'lipoma');
  await run('round close');
  await run('round reveal');
  const reveal = textOf(posts().at(-1)!);
  expect(reveal).toContain('glad to say so: Ann.');
  expect(reveal).not.toMatch(/Ben|Cleo/);
});

test('a new season begins with nobody on the board, and the last one stays to be seen', async () => {
  const ann = aPerson('Ann');
  const story = await aRevealedRound([[ann, 'lymphoma']]);
  const { discord, chief, place, run, moveTo } = story;
  const manager = { ...place, permissions: 32n };
  await moveTo(monday + day);
  const asked = await run('round season');
  const begun = await discord.press(chief, manager, asked.message!, 'Begin season 2');
  expect(read(begun)).toContain('Season 2 has begun');
  expect(read(await discord.slash(ann, place, 'leaderboard'))).toContain('0 rounds revealed');
  expect(read(await discord.slash(ann, place, 'leaderboard', { season: '1' }))).toContain('1 round revealed');
});
