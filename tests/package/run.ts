import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDiscord } from '../support/discord/index.ts';
import { type Image, readDockerfile } from './dockerfile.ts';

/**
 * Carries out the Dockerfile's own steps in a clean folder, boots what comes of them against a loopback Discord as
 * nobody on a tree that cannot be written, and stops it. Where there is no Docker, this is what proves the image.
 */
const top = resolve(import.meta.dirname, '../..');
const image = readDockerfile(join(top, 'Dockerfile'));
const ground = mkdtempSync(join(tmpdir(), 'unknown-case-package-'));
const app = join(ground, 'app');
/** A user of no rights, where this process may become one. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  build();
  await boot();
  say('package: installs, boots without rights, is healthy, stops');
} finally {
  execFileSync('chmod', ['-R', 'u+w', ground]);
  rmSync(ground, { recursive: true, force: true });
}

function build(): void {
  chmodSync(ground, 0o755);
  mkdirSync(app);
  for (const step of image.steps) {
    if (step.kind === 'copy') {
      const to = join(app, step.to);
      for (const from of step.from)
        cpSync(join(top, from), step.to.endsWith('/') ? join(to, from) : to, { recursive: true });
      continue;
    }
    // Of several commands only the install is ours to run: the others tidy up a machine that is the image's own.
    const [install] = step.command.split('&&').filter((part) => part.trim().startsWith('npm ci'));
    if (!install) continue;
    const from = performance.now();
    execFileSync('sh', ['-c', install], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] });
    say(`${install.trim()}: ${seconds(from)}`);
  }
  for (const folder of ['data', 'tmp']) {
    mkdirSync(join(ground, folder));
    if (nobody.uid !== undefined) chownSync(join(ground, folder), nobody.uid, nobody.gid);
  }
  const modules = sizeOf(join(app, 'node_modules'));
  const all = sizeOf(app);
  say(`beside ${image.base}: ${megabytes(all)}, of which packages ${megabytes(modules)}`);
  execFileSync('chmod', ['-R', 'a-w', app]);
}

async function boot(): Promise<void> {
  const discord = await openDiscord();
  const environment = {
    ...image.environment,
    DATA_DIR: join(ground, 'data'),
    NODE_COMPILE_CACHE: join(ground, 'tmp/compile-cache'),
    HTTP_PORT: `${await freePort()}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
  };
  try {
    const before = listOf(app);
    for (const start of ['first start', 'start with a warm cache']) {
      const from = performance.now();
      const bot = run(image.command, environment);
      await Promise.race([bot.says('Ready as'), bot.exit.then(() => Promise.reject(new Error(bot.output())))]);
      say(`${start} to ready: ${seconds(from)}, ${residentMb(bot.child)} MB`);
      expect('HEALTHCHECK', await run(image.health, environment).exit, 0);
      const stopping = performance.now();
      bot.child.kill('SIGTERM');
      expect('SIGTERM', await bot.exit, 0);
      say(`SIGTERM to exit 0: ${seconds(stopping)}`);
    }
    const terminal = run(image.command, { ...environment, DISCORD_TOKEN: '' }, '/case\n/giveup\n');
    expect('the terminal plays a case', await terminal.exit, 0);
    expect('HEALTHCHECK of a bot that is gone', await run(image.health, environment).exit, 1);
    expect('what was installed is untouched', listOf(app), before);
    expect(
      'progress is in the volume',
      readdirSync(join(ground, 'data')).some((name) => /sqlite|\.db/.test(name)),
      true,
    );
  } finally {
    await discord.close();
  }
}

function run([, ...words]: Image['command'], env: Readonly<Record<string, string>>, input = '') {
  const child: ChildProcess = spawn(process.execPath, words, { cwd: app, env, ...nobody });
  let printed = '';
  let heard = () => {};
  const take = (chunk: Buffer) => {
    printed += chunk;
    heard();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.stdin?.end(input);
  const limit = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const exit = once(child, 'exit').then(([code]) => {
    clearTimeout(limit);
    return code as number | null;
  });
  const says = (wanted: string) =>
    new Promise<void>((done) => {
      heard = () => {
        if (printed.includes(wanted)) done();
      };
      heard();
    });
  return { child, exit, says, output: () => printed };
}

function expect(what: string, found: unknown, wanted: unknown): void {
  if (found === wanted) return;
  throw new Error(`Expected of "${what}" ${wanted}, but it was ${found}`);
}

function listOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n');
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function residentMb({ pid }: ChildProcess): number {
  const status = execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' });
  return Math.round(Number(status) / 1024);
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((found) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
