import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';
import type { Chance } from '../../src/game/chance.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Branch = Json[] | { [name: string]: Json };

export interface Hostile {
  readonly type: number;
  readonly [name: string]: unknown;
}

const endless = 'x'.repeat(100_000);
const strings = [
  '',
  ' ',
  endless,
  '\u0000',
  '\u001b[2J\u001b[31mred',
  '\u202ereversed',
  '😀'.repeat(200),
  `e${'\u0301'.repeat(500)}`,
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  '../../users/@me',
  '-1',
  '9'.repeat(400),
  '184467440737095516150',
  '1e309',
  '=HYPERLINK("http://x")',
  '@everyone <@1> <@&2> <#3>',
  '```js\n**bold** ||spoiler||',
  'leiomyosarcoma of the inferior vena cava',
  'a, b, c, d, e, f, g, h',
];

/** A value that has no business where it is put. */
function strangeValue(luck: Chance, known: readonly string[]): Json {
  const deep = () => {
    let nest: Json = [];
    for (let depth = 0; depth < 2000; depth += 1) nest = depth % 2 === 0 ? [nest] : { options: nest };
    return nest;
  };
  const makes: (() => Json)[] = [
    () => null,
    () => luck.pick(2) === 0,
    () => [0, -1, 1.5, 2 ** 53, 1e300, 64][luck.pick(6)]!,
    () => strings[luck.pick(strings.length)]!,
    () => strings[luck.pick(strings.length)]!,
    () => known[luck.pick(known.length)]!,
    () => [],
    () => ({}),
    () => JSON.parse('{"__proto__":{"type":2,"name":"case"},"constructor":{"prototype":{}}}') as Json,
    () => Array.from({ length: 1000 }, () => 'many'),
    deep,
  ];
  return makes[luck.pick(makes.length)]!();
}

function branches(tree: Json, found: Branch[] = []): Branch[] {
  if (typeof tree !== 'object' || tree === null) return found;
  found.push(tree);
  for (const part of Object.values(tree)) branches(part, found);
  return found;
}

function harm(tree: Branch, luck: Chance, known: readonly string[]): void {
  const all = branches(tree);
  const branch = all[luck.pick(all.length)]!;
  const names = Object.keys(branch);
  const name = names[luck.pick(Math.max(1, names.length))] ?? 'extra';
  const at = branch as Record<string, Json>;
  switch (luck.pick(4)) {
    case 0:
      delete at[name];
      return;
    case 1:
      at[strings[luck.pick(strings.length)]!] = strangeValue(luck, known);
      return;
    default:
      at[name] = strangeValue(luck, known);
  }
}

const actionsOf = ({ presses = {}, forms = {} }: Command) => [...Object.keys(presses), ...Object.keys(forms)];

/** A custom id as somebody would forge it: of real commands and actions, with arguments of all kinds. */
function customId(luck: Chance, known: readonly string[]): string {
  const command: Command = commands[luck.pick(commands.length)]!;
  const actions = actionsOf(command);
  const action = actions[luck.pick(Math.max(1, actions.length))] ?? 'open';
  const args = Array.from({ length: luck.pick(4) }, () =>
    luck.pick(3) === 0 ? strings[luck.pick(strings.length)]! : known[luck.pick(known.length)]!,
  );
  const page = luck.pick(6) === 0 ? `~${['0', '1', '999', '1000', '-1', 'x'][luck.pick(6)]}` : '';
  const name = luck.pick(10) === 0 ? strings[luck.pick(strings.length)]! : command.name;
  return [name, action, ...args].join(':') + page;
}

/** Options of a command, right by name and of every value, or not. */
function commandData(luck: Chance, known: readonly string[], focused: boolean): Json {
  const command: Command = commands[luck.pick(commands.length)]!;
  const [name = '', sub] = command.name.split(' ');
  const options = Object.keys(command.options).map((option, index): { [name: string]: Json } => ({
    name: option,
    type: 3,
    value: luck.pick(2) === 0 ? known[luck.pick(known.length)]! : strings[luck.pick(strings.length)]!,
    ...(focused && index === 0 && { focused: true }),
  }));
  return { id: '1', name, type: 1, options: sub === undefined ? options : [{ name: sub, type: 1, options }] };
}

/**
 * One interaction that Discord would not send, or that only somebody who forges it could cause.
 * @param standing who asks and where, as Discord says it; only its form is attacked, since who somebody is is for Discord to say
 * @param known names and ids that exist, other people's among them
 */
export function hostilePayload(luck: Chance, standing: object, known: readonly string[]): Hostile {
  const type = [2, 3, 4, 5][luck.pick(4)]!;
  const data: Json =
    type === 2 || type === 4
      ? commandData(luck, known, type === 4)
      : {
          custom_id: customId(luck, known),
          component_type: 2,
          ...(type === 5 && {
            components: ['list', 'why', 'confidence', 'first', '__proto__'].map((field) => ({
              type: 18,
              component: { type: 4, custom_id: field, value: strings[luck.pick(strings.length)]! },
            })),
          }),
        };
  const payload = structuredClone({ ...standing, type, data }) as { [name: string]: Json };
  for (let harms = luck.pick(4); harms > 0; harms -= 1) harm(payload, luck, known);
  // What was taken away is not there, instead of as it was.
  const missing = Object.keys({ ...standing, type, data }).filter((name) => !(name in payload));
  return { ...payload, ...Object.fromEntries(missing.map((name) => [name, undefined])) } as unknown as Hostile;
}
