import { type FaultReason, StorageFault } from './fault.ts';

type Meaning = readonly [FaultReason, (place: string, detail: string) => string];

const unreachable: Meaning = [
  'unreachable',
  (place, detail) =>
    `${place} cannot be reached, and nothing was saved (${detail}): see that it runs and can be reached.`,
];

/**
 * PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), or their first two characters,
 * and what they mean to whoever runs the server.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  '08': unreachable,
  '25006': [
    'unwritable',
    (place) => `${place} is read-only, and nothing was saved: point DATABASE_URL to one that is not.`,
  ],
  '28': ['unwritable', (place, detail) => `${place} does not let the bot in (${detail}): correct DATABASE_URL.`],
  '3D000': ['unwritable', (place) => `${place} does not exist: create that database, or correct DATABASE_URL.`],
  '40P01': ['locked', (place) => `${place} is locked by something else, and nothing was saved: try again.`],
  '42501': [
    'unwritable',
    (place, detail) => `${place} does not allow this user to write (${detail}): grant it that right.`,
  ],
  '42P01': ['failing', (place) => `The table of ${place} is gone: restore a backup and restart the bot.`],
  '53100': ['full', (place) => `There is no space left for ${place}, and nothing was saved: make room on its disk.`],
  '53300': unreachable,
  '55P03': [
    'locked',
    (place) =>
      `A record of ${place} is locked by something else, and nothing was saved: try again, or end what holds it.`,
  ],
  '57014': ['slow', (place) => `${place} took too long, and nothing was saved: see what keeps it busy.`],
  '57P': unreachable,
  '58': [
    'failing',
    (place, detail) => `The disk of ${place} failed, and nothing was saved (${detail}): check that disk.`,
  ],
  XX001: ['corrupt', (place, detail) => `${place} is damaged (${detail}): restore a backup.`],
  XX002: [
    'corrupt',
    (place, detail) => `An index of ${place} is damaged (${detail}): run REINDEX, or restore a backup.`,
  ],
};

/** Whatever PostgreSQL or the way to it threw, as a fault. */
export function faultOf(error: unknown, place: string): StorageFault {
  if (error instanceof StorageFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const fromServer = error instanceof Error && 'severity' in error;
  const detail = error instanceof Error && error.message !== '' ? error.message : code || String(error);
  const meaning = [5, 3, 2].map((length) => meanings[code.slice(0, length)]).find(Boolean);
  if (fromServer && meaning) return new StorageFault(meaning[0], meaning[1](place, detail), error);
  // What did not come from the server happened on the way to it.
  if (!fromServer && isOfConnection(error, code))
    return new StorageFault('unreachable', unreachable[1](place, detail), error);
  return new StorageFault('failing', `${place} could not be read or written: ${detail}`, error);
}

function isOfConnection(error: unknown, code: string): boolean {
  if (/^(E[A-Z]+|ERR_(SSL|TLS)_\w+|[A-Z_]*CERT[A-Z_]*)$/.test(code)) return true;
  return error instanceof Error && /connection|connect$|not queryable|SSL/i.test(error.message);
}
