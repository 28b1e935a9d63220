import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Definition, definitionsOf } from '../../src/discord/definitions.ts';
import { isSame } from '../../src/discord/differ.ts';

const ours = definitionsOf(commands);

/** Our commands as Discord gives them back: with ids, and without what is the default. */
function asKept(definitions: readonly Definition[]): Record<string, unknown>[] {
  const keep = (options: readonly object[] = []): object[] =>
    options.map((option) => {
      const { required, autocomplete, options: inner, ...rest } = option as Record<string, unknown>;
      return {
        ...rest,
        ...(required === true && { required }),
        ...(autocomplete === true && { autocomplete }),
        ...(Array.isArray(inner) && { options: keep(inner) }),
      };
    });
  return definitions.map((definition, index) => ({
    ...definition,
    id: `${index}`,
    version: '1',
    application_id: '2',
    default_member_permissions: null,
    nsfw: false,
    options: keep(definition.options),
  }));
}

const edited = (change: (command: Record<string, unknown>) => Record<string, unknown>, at = 0) =>
  asKept(ours).map((command, index) => (index === at ? change(command) : command));

test('what Discord gives back of our commands is the same, in any order', () => {
  expect(isSame(asKept(ours), ours)).toBe(true);
  expect(isSame(asKept(ours).reverse(), ours)).toBe(true);
  expect(
    isSame(
      edited((command) => ({ ...command, contexts: [2, 1, 0], integration_types: [1, 0] })),
      ours,
    ),
  ).toBe(true);
});

test.each<[string, Record<string, unknown>[]]>([
  ['nothing is registered', []],
  ['a command is missing', asKept(ours).slice(1)],
  ['there is one too many', [...asKept(ours), { ...asKept(ours)[0], name: 'former' }]],
  ['one has another name', edited((command) => ({ ...command, name: 'former' }))],
  ['one says something else', edited((command) => ({ ...command, description: 'Former' }))],
  ['one is not for direct messages', edited((command) => ({ ...command, contexts: [0] }))],
  ['one cannot be installed by a user', edited((command) => ({ ...command, integration_types: [0] }))],
  ['one has lost its options', edited((command) => ({ ...command, options: [] }), 1)],
])('%s: so they are written', (_, known) => {
  expect(isSame(known, ours)).toBe(false);
});

test('every command is there in servers, in the bot’s direct messages, and anywhere by user install', () => {
  expect(ours.map(({ contexts }) => contexts)).toEqual(ours.map(() => [0, 1, 2]));
  expect(ours.map(({ integration_types }) => integration_types)).toEqual(ours.map(() => [0, 1]));
});

test('/guess has five ranks that complete, and what has a button is no command', () => {
  const guess = ours.find(({ name }) => name === 'guess');
  const completing = guess?.options?.filter((option) => 'autocomplete' in option && option.autocomplete);
  expect(completing?.map(({ name }) => name)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  expect(ours.map(({ name }) => name)).not.toContain('giveup');
});
