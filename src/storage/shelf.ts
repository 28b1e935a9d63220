import type { Found, Kind, Kinds, Needs, Ref, Save, Shelf } from '../bot/records.ts';
import { kinds } from './kinds/index.ts';
import type { Records, Store } from './store.ts';

/** Records by kind on a store: one row each, under `kind:id`. */
export function openShelf(store: Store): Shelf {
  return {
    change<Result>(
      { writes = [], reads = [] }: Needs,
      change: (found: Found) => { readonly saves: readonly Save[]; readonly result: Result },
    ) {
      return store.update<Result>(
        writes.map(keyOf),
        (records) => {
          const { saves, result } = change(foundIn(records, [...writes, ...reads]));
          return { writes: new Map(saves.map((save) => [keyOf(save), rowOf(save)])), result };
        },
        reads.map(keyOf),
      );
    },
    async find(kind, id) {
      const key = keyOf({ kind, id });
      return kinds[kind].read(key, await store.read(key));
    },
    async *list(kind, prefix) {
      for await (const [key, row] of store.list(keyOf({ kind, id: prefix }))) {
        const record = kinds[kind].read(key, row);
        if (record) yield [key.slice(kind.length + 1), record] as const;
      }
    },
  };
}

function foundIn(records: Records, asked: readonly Ref[]): Found {
  const allowed = new Set(asked.map(keyOf));
  return {
    get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
      const key = keyOf({ kind, id });
      if (!allowed.has(key)) throw new Error(`Expected ${[...allowed].join(', ')}, but ${key} was asked for.`);
      return kinds[kind].read(key, records.get(key));
    },
  };
}

function keyOf({ kind, id }: Ref): string {
  return `${kind}:${id}`;
}

function rowOf({ kind, record }: Save): unknown {
  return record === null ? undefined : kinds[kind].row(record as never);
}
