import type { Press } from '../bot/reply.ts';

/** Discord's own limit, in characters. */
const longest = 100;
const name = /^[\w. -]*$/;
/** An argument becomes part of a record's key, which has no spaces. */
const argument = /^[\w.-]*$/;

/** What a button or form carries: where it leads, and for the pages of a long card which one it turns to, from 1. */
export interface Target {
  readonly press: Press;
  readonly page?: number | undefined;
}

/** `command:action:args`, with `~3` behind it for the third page. Throws on what does not fit: a mistake of ours. */
export function writeCustomId({ press, page }: Target): string {
  const { command, action, args } = press;
  const id = `${[command, action, ...args].join(':')}${page === undefined ? '' : `~${page}`}`;
  if (id.length > longest || !isPlain(press))
    throw new Error(`Expected a custom id of ${longest} plain characters at most, but came "${id}"`);
  return id;
}

/** `undefined` for what is not ours, or of a form that we no longer write. */
export function readCustomId(id: string): Target | undefined {
  const found = /^([^~]+)(?:~([1-9]\d{0,2}))?$/.exec(id);
  const [command, action, ...args] = found?.[1]?.split(':') ?? [];
  if (!found || !command || !action || id.length > longest) return undefined;
  const press = { command, action, args };
  if (!isPlain(press)) return undefined;
  return { press, page: found[2] === undefined ? undefined : Number(found[2]) };
}

function isPlain({ command, action, args }: Press): boolean {
  return [command, action].every((part) => name.test(part)) && args.every((part) => argument.test(part));
}
