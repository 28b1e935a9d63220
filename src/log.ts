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

/**
 * Lines of JSON on standard output. `secrets` are blotted out wherever they turn up.
 *
 * @param onProblem hears of every warning and error, whatever the level: what the line said was at fault
 */
export function openLog(
  level: Level,
  secrets: readonly string[],
  onProblem: (level: 'warn' | 'error', fault: string) => void = () => {},
): Log {
  const blot = blotter(secrets);
  const formatters = { level: (label: string) => ({ level: label }) };
  const options = { level, base: null, formatters, timestamp: pino.stdTimeFunctions.isoTime };
  const logger: Logger = pino(options, destination({ sync: true }));
  const clean = (facts: LogFacts) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? blot(fact) : fact]),
    );
  return {
    info: (facts, line) => logger.info(clean(facts), blot(line)),
    warn: (facts, line) => {
      onProblem('warn', String(facts.fault ?? 'other'));
      logger.warn(clean(facts), blot(line));
    },
    error: (facts, line, error) => {
      onProblem('error', String(facts.fault ?? reasonOf(error)));
      const stack = error === undefined ? undefined : blot(stackOf(error));
      logger.error({ ...clean(facts), stack }, blot(line));
    },
  };
}

/** Takes secrets out of a text, longer ones first since one may begin with another. What is shorter than four signs is no secret. */
function blotter(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return (text) => known.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
}

/** An error as lines for whoever reads standard error, where there is no log. */
export function inWords(error: unknown, secrets: readonly string[]): string {
  return blotter(secrets)(stackOf(error));
}

/** Names one failure, to the person who saw it and in the log alike. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
}

/** Storage says what is wrong with it; for anything else the stack must do. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'reason' in error ? String(error.reason) : 'ours';
}

/** Where it happened and why, with the causes behind it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
}
