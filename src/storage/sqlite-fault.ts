import { type FaultReason, StorageFault } from './fault.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html), and what they mean to whoever runs the server. */
const meanings: Readonly<Record<number, readonly [FaultReason, (file: string) => string]>> = {
  5: ['locked', (file) => `${file} is locked by another process: stop whatever else has it open, then try again.`],
  8: ['unwritable', (file) => `${file} is read-only: give this user the right to write it.`],
  10: [
    'failing',
    (file) => `The disk failed while ${file} was read or written, and nothing was saved: check the disk.`,
  ],
  11: [
    'corrupt',
    (file) => `${file} is damaged and was left as it is: restore a backup, or move it away to start anew.`,
  ],
  13: ['full', (file) => `There is no space left for ${file}, and nothing was saved: make room on that disk.`],
  14: [
    'unwritable',
    (file) => `${file} cannot be opened: give this user the right to read and write it and its folder.`,
  ],
  26: [
    'corrupt',
    (file) => `${file} is not a database and was left as it is: restore a backup, or move it away to start anew.`,
  ],
};

/** Whatever keyv or SQLite threw as a fault. The lower eight bits of SQLite's code are the primary one. */
export function faultOf(error: unknown, file: string): StorageFault {
  if (error instanceof StorageFault) return error;
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  const [reason, say] = meanings[code] ?? ['failing', () => `${file} could not be read or written: ${String(error)}`];
  return new StorageFault(reason, say(file), error);
}
