import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { momentInWords } from '../../src/terminal/moment.ts';

const friday = Date.parse('2026-11-27T17:00:00Z');

test.each([
  ['America/New_York', 'Fri 27 Nov 2026, 12:00 New York time'],
  ['Europe/London', 'Fri 27 Nov 2026, 17:00 London time'],
  ['Pacific/Auckland', 'Sat 28 Nov 2026, 06:00 Auckland time'],
  ['UTC', 'Fri 27 Nov 2026, 17:00 UTC'],
  ['+03:00', 'Fri 27 Nov 2026, 20:00 +03:00'],
])('in %s a date reads %s', (zone, written) => {
  expect(momentInWords({ at: friday, as: 'date' }, { zone, now: friday })).toBe(written);
});

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [-59_999, 'just now'],
  [60_000, 'in 1 minute'],
  [-60_000, '1 minute ago'],
  [4 * 86_400_000 + 3_600_000, 'in 4 days'],
])('%i milliseconds from now reads %s', (from, written) => {
  expect(momentInWords({ at: friday + from, as: 'relative' }, { zone: 'UTC', now: friday })).toBe(written);
});

const top = join(import.meta.dirname, '..', '..');
const script = `
  import { momentInWords } from './src/terminal/moment.ts';
  console.log(momentInWords({ at: ${friday}, as: 'date' }, {}));
`;

test.each([
  ['America/New_York', 'Fri 27 Nov 2026, 12:00 New York time'],
  ['Nowhere/At_All', 'Fri 27 Nov 2026, 17:00 UTC'],
  ['', 'Fri 27 Nov 2026, 17:00 UTC'],
])('without a zone of its own it is the zone of the process: TZ=%s', (TZ, written) => {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    cwd: top,
    encoding: 'utf8',
    env: { ...process.env, TZ },
  });
  expect(stdout.trim()).toBe(written);
});
