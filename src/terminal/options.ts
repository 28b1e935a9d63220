import { parseArgs } from 'node:util';
import { readZone } from '../bot/zone.ts';

export interface TerminalOptions {
  readonly seed: string | undefined;
  /** Milliseconds since 1970; `undefined` is the clock of the machine. */
  readonly now: number | undefined;
  /** Where dates are read; `undefined` is the zone of the machine. */
  readonly zone: string | undefined;
  readonly as: string;
  readonly host: boolean;
  readonly data: string | undefined;
  /** Asked for nothing but the options. */
  readonly help: boolean;
}

export const usage = `Options:
  --seed WORD   deal the same cases again
  --now TIME    pretend that it is this moment, such as 2026-05-04T07:00:00Z
  --zone NAME   show dates as they are there, such as America/New_York;
                left out, as on this machine, and with --now in UTC
  --as NAME     play as this learner (me)
  --host        play as a facilitator: /case pick:<id> chooses the case
  --data DIR    keep progress there (data)
  --help        this list`;

/** Options of the command line, or every problem with them. */
export function readOptions(argv: readonly string[]): TerminalOptions | { readonly problems: readonly string[] } {
  let values: {
    seed?: string;
    now?: string;
    zone?: string;
    as?: string;
    host?: boolean;
    data?: string;
    help?: boolean;
  };
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        seed: text,
        now: text,
        zone: text,
        as: text,
        data: text,
        host: { type: 'boolean' },
        help: { type: 'boolean' },
      },
      strict: true,
    }));
  } catch (fault) {
    return { problems: [fault instanceof Error ? fault.message : String(fault)] };
  }
  const problems: string[] = [];
  const word = /^[\w.-]{1,40}$/;
  const now = values.now === undefined ? undefined : readNow(values.now);
  const zone = values.zone === undefined ? undefined : readZone(values.zone);
  if (values.seed !== undefined && !word.test(values.seed))
    problems.push(`--seed takes up to 40 letters, digits, dots and dashes, not "${values.seed}"`);
  if (values.as !== undefined && !word.test(values.as))
    problems.push(`--as takes up to 40 letters, digits, dots and dashes, not "${values.as}"`);
  if (now !== undefined && Number.isNaN(now))
    problems.push(`--now takes a moment such as 2026-05-04T07:00:00Z, not "${values.now}"`);
  if (zone && 'problem' in zone) problems.push(`--zone: ${zone.problem}`);
  if (values.data?.trim() === '') problems.push('--data takes a folder, not ""');
  if (problems.length > 0 || (zone && 'problem' in zone)) return { problems };
  return {
    seed: values.seed,
    now,
    // What is to be repeated exactly looks the same on every machine.
    zone: zone?.zone ?? (now === undefined ? undefined : 'UTC'),
    as: values.as ?? 'me',
    host: values.host ?? false,
    data: values.data,
    help: values.help ?? false,
  };
}

/** In UTC where no other is named: not as the clock of this machine stands. */
function readNow(typed: string): number {
  const [, day, time = '00:00', from = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(typed) ?? [];
  return Date.parse(`${day}T${time}${from}`);
}
