import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../support/discord/components.ts';
import { aDm, aPerson, type Person, type Place } from '../support/discord/places.ts';
import {
  aRoundStory,
  buttonOn,
  day,
  hour,
  minute,
  monday,
  type RoundStory,
  read,
  roundStoryOn,
  until,
} from '../support/discord/rounds.ts';
import type { StoredMessage } from '../support/discord/state.ts';

test('a reminder rings by the bot’s own bell, once; it is put off, and it is stopped', async () => {
  const story = await aRoundStory();
  const { ann, told } = await reminded(story);
  await story.moveTo(monday + hour - 1);
  expect(told()).toEqual([]);
  await story.moveTo(monday + hour);
  await until(() => told().length === 1, 'the reminder');
  const [first] = told();
  expect(textOf(first!)).toMatch(/\d+ cards? to review/);

  const place: Place = { kind: 'dm', channel: first!.channel };
  const snooze = buttonOn(first!, 'In an hour');
  await story.discord.press(ann, place, first!, 'In an hour');
  await story.moveTo(monday + 2 * hour);
  await until(() => told().length === 2, 'the reminder that was put off');
  // Its buttons are those of a ringing that is over.
  await story.discord.forge(ann, place, first!, snooze);
  await story.moveTo(monday + 4 * hour);
  expect(await quiet(story)).toHaveLength(2);

  await story.moveTo(monday + day + hour);
  await until(() => told().length === 3, 'the next day’s reminder');
  const stopped = await story.discord.press(ann, place, told()[2]!, 'Stop reminding me');
  expect(read(stopped)).toContain('No more reminders');
  await story.moveTo(monday + 3 * day);
  expect(await quiet(story)).toHaveLength(3);

  /** What has been told once everything that was due is done: another person’s reminder of a later minute has come. */
  async function quiet(now: RoundStory) {
    const other = await reminded(now, now.now());
    await now.moveTo(now.now() + hour);
    await until(() => other.told().length === 1, 'the reminder of somebody else');
    return told();
  }
});

test('what rang while the bot was down rings at its start, and a kill brings none back', async () => {
  const story = await aRoundStory();
  const { told } = await reminded(story);
  await story.bot.kill();
  const late = monday + 2 * hour;
  story.discord.setClock(late);
  const second = await story.bot.again({ TEST_NOW: `${late}` });
  onTestFinished(second.forget);
  await until(() => told().length === 1, 'the reminder that was missed');
  await second.kill();
  const third = await second.again({ TEST_NOW: `${late + minute}` });
  onTestFinished(third.forget);
  const later = roundStoryOn(story.discord, third, story);
  await later.moveTo(monday + day + hour - 1);
  expect(told()).toHaveLength(1);
  await later.moveTo(monday + day + hour);
  await until(() => told().length === 2, 'the next day’s reminder');
});

/** Somebody with a card that is due, who asked for a reminder an hour from `now`, every day. */
async function reminded(
  { discord }: RoundStory,
  now = monday,
): Promise<{ ann: Person; told(): readonly StoredMessage[] }> {
  const ann = aPerson('Ann');
  const place = aDm();
  await discord.slash(ann, place, 'case');
  await discord.slash(ann, place, 'guess', { first: 'lipoma' });
  const card = await discord.slash(ann, place, 'case');
  await discord.press(ann, place, card.message!, 'Give up');
  const remind = new Date(now + hour).toISOString().slice(11, 16);
  const set = await discord.slash(ann, place, 'review', { remind, zone: 'UTC' });
  expect(read(set)).toContain(`a reminder at ${remind}`);
  return { ann, told: () => discord.places.toldTo(ann) };
}
