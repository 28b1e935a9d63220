import { randomUUID } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Compiled code is kept between starts, so what follows is loaded after this and not above it.
enableCompileCache();
const { createBot } = await import('./bot/bot.ts');
const { commands } = await import('../commands/index.ts');
const { readConfig } = await import('./config.ts');
const { buildLexicon, namesOf } = await import('./game/recognise/lexicon.ts');
const { loadPacks } = await import('./knowledge/load.ts');
const { readOptions, usage } = await import('./terminal/options.ts');
const { runTerminal } = await import('./terminal/run.ts');
const { openSession } = await import('./terminal/session.ts');
const { welcome } = await import('./terminal/welcome.ts');
const { StorageFault } = await import('./storage/fault.ts');
const { keepLearners } = await import('./storage/learners.ts');
const { openSqlite } = await import('./storage/sqlite.ts');

process.exitCode = await start();

/** Runs until the input ends. The exit code: 0, or 1 after every problem has been named. */
async function start(): Promise<number> {
  const config = readConfig(process.env);
  if ('problems' in config) return complain('The environment is not right:', config.problems);
  const options = readOptions(process.argv.slice(2));
  if ('problems' in options) return complain('These options cannot be read:', [...options.problems, usage]);
  const loaded = loadPacks(config.knowledgeDir, join(options.data ?? config.dataDir, 'cache'));
  if ('problems' in loaded)
    return complain('The knowledge base is not right, so nothing was started:', loaded.problems);
  const [pack] = loaded.packs;
  if (!pack) return complain('Nothing to teach:', [`${config.knowledgeDir} holds no pack`]);

  const store = await openSqlite(options.data ?? config.dataDir).catch((fault: unknown) => {
    if (fault instanceof StorageFault) return fault;
    throw fault;
  });
  if (store instanceof StorageFault) return complain('Progress cannot be kept:', [store.message]);

  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lexicon = buildLexicon(namesOf(pack), pack.sites);
  const bot = createBot({ commands, pack, lexicon, learners: keepLearners(store) });
  let requests = 0;
  const nextRequest = () => {
    requests += 1;
    return requests;
  };
  const session = openSession({
    bot,
    commands,
    paper: {
      width: interactive ? Math.min(process.stdout.columns ?? 80, 110) : 96,
      color: interactive && !process.env.NO_COLOR,
    },
    as: options.as,
    facilitator: options.host,
    now: () => options.now ?? Date.now(),
    seed: () => (options.seed === undefined ? randomUUID() : `${options.seed}.${nextRequest()}`),
  });
  await runTerminal({
    session,
    welcome: welcome(pack),
    commands,
    lexicon,
    input: process.stdin,
    output: process.stdout,
    interactive,
  });
  await store.close();
  return 0;
}

function complain(title: string, problems: readonly string[]): number {
  process.stderr.write(`${[title, ...problems].join('\n  ')}\n`);
  return 1;
}
