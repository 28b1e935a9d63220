import { parseArgs } from 'node:util';

export interface TerminalOptions {
  readonly seed: string | undefined;
  /** Milliseconds since 1970; `undefined` is the clock of the machine. */
  readonly now: number | undefined;
  readonly as: string;
  readonly host: boolean;
  readonly data: string | undefined;
  /** Asked for nothing but the options. */
  readonly help: boolean;
}

export const usage = `Options:
  --seed WORD   deal the same cases again
  --now TIME    pretend that it is this moment, such as 2026-05-04T07:00:00Z
  --as NAME     play as this learner (me)
  --host        play as a facilitator: /case pick:<id> chooses the case
  --data DIR    keep progress there (data)
  --help        this list
Dates are shown in the time zone of this machine; TZ=Europe/London before the command shows another's.`;

/** Options of the command line, or every problem with them. */
export function readOptions(argv: readonly string[]): TerminalOptions | { readonly problems: readonly string[] } {
  let values: { seed?: string; now?: string; as?: string; host?: boolean; data?: string; help?: boolean };
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({
      args: [...argv],
      options: { seed: text, now: text, as: text, data: text, host: { type: 'boolean' }, help: { type: 'boolean' } },
      strict: true,
    }));
  } catch (fault) {
    return { problems: [fault instanceof Error ? fault.message : String(fault)] };
  }
  const problems: string[] = [];
  const word = /^[\w.-]{1,40}$/;
  const now = values.now === undefined ? undefined : Date.parse(values.now);
  if (values.seed !== undefined && !word.test(values.seed))
    problems.push(`--seed takes up to 40 letters, digits, dots and dashes, not "${values.seed}"`);
  if (values.as !== undefined && !word.test(values.as))
    problems.push(`--as takes up to 40 letters, digits, dots and dashes, not "${values.as}"`);
  if (now !== undefined && Number.isNaN(now))
    problems.push(`--now takes a moment such as 2026-05-04T07:00:00Z, not "${values.now}"`);
  if (values.data?.trim() === '') problems.push('--data takes a folder, not ""');
  if (problems.length > 0) return { problems };
  return {
    seed: values.seed,
    now,
    as: values.as ?? 'me',
    host: values.host ?? false,
    data: values.data,
    help: values.help ?? false,
  };
}
