import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Loopback } from './index.ts';

const top = join(import.meta.dirname, '../../..');

/** The bot on a clock that tests move. */
export const withClock = 'tests/support/discord/main-with-clock.ts';

export interface BotProcess {
  readonly data: string;
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Moves its clock, if it runs on one that can be moved. */
  moveTo(moment: number): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
  /** Starts anew on the same data. */
  again(more?: Readonly<Record<string, string>>): Promise<BotProcess>;
  /** Ends it if it runs, and removes its data. */
  forget(): Promise<void>;
}

/** The knowledge as the first bot has read it, for those that come after it in this file: reading it takes most of a start. */
let knowledge: string | undefined;

function keepKnowledge(folder: string): string | undefined {
  const read = join(folder, 'cache');
  if (!existsSync(read)) return undefined;
  const kept = mkdtempSync(join(tmpdir(), 'unknown-case-knowledge-'));
  process.once('exit', () => rmSync(kept, { recursive: true, force: true }));
  cpSync(read, kept, { recursive: true });
  return kept;
}

/** The bot as its own process against a loopback. Resolves when it says that it is ready, or has ended. */
export async function startBot(
  discord: Pick<Loopback, 'url' | 'token'>,
  { data, env = {}, entry = 'src/main.ts' }: { data?: string; env?: Record<string, string>; entry?: string } = {},
): Promise<BotProcess> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'unknown-case-bot-'));
  if (knowledge !== undefined && existsSync(knowledge)) cpSync(knowledge, join(folder, 'cache'), { recursive: true });
  const child: ChildProcess = spawn(process.execPath, [entry], {
    cwd: top,
    env: {
      PATH: process.env.PATH ?? '',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATA_DIR: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', ...(entry === withClock ? (['ipc'] as const) : [])],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const ready = new Promise<void>((resolve) => {
    const take = (chunk: Buffer) => {
      printed += chunk;
      if (/Ready as/.test(printed)) resolve();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  });
  await Promise.race([ready, ended]);
  knowledge ??= keepKnowledge(folder);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    data: folder,
    pid: child.pid!,
    output: () => printed,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    moveTo: (moment) =>
      new Promise((resolve) => {
        const moved = () => {
          child.off('message', moved);
          resolve();
        };
        child.once('message', moved);
        void ended.then(moved);
        child.send(moment, (error) => error && moved());
      }),
    kill,
    ended,
    again: (more = {}) => startBot(discord, { data: folder, env: { ...env, ...more }, entry }),
    forget: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
