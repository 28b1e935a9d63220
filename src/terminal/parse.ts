import type { Command, Request } from '../bot/command.ts';
import type { Button } from '../bot/reply.ts';
import { buttonLabelled, buttonNumbers } from './buttons.ts';
import { choiceMeant } from './choices.ts';
import { wayTo } from './labels.ts';
import { typedNames } from './names.ts';
import { readTyped } from './paste.ts';
import { noSecondWord, noSuchCommand } from './unknown.ts';

/** No line of a differential is longer; more is surely a paste gone wrong. */
const longestLine = 2_000;

export type Parsed =
  | Request
  | { readonly kind: 'quit' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly sentence: string };

/** One typed line: a command with its options, or a button on the last card by its number or label. */
export function parseLine(line: string, commands: readonly Command[], buttons: readonly Button[]): Parsed {
  const typed = readTyped(line);
  // Several lines are a list.
  const text = typed.includes('\n') && !typed.startsWith('/') ? `/guess ${typed}` : typed;
  if (text === '') return { kind: 'nothing' };
  if (line.length > longestLine)
    return problem(`That line has ${line.length} characters; ${longestLine} are read at most. Nothing was changed.`);
  if (/^\[?\d+\]?$/.test(text)) return pressed(text.replace(/\D/g, ''), buttons);
  const meant = text.startsWith('/') ? undefined : buttonLabelled(text, buttons);
  if (meant) return { kind: 'press', press: meant.press };
  if (text.startsWith('/')) return named(text.slice(1), commands);
  // Whoever types a command's name alone, such as help, means it.
  if (isCommand(text, commands)) return named(text, commands);
  const list = `Commands begin with a slash; /help lists them. To commit a list: /guess ${text.slice(0, 60)}`;
  return problem(wayTo(text) ?? list);
}

const quits: readonly string[] = ['quit', 'exit', 'q'];

function isCommand(word: string, commands: readonly Command[]): boolean {
  const name = word.toLowerCase();
  return quits.includes(name) || commands.flatMap(typedNames).includes(name);
}

/** A command with its options. @param text without the slash */
function named(text: string, commands: readonly Command[]): Parsed {
  const words = text.split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  if (quits.includes(first)) return { kind: 'quit' };
  const both = `${first} ${(words[1] ?? '').toLowerCase()}`;
  const command = commands.find(({ name }) => name === both) ?? commands.find((one) => typedNames(one).includes(first));
  if (!command) return problem(noSuchCommand(first, commands));
  const taken = command.name === both ? /^\S+\s+\S+\s*/ : /^\S+\s*/;
  const parsed = withOptions(command, text.replace(taken, ''));
  // Only the first word was one of several commands: what was not read is the second.
  const isHalfNamed = command.name.startsWith(`${first} `) && command.name !== both;
  return isHalfNamed && parsed.kind === 'problem' ? problem(noSecondWord(both, commands)) : parsed;
}

function pressed(typed: string, buttons: readonly Button[]): Parsed {
  const numbers = buttonNumbers(buttons);
  const button = buttons[numbers.indexOf(Number(typed))];
  if (button) return { kind: 'press', press: button.press };
  if (buttons.length === 0) return problem('There is no button to press now.');
  const which = numbers.length === 1 ? `the only one is ${numbers[0]}` : `the buttons are ${numbers.join(', ')}`;
  return problem(`There is no button ${typed.slice(0, 20)}: ${which}.`);
}

/** `first:… second:…`; what stands before the first option goes to the one that takes a list. */
function withOptions(command: Command, rest: string): Parsed {
  const names = Object.keys(command.options);
  const free =
    names.find((name) => command.options[name]?.type === 'list') ??
    names.find((name) => names.length === 1 && command.options[name]?.type === 'diagnosis');
  const mark = /(^|\s)([a-z]+):/gi;
  // A command that takes only text takes it as it is: "I have a question: …".
  const isText = names.length === 1 && command.options[names[0]!]?.type === 'list';
  const marks = [...rest.matchAll(mark)].filter(
    ({ 2: name = '', index }) => names.includes(name.toLowerCase()) && (!isText || index === 0),
  );
  const args: Record<string, string> = {};
  const before = rest.slice(0, marks[0]?.index ?? rest.length).trim();
  if (before !== '') {
    if (free === undefined) return problem(`/${command.name} takes no text after it. Nothing was changed.`);
    args[free] = before;
  }
  for (const [index, found] of marks.entries()) {
    const name = found[2]!.toLowerCase();
    const value = rest.slice(found.index + found[0].length, marks[index + 1]?.index ?? rest.length).trim();
    const choices = command.options[name]?.choices;
    if (args[name] !== undefined) return problem(`${name}: is given twice. Nothing was changed.`);
    const chosen = choices && choiceMeant(value, choices);
    if (choices && chosen === undefined)
      return problem(`${name}: takes one of ${choices.join(', ')}. Nothing was changed.`);
    if (value !== '') args[name] = chosen ?? value;
  }
  return { kind: 'command', name: command.name, args };
}

function problem(sentence: string): Parsed {
  return { kind: 'problem', sentence };
}
