import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiscord } from '../index.ts';
import { peek } from '../peek.ts';
import { aPerson, aServer } from '../places.ts';
import { startBot } from '../process.ts';
import type { StoredMessage } from '../state.ts';
import { pageOf } from './html.ts';

// npm run card-picture: plays a case on the loopback Discord, and takes pictures of its cards as a phone shows them.
const pictured = 'Retroperitoneal fibrosis';
const folder = join(import.meta.dirname, '../../../pictures-of-cards');
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const phone = 412;

const discord = await openDiscord();
const bot = await startBot(discord);
const room = aServer();
try {
  const { person, card } = await someoneWith(pictured);
  await discord.press(person, room, card, 'Next clue');
  const listed = await discord.slash(person, room, 'guess', {
    first: 'Retroperitoneal lymphoma',
    second: 'Retroperitoneal liposarcoma',
  });
  take('open', '/guess', listed.message!);
  const solved = await discord.slash(person, room, 'guess', { first: pictured, second: 'Retroperitoneal lymphoma' });
  take('solved', '/guess', solved.message!);
} finally {
  await bot.forget();
  await discord.close();
}

/** Cases are dealt by chance, so people ask until one has this case. */
async function someoneWith(answer: string) {
  for (;;) {
    const person = aPerson('Ann');
    const { message } = await discord.slash(person, room, 'case');
    if ((await peek(bot.data, person.id)).answer === answer) return { person, card: message! };
  }
}

function take(name: string, asked: string, message: StoredMessage): void {
  const work = mkdtempSync(join(tmpdir(), 'unknown-case-picture-'));
  const page = join(work, 'card.html');
  writeFileSync(page, pageOf(asked, message));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
  ];
  const run = (...more: string[]) => {
    const given = [...flags, ...quiet, `--user-data-dir=${join(work, 'profile')}`, ...more, `file://${page}`];
    const { stdout, status } = spawnSync(chromium, given, { encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) throw new Error(`Expected ${chromium} to end with 0, but came ${status}`);
    return stdout;
  };
  const [, height] = /data-height="([\d.]+)"/.exec(run(`--window-size=${phone},400`, '--dump-dom')) ?? [];
  const size = `--window-size=${phone},${Math.ceil(Number(height))}`;
  run(size, '--force-device-scale-factor=2', `--screenshot=${join(folder, `${name}.png`)}`);
  rmSync(work, { recursive: true, force: true });
}
