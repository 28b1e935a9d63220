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
 * What a server costs at rest and how interactions are felt, in few servers and in many, beside a bare discord.js bot
 * that answers with a constant. Then a Monday morning: many servers, ten members each; rounds of a whole time zone open
 * at once while others practise; then a burst of entries at the deadline.
 */
export async function benchLoad() {
  const serve = async (kind: 'ours' | 'bare', guilds: number) =>
    withDiscord({ kind, guilds }, async ({ ask, residentMb }) => {
      await pauseFor(settleMs);
      const idleMb = residentMb();
      const asked = { kind: kind === 'ours' ? 'practice' : 'constants', people: guilds, perSecond } as const;
      await ask<Felt>({ ...asked, interactions: 500 });
      return { idleMb, felt: await ask<Felt>({ ...asked, interactions: 2000 }) };
    });
  const growth = {
    bare: { few: await serve('bare', 250), many: await serve('bare', 2500) },
    ours: { few: await serve('ours', 250), many: await serve('ours', 2500) },
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
  return { load: loadavg()[0] ?? 0, growth, monday, cost };
}

export function sayLoad({ load, growth: { bare, ours }, monday, cost }: Awaited<ReturnType<typeof benchLoad>>): string {
  const row = (what: string, { perSecond: rate, p50, p99, p999, most, lost }: Felt) =>
    [
      what.padEnd(44),
      rate.toFixed(0).padStart(8),
      ...[p50, p99, p999, most].map((ms) => ms.toFixed(1).padStart(9)),
      `${lost}`.padStart(6),
    ].join('');
  type Served = typeof bare;
  const perServerKb = ({ few, many }: Served) => ((many.idleMb - few.idleMb) * 1024) / 2250;
  const inMb = ({ few, many }: Served) => `${few.idleMb.toFixed(0)} and ${many.idleMb.toFixed(0)} MB`;
  return [
    `${'load average at the end'.padEnd(44)}${load.toFixed(1).padStart(8)}`,
    `${''.padEnd(44)}a second   p50 ms   p99 ms  p99.9 ms  most ms  lost`,
    row('the bare bot, 250 servers', bare.few.felt),
    row('the bare bot, 2,500 servers', bare.many.felt),
    row('practice, 250 servers', ours.few.felt),
    row('practice, 2,500 servers', ours.many.felt),
    row(`practice while ${rounds} rounds open at once`, monday.practice),
    row('entries before the deadline (the slower half)', monday.entries),
    row('practice, 100 learners', cost.few),
    row('practice, 10,000 learners', cost.many),
    `${rounds} rounds, due at one moment, were all open after ${(monday.openedMs / 1000).toFixed(1)} s; memory at the end ${monday.mb.toFixed(0)} MB`,
    `idle in 250 and 2,500 servers: bare ${inMb(bare)}, ours ${inMb(ours)}`,
    `a server more costs ${perServerKb(ours).toFixed(1)} kB, of which discord.js alone takes ${perServerKb(bare).toFixed(1)} kB`,
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
