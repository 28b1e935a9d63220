import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCustomId, writeCustomId } from '../../src/discord/custom-id.ts';
import { readInteraction } from '../../src/discord/inbound/interaction.ts';

const user = { id: '100000000000000001', username: 'ann' };
const inDm = { id: '1', token: 'token', application_id: '2', context: 1, user };
const inServer = {
  id: '1',
  token: 'token',
  application_id: '2',
  context: 0,
  guild_id: '3',
  member: { user, permissions: '2048', roles: [] },
};
const slash = (data: object, where: object = inDm) => ({ ...where, type: 2, data });
const forOneAlone = 1 << 6;
const press = (custom_id: string, where: object = inDm, flags = forOneAlone) => ({
  ...where,
  type: 3,
  data: { custom_id, component_type: 2 },
  message: { id: '4', flags },
});

test('a command with its options is a request', () => {
  const options = [
    { name: 'first', type: 3, value: 'lymphoma' },
    { name: 'sure', type: 5, value: true },
    { name: 'count', type: 4, value: 3 },
  ];
  expect(readInteraction(slash({ name: 'guess', options }))).toMatchObject({
    person: user.id,
    asked: {
      kind: 'request',
      request: { kind: 'command', name: 'guess', args: { first: 'lymphoma', sure: 'true', count: '3' } },
    },
  });
});

test('a subcommand is a command of two words', () => {
  const sub = { name: 'compare', type: 1, options: [{ name: 'first', type: 3, value: 'RPF' }] };
  expect(readInteraction(slash({ name: 'study', options: [sub] }))).toMatchObject({
    asked: { request: { name: 'study compare', args: { first: 'RPF' } } },
  });
});

test('of a name that is being typed, what has the focus counts', () => {
  const options = [
    { name: 'first', type: 3, value: 'lymphoma' },
    { name: 'second', type: 3, value: 'ret', focused: true },
  ];
  expect(readInteraction({ ...slash({ name: 'guess', options }), type: 4 })).toMatchObject({
    asked: { kind: 'complete', typed: 'ret' },
  });
});

test.each([
  ['labels', { component: { custom_id: 'list', type: 4, value: 'RPF' } }],
  ['rows, from older windows', { components: [{ custom_id: 'list', type: 4, value: 'RPF' }] }],
  ['selects', { component: { custom_id: 'list', type: 3, values: ['RPF'] } }],
])('the fields of a form are read in %s', (_, holder) => {
  const data = { custom_id: 'guess:commit:abc:1:0', components: [holder] };
  expect(readInteraction({ ...inDm, type: 5, data })).toMatchObject({
    card: undefined,
    asked: { request: { kind: 'submit', fields: { list: 'RPF' } } },
  });
  expect(readInteraction({ ...inDm, type: 5, data, message: { id: '4' } })).toMatchObject({ card: '4' });
});

test.each([
  ['in direct messages with the bot', inDm, false],
  ['in a server', inServer, true],
  ['in a group’s messages', { ...inDm, context: 2 }, true],
  ['where Discord does not say', { ...inDm, context: undefined }, true],
])('%s, whether others read along: %s', (_, where, shared) => {
  expect(readInteraction(press('case:clue:abc:1:0', where))).toMatchObject({ shared, card: '4' });
});

test('a message that a whole channel reads is no card to put an answer in', () => {
  expect(readInteraction(press('round enter:mine:abc', inServer, 0))).toMatchObject({ card: undefined });
});

test.each([
  ['an administrator', 1n << 3n, true],
  ['who manages the server', 1n << 5n, true],
  ['who manages channels', 1n << 4n, false],
  ['a member', 2048n, false],
])('%s manages the server: %s', (_, permissions, manager) => {
  const where = { ...inServer, member: { ...inServer.member, permissions: String(permissions) } };
  expect(readInteraction(slash({ name: 'case' }, where))).toMatchObject({ manager });
});

test('nobody manages a place that is no server', () => {
  const where = { ...inServer, guild_id: undefined, member: { ...inServer.member, permissions: '8' } };
  expect(readInteraction(slash({ name: 'case' }, where))).toMatchObject({ manager: false });
});

test.each([
  ['no words', {}],
  ['nothing', null],
  ['a text', 'hello'],
  ['a kind that is not known', { ...inDm, type: 77, data: {} }],
  ['nobody who asks', { ...slash({ name: 'case' }), user: undefined }],
  ['more options than there can be', slash({ name: 'case', options: Array(26).fill({ name: 'a', type: 3 }) })],
])('%s is a problem and not a crash', (_, payload) => {
  expect(readInteraction(payload)).toHaveProperty('problem');
});

test('a completion that cannot be read is not answered with a message', () => {
  expect(readInteraction({ ...inDm, type: 4, data: {} })).toMatchObject({ handle: undefined });
  expect(readInteraction({ ...inDm, type: 2, data: {} })).toMatchObject({ handle: { id: '1' } });
});

test.each(['', ':', 'case', 'case:', ':clue', '~', 'a:b~0', 'a:b~1000', 'a:b~1~2', 'ä:b', 'x'.repeat(101), 'a:b\n'])(
  'a custom id %j is not ours',
  (id) => {
    expect(readCustomId(id)).toBeUndefined();
    expect(readInteraction(press(id))).toMatchObject({ asked: { kind: 'unknown', what: 'button' } });
  },
);

test('a custom id comes back as it was written, or is refused when it is', () => {
  const plain = ['a', 'Z', '0', '_', '-', '.'] as const;
  const part = fc.string({ unit: fc.constantFrom(...plain, ' '), minLength: 1, maxLength: 20 });
  const argument = fc.string({ unit: fc.constantFrom(...plain), minLength: 1, maxLength: 20 });
  const target = fc.record({
    press: fc.record({ command: part, action: part, args: fc.array(argument, { maxLength: 4 }) }),
    page: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(target, (given) => {
      const { command, action, args } = given.press;
      const fits = [command, action, ...args].join(':').length + (given.page ? `~${given.page}`.length : 0) <= 100;
      if (fits) expect(readCustomId(writeCustomId(given))).toEqual(given);
      else expect(() => writeCustomId(given)).toThrow(/custom id/);
    }),
  );
});
