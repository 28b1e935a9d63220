import { randomUUID } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Shelf } from './bot/records.ts';
import type { Config, DiscordConfig, HttpConfig } from './config.ts';
import type { Pack } from './game/pack.ts';
import type { Lexicon } from './game/recognise/lexicon.ts';
import type { Store } from './storage/store.ts';
import type { TerminalOptions } from './terminal/options.ts';
import type { TutorCounters } from './tutor/open.ts';

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(`Node 24 is needed and this is ${process.versions.node}: npm start brings its own.\n`);
  process.exit(1);
}

// Compiled code is kept between starts, so what follows is loaded after this and not above it.
enableCompileCache();
const { openBot } = await import('./bot/open.ts');
const { commands } = await import('../commands/index.ts');
const { loadEnvFile, readConfig, secretsIn } = await import('./config.ts');
const { buildLexicon, namesOf } = await import('./game/recognise/lexicon.ts');
const { loadPacks } = await import('./knowledge/load.ts');
const { openFolder } = await import('./terminal/files.ts');
const { readOptions, usage } = await import('./terminal/options.ts');
const { runTerminal } = await import('./terminal/run.ts');
const { attendAtOnce, openNoticeboard } = await import('./terminal/noticeboard.ts');
const { openSession } = await import('./terminal/session.ts');
const { welcome } = await import('./terminal/welcome.ts');
const { StorageFault } = await import('./storage/fault.ts');
const { openShelf } = await import('./storage/shelf.ts');
const { openStore } = await import('./storage/open.ts');

process.exitCode = await start().catch(crash);

/** Node itself would print all that hangs on an error, and so what was sent along with a request. */
async function crash(error: unknown): Promise<number> {
  const { inWords } = await import('./log.ts');
  return complain('This is a mistake of ours, and the process ends:', [inWords(error, secretsIn(process.env))]);
}

/** Runs until the input ends, or on Discord until the process is asked to stop. The exit code: 0, or 1 after every problem has been named. */
async function start(): Promise<number> {
  loadEnvFile();
  const config = readConfig(process.env);
  if ('problems' in config) return complain('The environment is not right:', config.problems);
  const options = readOptions(process.argv.slice(2));
  if ('problems' in options) {
    const code = complain('These options cannot be read:', options.problems);
    process.stderr.write(`\n${usage}\n`);
    return code;
  }
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }

  // Before the knowledge, whose cache goes into the same folder: only the store knows whether that can be written.
  const place = options.data === undefined ? config : { dataDir: options.data };
  const store = await openStore(place, config.discord ? warn : undefined).catch(storageFault);
  if (store instanceof StorageFault) return complain('Progress cannot be kept:', [store.message]);
  try {
    return await run(config, options, store);
  } finally {
    await store.close();
  }
}

async function run(config: Config, options: TerminalOptions, store: Store): Promise<number> {
  const loaded = loadPacks(config.knowledgeDir, join(options.data ?? config.dataDir, 'cache'));
  if ('problems' in loaded)
    return complain('The knowledge base is not right, so nothing was started:', loaded.problems);
  const [pack] = loaded.packs;
  if (!pack) return complain('Nothing to teach:', [`${config.knowledgeDir} holds no pack`]);
  const game: Game = { pack, lexicon: buildLexicon(namesOf(pack), pack.sites), shelf: openShelf(store) };
  return config.discord ? serveDiscord(game, config.discord, config, store) : playInTerminal(game, options, config);
}

interface Game {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly shelf: Shelf;
}

