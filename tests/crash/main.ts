import { setTimeout as pauseFor } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chance } from '../../src/game/chance.ts';
import { openDiscord } from '../support/discord/index.ts';
import { type BotProcess, startBot, withClock } from '../support/discord/process.ts';
import { faultsIn, inWords, storedIn } from './faults.ts';
import { openClinic } from './load.ts';

/**
 * A bot with rounds in motion is killed at random moments, again and again. Afterwards every entry that was acknowledged
 * is there, no round was opened, closed or revealed twice, and none is stuck.
 */

const usage = 'npm run test:crash -- --kills 200 --minutes 20 --seed WORD   ends with whichever comes first';
const minute = 60_000;
/** How the time of the rounds runs: in half a minute it passes a week. */
const stepMs = 30;
const stepIs = 7 * minute;
/** Between a start and the next kill. */
const shortestLifeMs = 200;
const longestLifeMs = 1200;
const longestRestMs = 90_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 1;
  const { kills, minutes, seed } = options;
  const luck = chance(`crash ${seed}`);
  const discord = await openDiscord({ records: false });
  let now = Date.parse('2026-11-30T12:00:00Z');
  discord.setClock(now);
  let bot = await startBot(discord, { entry: withClock, env: { TEST_NOW: `${now}`, TEST_SEED: `${seed} 0` } });
  const clinic = openClinic(discord, seed);
  const until = Date.now() + minutes * minute;
  let killed = 0;
  let running = true;
  let still = false;

  async function passTime(): Promise<void> {
    while (running) {
      if (!still) now += stepIs;
      discord.setClock(now);
      await bot.moveTo(now);
      await pauseFor(stepMs);
    }
  }

  /** A bot that is killed while Discord is down, or has forgotten what it lately took, has no help from it. */
  async function killAgainAndAgain(): Promise<void> {
    while (killed < kills && Date.now() < until) {
      await pauseFor(shortestLifeMs + luck.pick(longestLifeMs - shortestLifeMs));
      await clinic.bother(luck.pick(4));
      await bot.kill();
      killed += 1;
      await pauseFor(luck.pick(60));
      if (luck.pick(2) === 0) discord.places.forgetNonces();
      discord.mend();
      // In real life it is back within seconds, or only after everything was due.
      still = luck.pick(3) > 0;
      bot = await startAgain(bot);
      now += minute;
      await bot.moveTo(now);
      still = false;
    }
  }

  function startAgain(before: BotProcess): Promise<BotProcess> {
    return before.again({ TEST_NOW: `${now}`, TEST_SEED: `${seed} ${killed}` });
  }

  const time = passTime();
  const load = clinic.run();
  await killAgainAndAgain();
  await clinic.stop();
  await load;
  // What is under way comes to its end by itself: nobody acts any more.
  const rest = Date.now() + longestRestMs;
  let stored = await storedIn(bot.data);
  while (Date.now() < rest && !stored.isAtRest) {
    await pauseFor(500);
    stored = await storedIn(bot.data);
  }
  running = false;
  await time;
  const faults = faultsIn(stored, discord, clinic.acknowledged());
  await bot.forget();
  await discord.close();
  process.stdout.write(`${inWords(killed, stored, clinic.acknowledged(), faults)}\n`);
  return faults.lost.length + faults.doubled.length + faults.stuck.length === 0 ? 0 : 1;
}

function readOptions(): { readonly kills: number; readonly minutes: number; readonly seed: string } | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { kills: text, minutes: text, seed: text } });
    const [kills, minutes] = [Number(values.kills ?? 200), Number(values.minutes ?? 20)];
    if (kills > 0 && minutes > 0) return { kills, minutes, seed: values.seed ?? `${Date.now()}` };
    throw new Error('--kills and --minutes take numbers above 0');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    return undefined;
  }
}
