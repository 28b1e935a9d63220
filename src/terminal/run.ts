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
 *
 * @returns why the output could not be written. A reader that has seen enough (`| head`) is no fault: it ends the session.
 */
export async function runTerminal(parts: {
  readonly session: Session;
  readonly welcome: string;
  readonly commands: readonly Command[];
  readonly lexicon: Lexicon;
  readonly input: Readable;
  readonly output: Writable;
  readonly interactive: boolean;
}): Promise<Error | undefined> {
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
    if (interactive) lines.prompt();
  }
  lines.close();
  // After Ctrl-D the cursor still stands behind the prompt.
  if (interactive && !left) say('');
  return broken?.code === 'EPIPE' ? undefined : broken;
}

/** Tab: command names, choices of an option, then names of diagnoses for what stands after the last comma or option. */
export function completions(line: string, commands: readonly Command[], lexicon: Lexicon): [string[], string] {
  if (/^\/\w*$/.test(line)) {
    return [commands.map(({ name, typedAs }) => `/${typedAs ?? name} `).filter((name) => name.startsWith(line)), line];
  }
  const [, option = '', chosen = ''] = /\s(\w+):(\w*)$/.exec(line) ?? [];
  const named = commands.find(({ name, typedAs }) => [name, typedAs].some((word) => line.startsWith(`/${word} `)));
  const choices = named?.options[option]?.choices;
  if (choices) return [choices.filter((choice) => choice.startsWith(chosen.toLowerCase())), chosen];
  // Without a slash it is the first line of a list that was asked for.
  const typed = /(?:^(?!\/)|^\/\w+\s+|[,;>/]\s*|\w+:\s*)([^,;:>]*)$/.exec(line)?.[1] ?? '';
  return typed.trim().length < 2 ? [[], typed] : [someOf(complete(typed, lexicon, Number.POSITIVE_INFINITY)), typed];
}

const mostCompletions = 12;

/** As many as are read at a glance, and how many there are besides. */
function someOf(names: readonly string[]): string[] {
  const more = names.length - mostCompletions;
  return more > 0 ? [...names.slice(0, mostCompletions), `… ${more} more: type on`] : [...names];
}
