import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from '../bot/command.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { complete } from '../game/recognise/suggest.ts';
import type { Session } from './session.ts';

const prompt = '> ';

/**
 * Reads lines until the input ends, answering each before the next. Without a terminal each line is printed before its
 * answer, so that what comes out reads like what would have been seen.
 */
export async function runTerminal(parts: {
  readonly session: Session;
  readonly welcome: string;
  readonly commands: readonly Command[];
  readonly lexicon: Lexicon;
  readonly input: Readable;
  readonly output: Writable;
  readonly interactive: boolean;
}): Promise<void> {
  const { session, welcome, commands, lexicon, input, output, interactive } = parts;
  const completer = (line: string): [string[], string] => completions(line, commands, lexicon);
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt,
    completer,
    crlfDelay: Infinity,
  });
  const say = (text: string) => output.write(`${text}\n`);
  say(`${welcome}\n`);
  lines.on('SIGINT', () => {
    say('\nYour case is kept; it goes on where you left it.');
    lines.close();
  });
  if (interactive) lines.prompt();
  for await (const line of lines) {
    if (!interactive)
      say(
        `${prompt}${line.length > 200 ? `${line.slice(0, 200)}…` : line}`.replace(/[\p{Cc}\p{Cf}]/gu, (found) =>
          found === '\n' ? found : '',
        ),
      );
    const answer = await session.answer(line);
    if (answer === undefined) break;
    if (answer !== '') say(`${answer}\n`);
    if (interactive) lines.prompt();
  }
  lines.close();
}

/** Tab: command names, then names of diagnoses for what stands after the last comma or option. */
export function completions(line: string, commands: readonly Command[], lexicon: Lexicon): [string[], string] {
  if (/^\/\w*$/.test(line)) {
    return [commands.map(({ name }) => `/${name} `).filter((name) => name.startsWith(line)), line];
  }
  const typed = /(?:^\/\w+\s+|[,;>/]\s*|\w+:\s*)([^,;:>]*)$/.exec(line)?.[1] ?? '';
  return typed.trim().length < 2 ? [[], typed] : [complete(typed, lexicon, 12), typed];
}
