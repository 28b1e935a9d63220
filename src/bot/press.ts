import type { Press } from './reply.ts';

/** Discord takes no more in a custom id. */
const longest = 100;
const part = /^[\w.-]+$/;

/** `command:action:args`: all that a button remembers. Throws on parts that could not be read back, which is our fault. */
export function pressId({ command, action, args }: Press): string {
  const parts = [command, action, ...args];
  const id = parts.join(':');
  if (id.length > longest || !parts.every((piece) => part.test(piece))) {
    throw new Error(`A press id takes up to ${longest} letters, digits, dots and dashes per part; got "${id}"`);
  }
  return id;
}

/** `undefined` for anything that is no press of ours. */
export function readPress(id: string): Press | undefined {
  if (id.length > longest) return undefined;
  const [command, action, ...args] = id.split(':');
  if (command === undefined || action === undefined || ![command, action, ...args].every((piece) => part.test(piece))) {
    return undefined;
  }
  return { command, action, args };
}
