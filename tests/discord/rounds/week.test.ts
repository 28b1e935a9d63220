import { expect, test } from 'vitest';
import { textOf } from '../../support/discord/components.ts';
import { aPerson } from '../../support/discord/places.ts';
import { aRoundStory, day, hour, monday, read, until } from '../../support/discord/rounds.ts';

test('PRINT', async () => {
  const story = await aRoundStory();
  const out: string[] = [];
  const say = (title: string, text: string) => out.push(`=== ${title}`, text, '');
  const { discord, place, run, enter, moveTo, posts } = story;
  say(
    'setup',
    read(
      await run('setup', {
        channel: place.channel,
        zone: 'New York',
        mention: '123456789012345678',
        closes: '4 days',
        clues: '12 hours',
        reveal: '1 hour',
      }),
    ),
  );
  say('open', read(await run('round open', { closes: 'Friday 12:00' })));
  for (const m of posts()) say('post', textOf(m));
  const ann = aPerson('Ann');
  say('enter', read(await enter(ann, 'lymphoma, RPF\nxyzzy')));
  say('enter', read(await enter(ann, 'lymphoma, RPF', 'high')));
  const people = ['Ben', 'Cleo', 'Dan', 'Eve'].map(aPerson);
  for (const [i, p] of people.entries())
    await enter(p, ['leiomyosarcoma of the IVC', 'RPF, lymphoma', 'schwannoma', 'liposarcoma, lymphoma'][i]!);
  say('status', read(await run('round status')));
  await moveTo(monday + 12 * hour);
  await until(() => posts().length > 1, 'clue');
  say('clue', textOf(posts().at(-1)!));
  say('opening', textOf(posts()[0]!));
  say('rehearse', read(await run('round rehearse')));
  say('close', read(await run('round close')));
  say('closing', textOf(posts().at(-1)!));
  say('opening', textOf(posts()[0]!));
  say('reopen', read(await run('round reopen', { to: 'Friday 18:00' })));
  say('close', read(await run('round close')));
  say('mine', read(await discord.press(ann, place, posts()[0]!, 'My entry')));
  say('reveal', read(await run('round reveal')));
  for (const m of posts().slice(1)) say('post', textOf(m));
  say('opening', textOf(posts()[0]!));
  const result = await discord.press(ann, place, posts().at(-1)!, 'My result');
  say('result', read(result));
  say('board', read(await discord.slash(ann, place, 'leaderboard')));
  say('export', read(await run('round export', { format: 'points' })));
  const ask = await discord.press(ann, place, result.message!, 'Challenge this grade');
  say('challenge form', JSON.stringify(ask.modal ?? read(ask)));
  say('season', read(await run('round season')));
  say('cancel', read(await run('round cancel')));
  say('schedule', read(await run('round schedule', { weekly: 'Mondays 07:00, closes Friday 12:00' })));
  say('open again', read(await run('round open')));
  say('cancel', read(await run('round cancel')));
  say('log', story.bot.output());
  (await import('node:fs')).writeFileSync('/tmp/wt/stories-print.txt', out.join('\n'));
});
