import { randomBytes } from 'node:crypto';
import { destination, type Logger, pino } from 'pino';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Facts beside a line: codes, counts, references. Never what a person typed, never a token. */
type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(facts: LogFacts, line: string): void;
  warn(facts: LogFacts, line: string): void;
  /** `error`: its stack goes with the line, with every secret blotted out. */
  error(facts: LogFacts, line: string, error?: unknown): void;
}

/** Lines of JSON on standard output. `secrets` are blotted out wherever they turn up. */
export function openLog(level: Level, secrets: readonly string[]): Log {
  const known = secrets.filter((secret) => secret.length >= 4);
  const blot = (text: string) => known.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
  const formatters = { level: (label: string) => ({ level: label }) };
  const options = { level, base: null, formatters, timestamp: pino.stdTimeFunctions.isoTime };
  const logger: Logger = pino(options, destination({ sync: true }));
  const clean = (facts: LogFacts) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? blot(fact) : fact]),
    );
  return {
    info: (facts, line) => logger.info(clean(facts), blot(line)),
    warn: (facts, line) => logger.warn(clean(facts), blot(line)),
    error: (facts, line, error) => {
      const stack = error === undefined ? undefined : blot(stackOf(error));
      logger.error({ ...clean(facts), stack }, blot(line));
    },
  };
}

/** Names one failure, to the person who saw it and in the log alike. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
}

/** Where it happened and why, with the causes behind it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
}
