import { type Readable, Transform, type Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { joinPastes } from './paste.ts';

const interrupt = '\u0003';

/** A terminal's input as Node has it. */
export type Keyboard = Readable & { setRawMode?(raw: boolean): unknown };

export interface Keys {
  readonly keys: Readable;
  /** Nothing is read any more, so the process may end. */
  close(): void;
}

/** The keys of a terminal, each paste as one line. It marks pastes as long as it gives keys one by one, and not for the shell. */
export function openKeys(keyboard: Keyboard, screen: Writable): Keys {
  const decoder = new StringDecoder('utf8');
  let held = '';
  const joined = new Transform({
    transform(chunk: Buffer, _, done) {
      const typed = decoder.write(chunk);
      // A paste whose end never comes can still be left, by a key and by nothing that is pasted.
      const { read, held: rest } = typed === interrupt ? { read: typed, held: '' } : joinPastes(held + typed);
      held = rest;
      done(null, read);
    },
  });
  const keys = Object.assign(keyboard.pipe(joined), {
    setRawMode(raw: boolean) {
      screen.write(raw ? '\u001b[?2004h' : '\u001b[?2004l');
      keyboard.setRawMode?.(raw);
    },
  });
  return {
    keys,
    close() {
      keyboard.unpipe(joined);
      keyboard.pause();
    },
  };
}
