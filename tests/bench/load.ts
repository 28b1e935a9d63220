import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { openShelf } from '../../src/storage/shelf.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { plannedRound } from '../support/discord/planned.ts';
import { startBot } from '../support/discord/process.ts';
import type { Ask, Felt } from './discord/monday.ts';

const settleMs = 3000;
const perSecond = 100;
/** Servers of one time zone, whose rounds all open at the same moment. */
const rounds = 250;

interface Home {
  readonly guild: string;
  readonly channel: string;
}

/**
 * A Monday morning: many servers, ten members each; rounds of a whole time zone open at once while others practise;
 * then a burst of entries at the deadline. Beside it a bare discord.js bot for what a server costs.
 */
export async function benchLoad() {
  const idle = async (kind: 'ours' | 'bare', guilds: number) =>
    withDiscord({ kind, guilds }, async ({ residentMb }) => {
      await pauseFor(settleMs);
      return residentMb();
    });
  const memory = {
    bare: { few: await idle('bare', 250), many: await idle('bare', 2500) },
    ours: { few: await idle('ours', 250), many: await idle('ours', 2500) },
  };
  const monday = await withDiscord({ kind: 'ours', guilds: 2500, rounds }, async ({ ask, residentMb, opensAt }) => {
    await ask<Felt>({ kind: 'practice', people: 500, perSecond, interactions: 500 });
    const opening = ask<number>({ kind: 'opened' });
    const practice = await ask<Felt>({ kind: 'practice', people: 2000, perSecond, interactions: 2000 });
    const openedMs = (await opening) - opensAt;
    const entries = await ask<Felt>({ kind: 'entries', perSecond, members: 10, servers: 100 });
    return { practice, openedMs, entries, mb: residentMb() };
  });
  const learners = async (people: number) =>
    withDiscord({ kind: 'ours', guilds: 250 }, async ({ ask }) => {
      // Everybody is met once before anything is measured.
      await ask<Felt>({ kind: 'practice', people, perSecond: 400, interactions: people });
      return ask<Felt>({ kind: 'practice', people, perSecond, interactions: 2000 });
    });
  const cost = { few: await learners(100), many: await learners(10_000) };
  return { load: loadavg()[0] ?? 0, memory, monday, cost };
}

export function sayLoad({ load, memory, monday, cost }: Awaited<ReturnType<typeof benchLoad>>): string {
  const row = (what: string, { perSecond: rate, p50, p99, p999, most, lost }: Felt) =>
    [
      what.padEnd(44),
      rate.toFixed(0).padStart(8),
      ...[p50, p99, p999, most].map((ms) => ms.toFixed(1).padStart(9)),
      `${lost}`.padStart(6),
    ].join('');
  const growth = ({ few, many }: { few: number; many: number }) => ((many - few) * 1024) / 2250;
  return [
    `${'load average at the end'.padEnd(44)}${load.toFixed(1).padStart(8)}`,
    `${''.padEnd(44)}a second   p50 ms   p99 ms  p99.9 ms  most ms  lost`,
    row(`practice while ${rounds} rounds open at once`, monday.practice),
    row('entries before the deadline (the slower half)', monday.entries),
    row('practice, 100 learners', cost.few),
    row('practice, 10,000 learners', cost.many),
    `${rounds} rounds, due at one moment, were all open after ${(monday.openedMs / 1000).toFixed(1)} s; memory at the end ${monday.mb.toFixed(0)} MB`,
    `idle in 250 and 2,500 servers: bare ${memory.bare.few.toFixed(0)} and ${memory.bare.many.toFixed(0)} MB, ours ${memory.ours.few.toFixed(0)} and ${memory.ours.many.toFixed(0)} MB`,
    `a server more costs ${growth(memory.ours).toFixed(1)} kB, of which discord.js alone takes ${growth(memory.bare).toFixed(1)} kB`,
  ].join('\n');
}

interface Stage {
  readonly opensAt: number;
  ask<T extends Felt | number>(question: Ask): Promise<T>;
  residentMb(): number;
}

async function withDiscord<T>(
  {
    kind,
    guilds,
    rounds: planned = 0,
  }: { readonly kind: 'ours' | 'bare'; readonly guilds: number; readonly rounds?: number },
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const loopback = fork(join(import.meta.dirname, 'discord/monday.ts'), [`${guilds}`, `${planned}`]);
  const [discord] = (await once(loopback, 'message')) as [{ url: string; token: string; homes: Home[] }];
  const data = mkdtempSync(join(tmpdir(), 'unknown-case-load-'));
  const opensAt = Date.now() + 15_000;
  if (planned > 0) await plan(data, discord.homes, opensAt);
  const bot = await startBot(discord, { data, entry: kind === 'ours' ? 'src/main.ts' : 'tests/bench/discord/bare.ts' });
  const residentMb = () => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  };
  // Questions may overlap, and each kind of answer comes back once.
  const ask = async <A extends Felt | number>(question: Ask): Promise<A> => {
    const wanted = question.kind === 'opened' ? 'number' : 'object';
    loopback.send(question);
    for (;;) {
      const [answered] = (await once(loopback, 'message')) as [A];
      if (typeof answered === wanted) return answered;
    }
  };
  try {
    return await use({ opensAt, ask, residentMb });
  } finally {
    await bot.forget();
    loopback.kill();
  }
}

async function plan(data: string, homes: readonly Home[], opensAt: number): Promise<void> {
  const store = await openSqlite(data);
  const shelf = openShelf(store);
  for (const { guild, channel } of homes) {
    const saves = plannedRound(guild, channel, opensAt);
    await shelf.change({ writes: saves }, () => ({ saves, result: undefined }));
  }
  await store.close();
}
