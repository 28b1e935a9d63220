import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chance } from '../../src/game/chance.ts';
import { textOf } from '../support/discord/components.ts';
import { openDiscord } from '../support/discord/index.ts';
import { limitFaults } from '../support/discord/limits.ts';
import { officialFaults } from '../support/discord/official.ts';
import { aDm, aPerson, aServer, elsewhere, standingOf } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import { snowflake } from '../support/discord/snowflake.ts';
import { hostilePayload } from './payloads.ts';
import { plantVictims, victimRows, victims } from './victims.ts';

const payloads = 2000;
/** How many are under way at once: fewer than a bot could choke on, more than it ever meets. */
const wave = 100;

test('whatever arrives is answered or named in the log; nothing crashes, and nobody reaches what is not theirs', async () => {
  const data = mkdtempSync(join(tmpdir(), 'unknown-case-attack-'));
  await plantVictims(data);
  const discord = await openDiscord({ patienceMs: 20_000 });
  onTestFinished(discord.close);
  const bot = await startBot(discord, { data });
  onTestFinished(bot.forget);
  const member = { id: victims.member, name: 'Victim' };
  const played = await discord.slash(member, aDm(), 'case');
  const before = await victimRows(data);
  expect([...before.keys()].map((key) => key.split(':')[0])).toEqual([
    'challenge',
    'entry',
    'learner',
    'room',
    'round',
  ]);
  const attemptId = /"attempt":\{[^}]*"id":"([^"]+)"/.exec(JSON.stringify([...before]))?.[1] ?? '';
  const { secret, ...ids } = victims;
  const known = [...Object.values(ids), attemptId, 'lymphoma', 'RPF', '1', '2', 'accept', 'name', 'all', 'true'];

  const luck = chance(process.env.ATTACK_SEED ?? 'attack');
  const people = Array.from({ length: 40 }, (_, index) => aPerson(`attacker ${index}`));
  const places = [aDm(), elsewhere(), aServer(), aServer(1n << 5n)];
  const shown: string[] = [];
  let settled = 0;
  let sent = 0;
  const unread = () => bot.output().match(/An interaction could not be read/g)?.length ?? 0;
  const named = () => shown.filter((text) => text.includes('cannot read')).length;
  for (; sent < payloads; sent += wave) {
    for (let index = 0; index < wave; index += 1) {
      const person = people[luck.pick(people.length)]!;
      const place = places[luck.pick(places.length)]!;
      const payload = hostilePayload(luck, standingOf(person, place, discord.application), known);
      void discord.strange(payload, person, played.message).then(({ message, modal, choices, followUps }) => {
        settled += 1;
        shown.push(
          [message ? textOf(message) : '', ...followUps.map(textOf), JSON.stringify({ modal, choices })].join('\n'),
        );
      });
    }
    // An interaction is settled by an answer, or by a line in the log where there is nothing to answer to; an answer that
    // was deferred first is counted with its line as well.
    await expect
      .poll(() => settled + unread() - named(), { timeout: 30_000, interval: 5 })
      .toBeGreaterThanOrEqual(sent + wave);
  }

  expect(settled).toBeGreaterThan(payloads / 2);
  // What is not read is less than half, or the commands themselves would not be under attack.
  expect(unread()).toBeLessThan(payloads / 2);
  const lines = bot
    .output()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(2000);
  expect(bot.output()).not.toMatch(/xxxxx|HYPERLINK|everyone|\[31m|reversed/);

  expect(await victimRows(data)).toEqual(before);
  expect(shown.filter((text) => text.includes(secret))).toEqual([]);
  expect(limitFaults(discord.requests)).toEqual([]);
  expect(await officialFaults(discord.requests)).toEqual([]);
  const help = await discord.slash(aPerson('Ann'), aDm(), 'help');
  expect(help.type).toBe(4);
});

test('ids and tokens that lead elsewhere are not followed', async () => {
  const discord = await openDiscord();
  onTestFinished(discord.close);
  const bot = await startBot(discord);
  onTestFinished(bot.forget);
  const asked = discord.requests.length;
  const places = ['../../users/@me', '..', 'a/b', 'a?b=c', 'a#b', 'a\\b', '%2e%2e', '\u0000', 'x'.repeat(100_000), ''];
  const standing = standingOf(aPerson('Mallory'), aDm(), discord.application);
  for (const place of places) {
    const base = { ...standing, type: 2, data: { name: 'case' }, id: snowflake(), token: 'token' };
    for (const forged of [{ token: place }, { id: place }, { application_id: place }, { token: place, id: place }])
      discord.gateway.send('INTERACTION_CREATE', { ...base, ...forged });
  }
  for (const strange of [null, [], 7, 'text', { type: 2 }]) discord.gateway.send('INTERACTION_CREATE', strange);
  await discord.slash(aPerson('Ann'), aDm(), 'help');
  const strays = discord.requests
    .slice(asked)
    .filter(({ path }) => !/^\/interactions\/\d{1,20}\/[\w%.-]+\/callback$/.test(path));
  expect(strays.map(({ path }) => path)).toEqual([]);
});
