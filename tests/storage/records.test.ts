import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openMemory } from '../../src/storage/memory.ts';
import { versioned } from '../../src/storage/records.ts';

const schema = z.strictObject({ solved: z.array(z.string()), calibration: z.number().min(0).max(1) });

const learner = versioned(schema, 3, [
  (row: { done: string }) => ({ solved: row.done.split(' ') }),
  (row: { solved: string[] }) => ({ ...row, calibration: 0.5 }),
]);

describe('a record is kept with the version of its shape', () => {
  it('what is written is what is read, through a store', async () => {
    const store = openMemory();
    const record = fc.record({
      solved: fc.array(fc.string()),
      calibration: fc.double({ min: 0, max: 1, noNaN: true }).filter((share) => !Object.is(share, -0)),
    });
    await fc.assert(
      fc.asyncProperty(record, async (before) => {
        await store.write(new Map([['learner:1', learner.row(before)]]));
        expect(learner.read('learner:1', await store.read('learner:1'))).toEqual(before);
      }),
    );
  });

  it('no record is no record', () => expect(learner.read('learner:1', undefined)).toBeUndefined());

  it.each([
    ['the first version goes through every step', { v: 1, done: 'a b' }, { solved: ['a', 'b'], calibration: 0.5 }],
    ['the second goes through the last', { v: 2, solved: ['a'] }, { solved: ['a'], calibration: 0.5 }],
    ['the present one is as it is', { v: 3, solved: [], calibration: 1 }, { solved: [], calibration: 1 }],
  ])('%s', (_rule, row, record) => {
    const before = structuredClone(row);
    expect(learner.read('learner:1', row)).toEqual(record);
    expect(row).toEqual(before);
  });

  it('a newer version is refused', () => {
    expect(() => learner.read('learner:1', { v: 4 })).toThrow(
      expect.objectContaining({
        reason: 'newer',
        message: 'Record learner:1 was written by a newer version (4, this one knows 3): update the bot.',
      }),
    );
  });

  it('every problem is named, with its place', () => {
    expect(() => learner.read('learner:1', { v: 3, solved: ['a', 5], calibration: 2, more: 1 })).toThrow(
      expect.objectContaining({
        reason: 'unreadable',
        message: expect.stringMatching(
          /^Record learner:1 .*solved\[1\].*calibration.*"more"|^Record learner:1 .*"more"/s,
        ),
      }),
    );
  });

  it.each([
    ['text that is not JSON', 'not JSON'],
    ['null', null],
    ['a list', []],
    ['no version', { solved: [], calibration: 1 }],
    ['version 0', { v: 0 }],
    ['half a version', { v: 1.5, done: 'a' }],
    ['an old row that is not as its version says', { v: 1, done: 5 }],
  ])('%s is unreadable', (_what, row) => {
    expect(() => learner.read('learner:1', row)).toThrow(
      expect.objectContaining({ name: 'StorageFault', reason: 'unreadable' }),
    );
  });

  it('a record that could not be read back is not written', () => {
    expect(() => learner.row({ solved: [], calibration: Number.NaN })).toThrow(
      /Expected a record that can be read back/,
    );
  });

  it('a kind without all its migrations is a mistake', () => {
    expect(() => versioned(schema, 3, [])).toThrow('Expected 2 migrations up to version 3, but came 0.');
  });
});
