import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** Something taken out of a file for its shape, so that the rest can be checked as well. */
interface Removal {
  readonly list: Problem['path'];
  readonly index: number;
}

export interface Leftover {
  /** The file's value without what its schema complained of. */
  readonly value: unknown;
  readonly removals: readonly Removal[];
  /** Ids of what was taken out, and ids it stood for: naming them elsewhere is no second problem. */
  readonly ids: readonly string[];
}

/** Takes whole entries out: a list's item, an attribute, a value, a site; of the rest, the key at fault. */
export function takeOut(file: string, value: unknown, issues: readonly z.core.$ZodIssue[]): Leftover {
  const rest: unknown = structuredClone(value);
  const ids: string[] = [];
  const removals = new Map<string, Removal>();
  for (const target of issues.flatMap((issue) => targetsOf(file, issue))) {
    const holder = valueAt(rest, target.slice(0, -1));
    const key = target.at(-1);
    if (typeof holder !== 'object' || holder === null || key === undefined) continue;
    ids.push(...(typeof key === 'string' ? [key] : []), ...idsIn(Reflect.get(holder, key)));
    if (typeof key === 'number') removals.set(target.join('\n'), { list: target.slice(0, -1), index: key });
    else Reflect.deleteProperty(holder, key);
  }
  const last = [...removals.values()].sort((a, b) => b.index - a.index);
  for (const { list, index } of last) (valueAt(rest, list) as unknown[]).splice(index, 1);
  return { value: rest, removals: last, ids };
}

/** The path a problem has in the file as it is written, what was taken out included. */
export function restorePath(path: Problem['path'], removals: readonly Removal[]): Problem['path'] {
  const restored = [...path];
  for (const { list, index } of [...removals].sort((a, b) => a.index - b.index)) {
    const at = restored[list.length];
    if (typeof at === 'number' && at >= index && list.every((key, depth) => key === path[depth]))
      restored[list.length] = at + 1;
  }
  return restored;
}

function targetsOf(file: string, issue: z.core.$ZodIssue): Problem['path'][] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  const item = path.findIndex((part) => typeof part === 'number');
  if (item >= 0) return [path.slice(0, item + 1)];
  if (file !== 'vocabulary.yaml') return [path.slice(0, 1)];
  return [path.slice(0, path[2] === 'values' && path.length > 3 ? 4 : 2)];
}

function valueAt(value: unknown, path: Problem['path']): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

export function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return ['id', 'diagnosis', 'answer'].map((key) => Reflect.get(value, key)).filter((id) => typeof id === 'string');
}
