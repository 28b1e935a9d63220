import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { textOf } from '../support/discord/components.ts';
import { aDm, aPerson, aServer } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import { aStory } from '../support/discord/story.ts';

const secrets = {
  DISCORD_TOKEN: 'planted.token-in_every.place-where-it-could-leak',
  OPENAI_API_KEY: 'sk-planted"key\\with~signs',
  DATABASE_URL: 'postgres://bot:planted%2Fpass%40word@127.0.0.1:1/cases',
};
const leaks = ['planted', 'pass@word', 'pass%40word', 'with~signs'];

function expectNoLeak(output: string): void {
  expect(leaks.filter((leak) => output.includes(leak))).toEqual([]);
}

test('no secret reaches standard output or standard error, wherever in an error it stands', () => {
  const env = { PATH: process.env.PATH ?? '', ...secrets };
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'confess.ts')], { env });
  const output = `${stdout}${stderr}`;
  expect(status).toBe(0);
  expectNoLeak(output);
  expect(output.match(/\[secret\]/g)!.length).toBeGreaterThan(30);
});

test('a Discord that throws the token back at the bot does not make it print it', async () => {
  const mirror = createServer(({ headers }, response) => {
    response.writeHead(400, { 'content-type': 'application/json', 'x-mirror': headers.authorization ?? '' });
    response.end(JSON.stringify({ code: 50_035, message: `Bad ${headers.authorization}`, errors: { headers } }));
  });
  await new Promise<void>((resolve) => {
    mirror.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void mirror.close());
  const url = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/api`;
  const bot = await startBot({ url, token: secrets.DISCORD_TOKEN });
  onTestFinished(bot.forget);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('[secret]');
  expectNoLeak(bot.output());
});

test('with the database down, people read a reference that the log has, and the log neither password nor words', async () => {
  const { discord, bot } = await aStory({ env: { DATABASE_URL: secrets.DATABASE_URL } });
  const shown = await Promise.all([
    discord.slash(aPerson('Marker-name'), aDm(), 'guess', { first: 'Marker-guess' }),
    discord.slash(aPerson('Marker-name'), aServer(), 'study diagnosis', { diagnosis: 'Marker-study' }),
    discord.complete(aPerson('Marker-name'), aServer(), 'guess', 'first', 'Marker-typed'),
    discord.strange({ type: 2, data: { 'marker-field': 'Marker', name: 7, options: 'Marker-options' } }),
    discord.strange({ type: 5, data: { custom_id: 'Marker', components: [{ component: { 'marker-x': 1 } }] } }),
  ]);
  const references = shown.flatMap(
    ({ message }) => /Reference[^:]*: (\w{8})/.exec(message ? textOf(message) : '')?.[1] ?? [],
  );
  expect(references.length).toBeGreaterThanOrEqual(3);
  // The lines were written before the answers, and may come through their pipe after them.
  const named = (ref: string) => bot.output().split(`"ref":"${ref}"`).length - 1;
  await expect.poll(() => references.map(named)).toEqual(references.map(() => 1));
  expectNoLeak(bot.output());
  expect(bot.output()).not.toMatch(/marker/i);
});
