import { readFile } from 'node:fs/promises';
import type { RawFile } from 'discord.js';
import type { Picture } from '../bot/picture.ts';
import type { Message } from './outbound/message.ts';

export type Render = (picture: Picture) => Promise<Uint8Array>;

/** An answer has three seconds in all; a picture that is not there by then does without it. */
const patienceMs = 1000;

/** What goes out with a message, and the names of the pictures that could not be painted in time. */
export async function load(
  { uploads }: Message,
  render: Render,
): Promise<{ files: RawFile[]; missing: ReadonlySet<string> }> {
  const loaded = await Promise.all(
    uploads.map(async ({ name, from }) => ({
      name,
      data:
        'picture' in from
          ? await inTime(render(from.picture))
          : 'path' in from
            ? await readFile(from.path)
            : Buffer.from(from.content),
    })),
  );
  const files = loaded
    .filter((file): file is { name: string; data: Buffer } => file.data !== undefined)
    .map((file, index) => ({ ...file, key: `files[${index}]` }));
  const missing = new Set(loaded.filter(({ data }) => data === undefined).map(({ name }) => name));
  return { files, missing };
}

/** `undefined`: failed, or too late. Whoever renders says why; the reply stands without the picture. */
async function inTime(painting: Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patienceMs);
  return Promise.race([painting.catch(() => undefined), late.promise]).finally(() => clearTimeout(timer));
}
