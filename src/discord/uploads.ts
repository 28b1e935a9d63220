import { readFile } from 'node:fs/promises';
import type { RawFile } from 'discord.js';
import type { Picture } from '../bot/picture.ts';
import { leaveOut } from './outbound/leave-out.ts';
import type { Message, Upload } from './outbound/message.ts';

export type Render = (picture: Picture) => Promise<Uint8Array>;

/** An answer has three seconds in all; a picture that is not there by then does without it. */
const patienceMs = 1000;

/** A body made of `message` with the files that go along. Pictures that could not be painted in time are left out of both. */
export async function withFiles<Body extends object>(
  body: Body,
  message: Message | undefined,
  render: Render,
): Promise<{ body: Body; files?: RawFile[] }> {
  if (!message || message.uploads.length === 0) return { body };
  const loaded = await Promise.all(
    message.uploads.map(async (upload) => [upload.name, await load(upload, render)] as const),
  );
  const files = loaded
    .flatMap(([name, data]) => (data === undefined ? [] : { name, data }))
    .map((file, index) => ({ ...file, key: `files[${index}]` }));
  const missing = new Set(loaded.flatMap(([name, data]) => (data === undefined ? name : [])));
  return { body: missing.size === 0 ? body : leaveOut(body, missing), files };
}

async function load({ from }: Upload, render: Render): Promise<Buffer | undefined> {
  if ('path' in from) return readFile(from.path);
  return 'picture' in from ? inTime(render(from.picture)) : Buffer.from(from.content);
}

/** `undefined`: failed, or too late. Whoever renders says why; the reply stands without the picture. */
async function inTime(painting: Promise<Uint8Array>): Promise<Buffer | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patienceMs);
  const painted = painting.then(
    (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    () => undefined,
  );
  return Promise.race([painted, late.promise]).finally(() => clearTimeout(timer));
}
