import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDiscord } from '../support/discord/index.ts';
import { aPerson, aServer } from '../support/discord/places.ts';
import { startBot } from '../support/discord/process.ts';
import { aDiscord } from '../support/discord/story.ts';

const top = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'unknown-case-start-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Runs to the end: exit code and what was printed. */
async function run(entry: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: data, ...environment };
  const child = spawn(process.execPath, [entry, ...args], { cwd: top, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

test('every fault of the configuration is named at once', async () => {
  const { code, stdout, stderr } = await run('src/main.ts', [], {
    DISCORD_TOKEN: 'short',
    DISCORD_GUILD_ID: 'my server',
    DISCORD_API_URL: 'http://example.org/api',
    SHARDS: '0,4',
    SHARD_COUNT: '2',
    LOG_LEVEL: 'loud',
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  for (const name of ['DISCORD_TOKEN', 'DISCORD_GUILD_ID', 'DISCORD_API_URL', 'SHARDS', 'LOG_LEVEL'])
    expect(stderr).toContain(`\n  ${name} `);
  expect(stderr).not.toContain('short');
  expect(stderr).not.toMatch(/^ +at /m);
});

test('a wrong token is one clear sentence and exit 1', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  const { code, stdout, stderr } = await run('src/main.ts', [], {
    DISCORD_TOKEN: 'another.token-of-nobody.at-all',
    DISCORD_API_URL: discord.url,
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/Discord does not accept DISCORD_TOKEN\..*\n$/);
  expect(stdout + stderr).not.toMatch(/token-of-nobody|^ +at /m);
});

test('a token that the gateway refuses is one clear sentence and exit 1', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  discord.gateway.refuse(4004);
  const bot = await startBot(discord);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toMatch(/Discord does not accept/);
  expect(bot.output()).not.toMatch(/^ +at /m);
  await bot.forget();
});

test('without the right to register, the invite link says what to do', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  discord.fault({ path: /\/commands$/, status: 403, code: 50001 });
  const bot = await startBot(discord, { env: { DISCORD_GUILD_ID: '123456789012345678' } });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('in server 123456789012345678 (DISCORD_GUILD_ID)');
  expect(bot.output()).toContain(`https://discord.com/oauth2/authorize?client_id=${discord.application}`);
  await bot.forget();
});

test('when Discord allows no more connections, no attempt is spent on it', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  discord.allowStarts(0);
  const bot = await startBot(discord);
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('allows no more connections for now');
  expect(discord.gateway.log.identifies).toBe(0);
  await bot.forget();
});

test('Discord down at start is waited for', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  discord.fault({ path: /applications\/@me/, status: 503, times: 4 });
  const bot = await startBot(discord);
  expect(bot.output()).toContain('Discord cannot be reached; trying again');
  expect(bot.output()).toContain('Ready as unknown-case');
  expect(await bot.stop()).toBe(0);
  await bot.forget();
});

test('commands are written once, to every server or to the one that is named', async ({ onTestFinished }) => {
  const discord = await aDiscord({}, onTestFinished);
  const first = await startBot(discord);
  expect(first.output()).toContain('scope=bot+applications.commands&permissions=34359839744');
  expect(first.output()).toContain('"servers":1,"shards":1');
  expect(await first.stop()).toBe(0);
  const second = await first.again();
  expect(await second.stop()).toBe(0);
  const guild = '123456789012345678';
  const named = await startBot(discord, { data: first.data, env: { DISCORD_GUILD_ID: guild } });
  const writes = discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
  expect(writes.map(({ path }) => path)).toEqual([
    `/applications/${discord.application}/commands`,
    `/applications/${discord.application}/guilds/${guild}/commands`,
  ]);
  await named.forget();
});

test.for(['SIGTERM', 'SIGINT'] as const)(
  '%s finishes what is under way, then ends with 0',
  async (signal, { onTestFinished }) => {
    const discord = await aDiscord({}, onTestFinished);
    const bot = await startBot(discord);
    discord.fault({ path: /\/callback$/, delayMs: 700 });
    const under = discord.slash(aPerson('Ann'), aServer(), 'case');
    await discord.gateway.until(() => discord.requests.some(({ path }) => path.endsWith('/callback')), 'a callback');
    process.kill(bot.pid, signal);
    expect((await under).type).toBe(4);
    expect(await bot.ended).toBe(0);
    await bot.forget();
  },
);

test('asked to stop while Discord does not answer, the bot ends with 0', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', () => resolve());
  });
  const asked = new Promise((resolve) => silent.once('request', resolve));
  const { port } = silent.address() as AddressInfo;
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(data, 'silent'), DISCORD_TOKEN: 'x'.repeat(40) };
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: top,
    env: { ...env, DISCORD_API_URL: `http://127.0.0.1:${port}/api` },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await asked;
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  silent.closeAllConnections();
  silent.close();
});

test('asked to stop while Discord is away, the bot ends with 0', async () => {
  const discord = await openDiscord();
  const bot = await startBot(discord);
  await discord.close();
  while (!bot.output().includes('reconnects')) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await bot.stop()).toBe(0);
  await bot.forget();
});

test('npm run register prints, registers once, and says what is missing', async ({ onTestFinished }) => {
  const printed = await run('src/discord/tool.ts', ['--dry-run'], {});
  expect(printed.code).toBe(0);
  expect((JSON.parse(printed.stdout) as { name: string }[]).map(({ name }) => name)).toContain('guess');
  expect(await run('src/discord/tool.ts', [], {})).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('DISCORD_TOKEN is not set'),
  });
  const discord = await aDiscord({}, onTestFinished);
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  expect(await run('src/discord/tool.ts', [], env)).toMatchObject({ code: 0, stdout: 'Registered.\n' });
  expect((await run('src/discord/tool.ts', [], env)).stdout).toContain('nothing differs');
});
