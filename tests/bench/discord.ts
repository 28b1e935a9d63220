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
      await load(2000, 16, 3000);
      const measured: (Measured & { readonly concurrency: number })[] = [];
      for (const concurrency of concurrencies) {
        const interactions = Math.round((seconds * perSecond[kind]) / (concurrency === 1 ? 4 : 1));
        measured.push({ concurrency, ...(await load(2000, concurrency, interactions)) });
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

export function sayDiscord({ bare, ours, soaked }: Awaited<ReturnType<typeof benchDiscord>>): string {
  const lines = ['bot    at once   a second    p50 ms    p99 ms'];
  for (const [name, { measured }] of [
    ['bare', bare],
    ['ours', ours],
  ] as const) {
    for (const { concurrency, perSecond, p50, p99 } of measured) {
      const cells = [perSecond.toFixed(0).padStart(11), p50.toFixed(1).padStart(10), p99.toFixed(1).padStart(10)];
      lines.push(`${name.padEnd(5)}${`${concurrency}`.padStart(9)}${cells.join('')}`);
    }
  }
  for (const [name, { startMs, idleMb, in2500 }] of [
    ['bare', bare],
    ['ours', ours],
  ] as const) {
    const many = `in 2,500: ${in2500.idleMb.toFixed(0)} MB, ready in ${in2500.startMs.toFixed(0)} ms`;
    lines.push(`${name}, idle in 1 server: ${idleMb.toFixed(0)} MB, ready in ${startMs.toFixed(0)} ms; ${many}`);
  }
  for (const { after, mb } of soaked) lines.push(`after ${after} interactions: ${mb.toFixed(0)} MB`);
  return `${lines.join('\n')}\n`;
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
  const over = new AbortController();
  const { signal } = over;
  const ended = once(loopback, 'exit', { signal }).then(([code]) => {
    throw new Error(`Expected a measurement, but the loopback ended with ${code}`);
  });
  const [measured] = (await Promise.race([once(loopback, 'message', { signal }), ended])) as [Measured];
  ended.catch(() => {});
  over.abort();
  return measured;
}

function residentMb({ pid }: BotProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