async function serveDiscord(game: Game, config: DiscordConfig, settings: Config, store: Store): Promise<number> {
  const { newReference, openLog } = await import('./log.ts');
  const { runDiscord } = await import('./discord/run.ts');
  const { wallClock } = await import('./discord/clock.ts');
  const { unobserved } = await import('./observer.ts');
  const { settleMemory } = await import('./memory.ts');
  const { openStudio } = await import('./pictures/studio.ts');
  const stop = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.resolve());
  let tutor: Awaited<ReturnType<typeof tutorOf>>;
  const watch = await watchOver(settings.http, store, () => tutor?.counters).catch(cannotListen);
  if (watch instanceof Error) return complain('Health and metrics cannot be served:', [watch.message]);
  const log = openLog(settings.logLevel, settings.secrets, watch?.problem);
  if (watch) log.info({ host: settings.http?.host, port: watch.port }, 'Health and metrics are served');
  // discord.js reads each packet for itself as well, and one that it cannot read must not end the process.
  process.on('unhandledRejection', (error) =>
    log.error({ ref: newReference() }, 'Something was left unhandled', error),
  );
  process.once('uncaughtException', (error) => {
    log.error({ ref: newReference() }, 'Something was thrown that nobody caught, and the process ends', error);
    process.exit(1);
  });
  const studio = openStudio();
  const failed = (reason: string) => log.warn({ reason }, 'The model was of no help; what stands without it stands');
  tutor = await tutorOf(settings, game.pack, failed);
  const rejected = await runDiscord({
    ...game,
    tutor,
    commands,
    clock: wallClock,
    token: config.token,
    guild: config.guild,
    gateway: { apiUrl: config.apiUrl, shards: config.shards },
    log,
    observer: watch?.observer ?? unobserved,
    seed: randomUUID,
    render: (picture) =>
      studio.render(picture).catch((error: unknown) => {
        log.error({ kind: picture.kind }, 'A picture could not be painted; the reply goes without it', error);
        throw error;
      }),
    ready: () => void setTimeout(settleMemory, 1000).unref(),
    stop: stop.promise,
  }).finally(() => Promise.all([studio.close(), watch?.close()]));
  // What still hangs, such as a request to a Discord that does not answer, holds up nobody.
  setTimeout(() => process.exit(), 200).unref();
  return rejected === undefined ? 0 : complain('Discord will not have the bot:', [rejected]);
}

async function watchOver(http: HttpConfig | undefined, store: Store, counters: () => TutorCounters | undefined) {
  if (!http) return undefined;
  const { openWatch } = await import('./watch/open.ts');
  const modelCalls = () => {
    const { failures = {}, ...counts } = counters() ?? {};
    return { ...counts, ...failures };
  };
  return openWatch({ ...http, askStore: () => store.read('health'), modelCalls });
}

async function playInTerminal(
  { pack, lexicon, shelf }: Game,
  options: TerminalOptions,
  settings: Config,
): Promise<number> {
  const learner = await shelf.find('learner', options.as).catch(storageFault);
  if (learner instanceof StorageFault)
    return complain('Your progress cannot be read:', [learner.message, '--as NAME plays as somebody else']);

  const waiting = learner?.attempt !== undefined && pack.cases.has(learner.attempt.case);
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  let requests = 0;
  const nextRequest = () => {
    requests += 1;
    return requests;
  };
  const screen = {
    // Asked for each reply, since a window changes its size; a terminal that does not know its own says 0.
    get width() {
      return interactive ? Math.min(process.stdout.columns || 80, 110) : 96;
    },
    color: interactive && !process.env.NO_COLOR,
    ...(options.zone !== undefined && { zone: options.zone }),
    get now() {
      return options.now ?? Date.now();
    },
  };
  const seed = () => (options.seed === undefined ? randomUUID() : `${options.seed}.${nextRequest()}`);
  const now = () => options.now ?? Date.now();
  const noticeboard = openNoticeboard();
  const tutor = await tutorOf(settings, pack, () => {});
  const parts = { commands, pack, lexicon, shelf, noticeboard, tutor, now, seed };
  const { bot, bell } = openBot(parts, (keeper) => attendAtOnce(keeper, shelf, now));
  const session = openSession({
    bot,
    bell,
    noticeboard,
    commands,
    screen,
    as: options.as,
    facilitator: options.host,
    keepFile: openFolder(join(options.data ?? settings.dataDir, 'exports')),
    now,
    seed,
  });
  const fault = await runTerminal({
    session,
    welcome: welcome(pack, waiting, screen),
    commands,
    lexicon,
    input: process.stdin,
    output: process.stdout,
    interactive,
  });
  return fault ? complain('The output cannot be written:', [fault.message]) : 0;
}

/** Loaded only where a model is configured: the client is heavy. */
async function tutorOf({ tutor }: Config, pack: Pack, failed: (reason: string) => void) {
  if (!tutor) return undefined;
  const { openTutor } = await import('./tutor/open.ts');
  return openTutor({ ...tutor, pack, now: Date.now, failed });
}

function storageFault(fault: unknown): InstanceType<typeof StorageFault> {
  if (fault instanceof StorageFault) return fault;
  throw fault;
}

/** The sentence for whoever set HTTP_PORT and HTTP_HOST; anything but the system's refusal is thrown on. */
function cannotListen(fault: unknown): Error {
  if (fault instanceof Error && 'syscall' in fault) return fault;
  throw fault;
}

/** The bot waits for its database; in the terminal somebody is waiting for an answer. */
function warn({ message }: Error): void {
  process.stderr.write(`${message}\n  The bot starts without it, and answers as soon as it is there.\n`);
}

function complain(title: string, problems: readonly string[]): number {
  process.stderr.write(`${[title, ...problems].join('\n  ')}\n`);
  return 1;
}
