import { storeOn } from './database.ts';
import type { Store } from './store.ts';

/** A store that lasts as long as the process: for rehearsals and tests. Kept as text, so that no two readers share. */
export function openMemory(): Store {
  const rows = new Map<string, string>();
  const parse = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

  return storeOn({
    lanes: 1,

    async read(key) {
      return parse(rows.get(key));
    },

    async exchange({ keys, reads }, decide) {
      const found = [...keys, ...reads].filter((key) => rows.has(key));
      for (const [key, record] of decide(new Map(found.map((key) => [key, parse(rows.get(key))])))) {
        if (record === undefined) rows.delete(key);
        else rows.set(key, JSON.stringify(record));
      }
    },

    async page(prefix, after, limit) {
      const keys = [...rows.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
      return keys.slice(0, limit).map((key) => [key, parse(rows.get(key))] as const);
    },

    async close() {
      rows.clear();
    },
  });
}
