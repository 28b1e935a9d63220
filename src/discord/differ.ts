import { isDeepStrictEqual } from 'node:util';
import type { Definition } from './definitions.ts';

/** Discord adds ids and defaults of its own, so only what we say is compared, in any order. */
export function isSame(known: readonly Readonly<Record<string, unknown>>[], ours: readonly Definition[]): boolean {
  if (known.length !== ours.length) return false;
  return ours.every((definition) => {
    const theirs = known.find(({ name }) => name === definition.name);
    return theirs !== undefined && isDeepStrictEqual(essence(theirs), essence(definition));
  });
}

/** What we can say of a command, with Discord's defaults filled in. */
function essence(command: object): unknown {
  const { type = 1, name, description, options, contexts, integration_types } = command as Record<string, unknown>;
  const sorted = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list);
  return {
    type,
    name,
    description,
    options: optionsOf(options),
    contexts: sorted(contexts),
    integrationTypes: sorted(integration_types),
  };
}

function optionsOf(options: unknown): unknown[] {
  if (!Array.isArray(options)) return [];
  return options.map((option: Record<string, unknown>) => ({
    type: option.type,
    name: option.name,
    description: option.description,
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    channelTypes: option.channel_types ?? [],
    least: option.min_value ?? null,
    choices: Array.isArray(option.choices) ? option.choices.map(({ name, value }) => ({ name, value })) : [],
    options: optionsOf(option.options),
  }));
}
