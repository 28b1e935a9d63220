import type { Command } from '../bot/command.ts';
import { errorsBetween } from '../game/recognise/near.ts';
import { typedNames } from './names.ts';

/** Said of a first word that is none. */
export function noSuchCommand(name: string, commands: readonly Command[]): string {
  const nearest = nearestOf(name, commands.flatMap(typedNames));
  return `There is no /${name}. ${nearest ? `Did you mean /${nearest}?` : '/help lists what there is.'}`;
}

/** Said of a second word that is none. @param typed both */
export function noSecondWord(typed: string, commands: readonly Command[]): string {
  const [first = '', second = ''] = typed.split(' ');
  const seconds = commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? name.slice(first.length + 1) : []));
  const nearest = nearestOf(second, seconds);
  const what = nearest ? `Did you mean /${first} ${nearest}?` : `After /${first} comes one of: ${seconds.join(', ')}.`;
  return `There is no /${typed.slice(0, 40)}. ${what}`;
}

/** More typing errors make another word of it. */
const mostErrors = 2;

function nearestOf(typed: string, names: readonly string[]): string | undefined {
  return names
    .map((name) => ({ name, errors: name.startsWith(typed) ? 0 : errorsBetween(typed, name, mostErrors) }))
    .filter(({ errors }) => errors <= mostErrors)
    .sort((a, b) => a.errors - b.errors)[0]?.name;
}
