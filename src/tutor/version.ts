import { createHash } from 'node:crypto';
import type { Pack } from '../game/pack.ts';

/** Changes with anything in a pack: what may be said, what is compared with what, and what either is called. */
export function versionOf(pack: Pack): string {
  return createHash('sha256').update(JSON.stringify(pack, written)).digest('hex').slice(0, 16);
}

/** JSON would leave out what is in a map or a set. */
function written(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
