import type { Command } from '../bot/command.ts';
import { complete } from '../game/recognise/complete.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { typedNames } from './names.ts';

/** The last words of a line are what is completed. */
const longestTyped = 200;

/** Tab: command names, choices of an option, then names of diagnoses for what stands after the last comma or option. */
export function completions(line: string, commands: readonly Command[], lexicon: Lexicon): [string[], string] {
  const offered = commands.map(({ name, typedAs }) => `/${typedAs ?? name} `).filter((name) => name.startsWith(line));
  if (line.startsWith('/') && offered.some((name) => name !== line)) return [offered, line];
  const [named, front = ''] = begunWith(line, commands);
  if (line.startsWith('/') && !named) return [[], line];
  const [, option = '', chosen = ''] = /\s(\w+):(\w*)$/.exec(line.slice(-longestTyped)) ?? [];
  const choices = named?.options[option]?.choices;
  if (choices) return [choices.filter((choice) => choice.startsWith(chosen.toLowerCase())), chosen];
  // Without a slash it is a line of a list that was asked for.
  const typed = /(?:^|[,;>/⏎]\s*|\w+:\s*)([^,;:>⏎]*)$/.exec(line.slice(front.length).slice(-longestTyped))?.[1] ?? '';
  return typed.trim().length < 2 ? [[], typed] : [someOf(complete(typed, lexicon, Number.POSITIVE_INFINITY)), typed];
}

/** The command that a line begins with, and how it is written there: “/round enter ” before “/round ”. */
function begunWith(line: string, commands: readonly Command[]): [Command?, string?] {
  const [longest] = commands
    .flatMap((command) => typedNames(command).map((name) => [command, `/${name} `] as const))
    .filter(([, front]) => line.startsWith(front))
    .sort(([, one], [, other]) => other.length - one.length);
  return longest ? [...longest] : [];
}

const mostCompletions = 12;

/** As many as are read at a glance, and how many there are besides. */
function someOf(names: readonly string[]): string[] {
  const more = names.length - mostCompletions;
  return more > 0 ? [...names.slice(0, mostCompletions), `… ${more} more: type on`] : [...names];
}
