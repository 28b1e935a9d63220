import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Command } from '../bot/command.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { completions } from './completions.ts';
import { beforeEnd } from './ending.ts';
import { type Keyboard, openKeys } from './keys.ts';
import type { Session } from './session.ts';

const prompt = '> ';

/**
 * Reads lines until the input ends, answering each before the next. Without a terminal each line is printed before its
 * answer, so that what comes out reads like what would have been seen.
 *
 * @returns why the output could not be written. A reader that has seen enough (`| head`) is no fault: it ends the session.
 */
export async function runTerminal(parts: {
  readonly session: Session;
  readonly welcome: string;
  readonly commands: readonly Command[];
  readonly lexicon: Lexicon;
  readonly input: Keyboard;
  readonly output: Writable;
  readonly interactive: boolean;
}): Promise<Error | undefined> {
  const { session, welcome, commands, lexicon, input, output, interactive } = parts;
  const completer = (line: string): [string[], string] => completions(line, commands, lexicon);
  const keyboard = interactive ? openKeys(input, output) : undefined;
  const lines = createInterface({
    input: keyboard?.keys ?? input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt,
    completer,
    crlfDelay: Infinity,
  });
  const forget = interactive ? beforeEnd(() => lines.close()) : undefined;
  let closed = false;
  lines.once('close', () => {
    closed = true;
    keyboard?.close();
    forget?.();
  });
  const say = (text: string) => output.write(`${text}\n`);
  let broken: NodeJS.ErrnoException | undefined;
  output.on('error', (fault) => {
    broken ??= fault;
    lines.close();
  });
  let left = false;
  say(`${welcome}\n`);
  lines.on('SIGINT', () => {
    say('\nProgress is kept.');
    left = true;
    lines.close();
  });
  // Brought back after Ctrl-Z; what was typed before still stands there.
  lines.on('SIGCONT', () => lines.prompt(true));
  if (interactive) lines.prompt();
  for await (const line of lines) {
    if (!interactive)
      say(
        `${prompt}${line.length > 200 ? `${line.slice(0, 200)}…` : line}`.replace(/[\p{Cc}\p{Cf}]/gu, (found) =>
          found === '\n' ? found : found === '\t' ? ' ' : '',
        ),
      );
    if (broken) break;
    const answer = await session.answer(line);
    if (answer === undefined) {
      left = true;
      break;
    }
    if (answer !== '') say(`${answer}\n`);
    if (interactive && !closed) lines.prompt();
  }
  lines.close();
  // After Ctrl-D the cursor still stands behind the prompt.
  if (interactive && !left) say('');
  return broken?.code === 'EPIPE' ? undefined : broken;
}
