import { z } from 'zod';
import { StorageFault } from './fault.ts';

/** A kind of record, and how it is kept: as a row `{ v: 2, … }`, where v is the version of its shape. */
export interface RecordKind<T extends object> {
  /**
   * The record in what a store returned for `key`, or undefined if there is none.
   *
   * @throws StorageFault `newer` or `unreadable`, naming every problem; the row stays as it is, since nothing that
   * threw is written.
   */
  read(key: string, stored: unknown): T | undefined;

  /** The row to write for a record. Throws if it could not be read back: that is a mistake of ours. */
  row(record: T): unknown;
}

/** From the shape of one version to that of the next; what comes in is only known to have been written by us. */
// biome-ignore lint/suspicious/noExplicitAny: a row of an old version has a shape that no type here describes any more
export type Migration = (row: any) => object;

const rowSchema = z.looseObject({ v: z.int().min(1) });

/**
 * A kind of record at `version`; `migrations[0]` leads from version 1 to 2, and so on. The schema takes what it gives,
 * so that what was read can be written: no defaults (a migration fills in), no transforms.
 */
export function versioned<T extends object>(
  schema: z.ZodType<T, T>,
  version: number,
  migrations: readonly Migration[] = [],
): RecordKind<T> {
  if (migrations.length !== version - 1)
    throw new Error(`Expected ${version - 1} migrations up to version ${version}, but came ${migrations.length}.`);

  return {
    read(key, stored) {
      if (stored === undefined) return undefined;
      const { v, ...old } = parse(key, rowSchema, stored);
      if (v > version) {
        const message = `Record ${key} was written by a newer version (${v}, this one knows ${version}): update the bot.`;
        throw new StorageFault('newer', message);
      }
      return parse(key, schema, migrate(key, old, migrations.slice(v - 1)));
    },

    row(record) {
      const parsed = schema.safeParse(record);
      if (parsed.success) return { v: version, ...parsed.data };
      throw new Error(`Expected a record that can be read back, but:\n${z.prettifyError(parsed.error)}`);
    },
  };
}

function migrate(key: string, row: object, steps: readonly Migration[]): object {
  try {
    return steps.reduce((reached, step) => step(reached), row);
  } catch (error) {
    throw new StorageFault(
      'unreadable',
      `Record ${key} is not as its version says, and was left as it is (${wayOut(key)}).`,
      error,
    );
  }
}

function parse<T>(key: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = z.prettifyError(parsed.error);
  throw new StorageFault(
    'unreadable',
    `Record ${key} cannot be read, and was left as it is (${wayOut(key)}):\n${problems}`,
    parsed.error,
  );
}

/** For whoever runs the server: the person whose record it is can do nothing. */
function wayOut(key: string): string {
  return `npm run storage -- set-aside ${key} FILE takes it out, and its owner starts anew`;
}
