import { expect, test } from 'vitest';
import { attendants, dueId, type Ringing, ringingOf } from '../../src/bot/due.ts';

const ringings: readonly Ringing[] = [
  { of: 'round', id: 'r4nd0mr0und' },
  { of: 'reminder', id: '123456789012345678' },
  { of: 'erasure', id: 'a.name.with.dots' },
];

test.each(ringings)('what rings is found again by its name: %o', (ringing) => {
  expect(ringingOf(dueId(ringing))).toEqual(ringing);
});

test('whatever rings is seen to by who keeps it', async () => {
  const seen: string[] = [];
  const by = (of: string) => ({
    attend: async (id: string) => {
      seen.push(`${of} ${id}`);
      return 7;
    },
  });
  const all = attendants({ round: by('round'), reminder: by('reminder'), erasure: by('erasure') });
  for (const ringing of ringings) expect(await all.attend(dueId(ringing))).toBe(7);
  expect(seen).toEqual(ringings.map(({ of, id }) => `${of} ${id}`));
});
