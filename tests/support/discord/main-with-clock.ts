import { join } from 'node:path';
import { commands } from '../../../commands/index.ts';
import { readConfig } from '../../../src/config.ts';
import type { Clock } from '../../../src/discord/clock.ts';
import { runDiscord } from '../../../src/discord/run.ts';
import { buildLexicon, namesOf } from '../../../src/game/recognise/lexicon.ts';
import { loadPacks } from '../../../src/knowledge/load.ts';
import { openLog } from '../../../src/log.ts';
import { unobserved } from '../../../src/observer.ts';
import { openStudio } from '../../../src/pictures/studio.ts';
import { openStore } from '../../../src/storage/open.ts';
import { openShelf } from '../../../src/storage/shelf.ts';

/** The bot's own parts on a clock that stands still until the parent process moves it, and with seeds that repeat. */

const config = readConfig(process.env);
if ('problems' in config || !config.discord) throw new Error('Expected an environment for Discord');
const { discord, dataDir, knowledgeDir, logLevel } = config;
const loaded = loadPacks(knowledgeDir, join(dataDir, 'cache'));
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
const pack = loaded.packs[0]!;

let now = Number(process.env.TEST_NOW);
const alarms = new Set<{ readonly moment: number; readonly act: () => void }>();
const clock: Clock = {
  now: () => now,
  at(moment, act) {
    const alarm = { moment, act };
    alarms.add(alarm);
    setImmediate(ring);
    return () => void alarms.delete(alarm);
  },
};

/** What is due by now, the earliest first. */
function ring(): void {
  const due = [...alarms].filter(({ moment }) => moment <= now).sort((a, b) => a.moment - b.moment);
  for (const alarm of due) if (alarms.delete(alarm)) alarm.act();
}

process.on('message', (moment: number) => {
  now = moment;
  ring();
  process.send?.(moment);
});
process.once('disconnect', () => process.exit());

const stop = Promise.withResolvers<void>();
process.once('SIGTERM', () => stop.resolve());
const store = await openStore(config);
const studio = openStudio();
const log = openLog(logLevel, [discord.token]);
process.on('unhandledRejection', (error) => log.error({}, 'Something was left unhandled', error));
let seeds = 0;
await runDiscord({
  pack,
  lexicon: buildLexicon(namesOf(pack), pack.sites),
  shelf: openShelf(store),
  tutor: undefined,
  commands,
  clock,
  token: discord.token,
  guild: undefined,
  gateway: { apiUrl: discord.apiUrl, shards: undefined },
  log,
  observer: unobserved,
  seed() {
    seeds += 1;
    return `${process.env.TEST_SEED} ${seeds}`;
  },
  render: (picture) => studio.render(picture),
  stop: stop.promise,
});
await studio.close();
await store.close();
setTimeout(() => process.exit(), 200).unref();
