import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { textOf } from '../../support/discord/components.ts';
import { aPerson } from '../../support/discord/places.ts';
import { aRoundStory, day, hour, minute, monday, until } from '../../support/discord/rounds.ts';
import { writeTwins } from '../../support/twins.ts';

const knowledge = writeTwins();
afterAll(() => rmSync(knowledge, { recursive: true }));

const friday = monday + 4 * day;

/** Ids and tokens by the order in which they were first seen. */
function normalizer(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replace(/token-[\d-]+|session-\d+|\d{17,20}/g, (id) => {
      if (!known.has(id)) known.set(id, `#${known.size}`);
      return known.get(id)!;
    });
}

/** All that a week of a round puts on the wire and into the log until just before the reveal, and then the reveal. */
async function aWeek(answer: 'Redoma' | 'Bluitis') {
  const ends: (() => Promise<void>)[] = [];
  const story = await aRoundStory({ env: { KNOWLEDGE_DIR: knowledge }, finished: (end) => ends.unshift(end) });
  const { discord, run, enter, moveTo, posts, place, chief, channel } = story;
  const edited = (at: number) => until(async () => (await story.stored()).rounds[0]?.face?.at === at, 'the edit');
  const shows = (text: string) => until(() => textOf(story.opening()).includes(text), text);
  try {
    const manager = { ...place, permissions: 32n };
    const { choices } = await discord.complete(chief, manager, 'round open', 'case', '');
    const code = choices!.find(({ name }) => name.startsWith(answer))!.value;
    await run('setup', { channel: place.channel, reveal: '1 hour', zone: 'Lisbon' });
    await until(() => discord.requests.some(({ path }) => path.includes('/members/')), 'the look at rights');
    await run('round open', { case: code, closes: '4 days', clues: '1 day' });
    const [ann, ben, cleo] = [aPerson('Ann'), aPerson('Ben'), aPerson('Cleo')];
    await discord.complete(ann, place, 'guess', 'first', 'redo');
    await discord.complete(ann, place, 'guess', 'first', 'b');
    for (const list of ['redoma', 'bluitis, wart', 'lump', 'sunburn', 'redoma of the kidney', 'xyzzy', 'not redoma'])
      await enter(ann, list, 'low');
    await enter(ben, 'erythroma\nbluitis');
    await enter(cleo, 'bluitis\nredoma');
    await discord.press(ann, place, story.opening(), 'My entry');
    await discord.slash(ann, place, 'round enter', { list: 'bluitis' });
    await discord.slash(ann, place, 'leaderboard');
    await discord.slash(ann, place, 'help');
    const shown = await discord.slash(ann, place, 'privacy');
    await discord.press(ann, place, shown.message!, 'Export as JSON');
    await run('round status');
    await run('round open', { case: code });
    await run('round challenges');
    await run('round export');
    await moveTo(monday + minute);
    await edited(monday + minute);
    await moveTo(monday + day);
    await until(() => posts().length === 2, 'the second clue');
    await edited(monday + day);
    await run('round handover', { to: ben.id });
    await run('round close');
    await run('round reopen', { to: '4 days' });
    await run('round extend', { to: '5 days' });
    channel.denied.add('attach');
    await discord.forge(chief, manager, story.opening(), 'round challenges:ask:nothing');
    await moveTo(friday + hour);
    await run('round close');
    await shows('Closed with 3 entries');
    const before = discord.requests.length;
    const log = story.bot.output();
    channel.denied.clear();
    await run('round reveal');
    const plain = normalizer();
    const wire = (from: number, to?: number) =>
      discord.requests
        .slice(from, to)
        .filter(({ path }) => path !== '/gateway/bot')
        .map(({ method, path, query, body, files, status }) =>
          plain(JSON.stringify([method, path, query, body, files, status])),
        );
    return {
      wire: wire(0, before),
      log: log.split('\n').map((line) => plain(line.replace(/"time":"[^"]*",?|"ref":"[^"]*",?/g, ''))),
      after: wire(before).join('\n'),
    };
  } finally {
    for (const end of ends) await end();
  }
}

test('two rounds that differ only in their answer put the same bytes on the wire until the reveal', async () => {
  const red = await aWeek('Redoma');
  const blue = await aWeek('Bluitis');
  expect(red.wire.length).toBeGreaterThan(30);
  expect(blue.wire).toEqual(red.wire);
  expect(blue.log).toEqual(red.log);
  expect(red.after).toContain('Case of the week 1: Redoma');
  expect(blue.after).toContain('Case of the week 1: Bluitis');
});
