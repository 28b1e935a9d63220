import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sources } from './read.ts';

const kept = z.strictObject({ hash: z.string(), values: z.record(z.string(), z.unknown()) });

/** Parsing YAML takes longer than all the rest of starting, so its values are kept beside a hash of the text they came from. */
export interface ParseCache {
  find(sources: Sources): Map<string, unknown> | undefined;
  /** Best effort: a cache that cannot be written costs time, nothing else. */
  keep(sources: Sources, values: ReadonlyMap<string, unknown>): void;
}

export function openParseCache(folder: string, pack: string): ParseCache {
  const file = join(folder, `${pack}.json`);
  return {
    find(sources) {
      try {
        const parsed = kept.parse(JSON.parse(readFileSync(file, 'utf8')));
        return parsed.hash === hashOf(sources) ? new Map(Object.entries(parsed.values)) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(sources, values) {
      const partial = `${file}.${process.pid}`;
      try {
        // Not `recursive`: with it, Node 24 never comes back from a folder below /proc.
        if (!existsSync(folder)) mkdirSync(folder);
        writeFileSync(partial, JSON.stringify({ hash: hashOf(sources), values: Object.fromEntries(values) }));
        renameSync(partial, file);
      } catch {
        // The next start parses again.
      }
    },
  };
}

function hashOf(sources: Sources): string {
  const hash = createHash('sha256');
  for (const [name, text] of sources) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}
