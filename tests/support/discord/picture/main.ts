import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../components.ts';
import { openDiscord } from '../index.ts';
import { peek } from '../peek.ts';
import { aPerson, aServer } from '../places.ts';
import { startBot } from '../process.ts';
import type { StoredMessage } from '../state.ts';
import { pageOf } from './html.ts';

// npm run card-picture: plays a case on the loopback Discord, and takes a picture of its card as a phone shows it.
const pictured = 'Retroperitoneal fibrosis';
const folder = join(import.meta.dirname, '../../../pictures-of-cards');
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const phone = 412;

const discord = await openDiscord();
const bot = await startBot(discord);
const room = aServer();
try {
  take('open', '/guess', await anArguedList());
} finally {
  await bot.forget();
  await discord.close();
}

/** Cases and clues are dealt by chance, so people ask until one has this case, and a clue that argues against a line. */
async function anArguedList(): Promise<StoredMessage> {
  for (;;) {
    const person = aPerson('Ann');
    const { message: card } = await discord.slash(person, room, 'case');
    if ((await peek(bot.data, person.id)).answer !== pictured) continue;
    await discord.press(person, room, card!, 'Next clue');
    const guesses = { first: 'Retroperitoneal lymphoma', second: 'Retroperitoneal liposarcoma' };
    const { message: listed } = await discord.slash(person, room, 'guess', guesses);
    if (textOf(listed!).includes('against')) return listed!;
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
