import type { Command } from '../bot/command.ts';

/** What a command may be typed as. */
export function typedNames({ name, typedAs }: Command): string[] {
  return typedAs === undefined ? [name] : [name, typedAs];
}
