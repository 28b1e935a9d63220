import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type BotProcess, startBot } from '../support/discord/process.ts';
import type { Load, Measured } from './discord/loopback.ts';

const entries = { ours: 'src/main.ts', bare: 'tests/bench/discord/bare.ts' } as const;
const concurrencies = [1, 16, 64] as const;
/** How long a bot that has nothing to do is left alone before its memory is read. */
const settleMs = 3000;

type Kind = keyof typeof entries;

interface Stage {
  readonly bot: BotProcess;
  readonly startMs: number;
  load(people: number, concurrency: number, interactions: number): Promise<Measured>;
}

/** The bot, against a bare discord.js bot that answers every command with a constant, on the same loopback. */
export async function benchDiscord({ seconds, soak }: { readonly seconds: number; readonly soak: number }) {
  const perSecond = { ours: 2000, bare: 4000 };
  const throughput = (kind: Kind) =>
    withBot(kind, 1, async ({ load, startMs, bot }) => {
      await pauseFor(settleMs);
      const idleMb = residentMb(bot);
      await load(64, 16, 2000);
      const measured: (Measured & { readonly concurrency: number })[] = [];
      for (const concurrency of concurrencies) {
        const interactions = Math.round((seconds * perSecond[kind]) / (concurrency === 1 ? 4 : 1));
        measured.push({ concurrency, ...(await load(4 * concurrency, concurrency, interactions)) });
      }
      return { startMs, idleMb, measured };
    });
  const idleInMany = (kind: Kind) =>
    withBot(kind, 2500, async ({ bot, startMs }) => {
      await pauseFor(settleMs);
      return { startMs, idleMb: residentMb(bot) };
    });
  const bare = { ...(await throughput('bare')), in2500: await idleInMany('bare') };
  const ours = { ...(await throughput('ours')), in2500: await idleInMany('ours') };
  const soaked = soak === 0 ? [] : await withBot('ours', 1, (stage) => soakIn(stage, soak));
  return { bare, ours, soaked };
}

/** Resident memory after each tenth of so many interactions. */
async function soakIn({ bot, load }: Stage, interactions: number): Promise<{ after: number; mb: number }[]> {
  const samples: { after: number; mb: number }[] = [];
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    await load(2000, 32, interactions / 10);
    samples.push({ after: (tenth * interactions) / 10, mb: residentMb(bot) });
  }
  return samples;
}

/** A loopback Discord with its people in one process, a bot in another. */
async function withBot<T>(kind: Kind, guilds: number, use: (stage: Stage) => Promise<T>): Promise<T> {
  const loopback = fork(join(import.meta.dirname, 'discord/loopback.ts'), [`${guilds}`]);
  const [discord] = (await once(loopback, 'message')) as [{ url: string; token: string }];
  const from = performance.now();
  const bot = await startBot(discord, { entry: entries[kind] });
  const startMs = performance.now() - from;
  const load = (people: number, concurrency: number, interactions: number) =>
    ask(loopback, { bot: kind, people, concurrency, interactions });
  try {
    return await use({ bot, startMs, load });
  } finally {
    await bot.forget();
    loopback.kill();
  }
}

async function ask(loopback: ChildProcess, load: Load): Promise<Measured> {
  loopback.send(load);
  const [measured] = (await Promise.race([once(loopback, 'message'), once(loopback, 'exit')])) as [Measured | number];
  if (typeof measured !== 'object') throw new Error(`Expected a measurement, but the loopback ended with ${measured}`);
  return measured;
}

function residentMb({ pid }: BotProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
