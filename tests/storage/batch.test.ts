import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, heldBy, takeBatch, type Waiting } from '../../src/storage/batch.ts';

const lanes = 4;

function anUpdate(keys: readonly string[], reads: readonly string[] = [], contended?: string): Waiting {
  const update = { held: { keys, reads }, decide: () => new Map(), done: () => {}, fail: () => {} };
  return contended === undefined ? update : { ...update, contended };
}

function clash({ held: one }: Waiting, { held: other }: Waiting): boolean {
  const meet = (some: readonly string[], others: readonly string[]) => some.some((key) => others.includes(key));
  return meet(one.keys, [...other.keys, ...other.reads]) || meet(other.keys, one.reads);
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const update = fc
  .tuple(fc.uniqueArray(key, { minLength: 1, maxLength: 2 }), fc.uniqueArray(key, { maxLength: 2 }), fc.option(key))
  .map(([keys, reads, contended]) => anUpdate(keys, reads, contended ?? undefined));
const running = fc.array(fc.record({ updates: fc.array(update, { minLength: 1 }), patient: fc.boolean() }), {
  maxLength: lanes - 1,
});

describe('what may run together', () => {
  it('nothing is lost, nothing runs beside or overtakes what it clashes with, and half of the lanes never wait', () => {
    fc.assert(
      fc.property(fc.array(update), running, (waiting, batches) => {
        const { batch, left } = takeBatch(waiting, batches, lanes);
        expect([...batch.updates, ...left].sort((a, b) => waiting.indexOf(a) - waiting.indexOf(b))).toEqual(waiting);
        for (const chosen of batch.updates) {
          const before = left.filter((other) => waiting.indexOf(other) < waiting.indexOf(chosen));
          for (const other of [...before, ...batches.flatMap(({ updates }) => updates)])
            expect(clash(chosen, other)).toBe(false);
        }
        const patient = [...batches, batch].filter((one) => one.patient).length;
        expect(patient).toBeLessThanOrEqual(Math.max(lanes / 2, batches.filter((one) => one.patient).length));
      }),
    );
  });

  it('when nothing runs, the first one does', () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1 }), (waiting) => {
        expect(takeBatch(waiting, [], lanes).batch.updates[0]).toBe(waiting[0]);
      }),
    );
  });

  it.each<[string, Waiting[], Batch[], number, boolean]>([
    ['updates of one record run together, in their order', [anUpdate(['a']), anUpdate(['a'])], [], 2, false],
    ['one alone may wait: it holds up nobody', [anUpdate(['a'])], [], 1, true],
    [
      'those that wait for one record wait together, apart from the others',
      [anUpdate(['a'], [], 'a'), anUpdate(['b']), anUpdate(['c'], ['a'], 'a')],
      [],
      2,
      true,
    ],
    [
      'two read what a third reads elsewhere',
      [anUpdate(['a'], ['r']), anUpdate(['b'], ['r'])],
      [{ updates: [anUpdate(['c'], ['r'])], patient: false }],
      2,
      false,
    ],
    [
      'nobody writes what is read elsewhere',
      [anUpdate(['r'])],
      [{ updates: [anUpdate(['c'], ['r'])], patient: false }],
      0,
      false,
    ],
  ])('%s', (_rule, waiting, batches, count, patient) => {
    const { batch } = takeBatch(waiting, batches, lanes);
    expect([batch.updates.length, batch.patient]).toEqual([count, patient]);
  });

  it('no more than a transaction should hold, and one that holds more runs by itself', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `entry:${index}`);
    const small = keys.map((one) => anUpdate([one]));
    expect(takeBatch(small, [], lanes).batch.updates).toHaveLength(249);
    expect(takeBatch([anUpdate(keys), ...small], [], lanes).batch.updates).toHaveLength(1);
  });

  it('what one writes and another reads is written', () => {
    const updates = [anUpdate(['b'], ['a']), anUpdate(['a'], ['r'])];
    expect(heldBy({ updates, patient: false })).toEqual({ keys: ['a', 'b'], reads: ['r'] });
  });
});
