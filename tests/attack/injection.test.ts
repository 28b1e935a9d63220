import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { csvOf } from '../../src/game/csv.ts';
import { everyComponent } from '../support/discord/components.ts';
import { aPerson, aServer } from '../support/discord/places.ts';
import { aSharedStory } from '../support/discord/story.ts';

const story = aSharedStory();

/** What somebody types who wants it to be more than text. */
const typed = [
  '**bold** and __under__ and ~~struck~~',
  '||spoiler|| `code` ```block```',
  '# A heading',
  '[here](https://evil.example)',
  'https://evil.example/phish',
  '@everyone <@123456789012345678> <@&123456789012345678>',
  '<#123456789012345678> </case:123456789012345678> <:a:123456789012345678> <t:0>',
  '> quoted\n- listed\n1. numbered',
  '\u202edesrever \u2066isolated',
  '\u001b[31mred\u009b31m',
];

test.each(typed)('typed text is shown as text, and calls nobody: %j', async (text) => {
  const { discord } = story();
  const person = aPerson(text.slice(0, 30));
  const place = aServer();
  await discord.slash(person, place, 'case');
  const answers = [
    await discord.slash(person, place, 'guess', { first: text }),
    await discord.slash(person, place, 'study diagnosis', { diagnosis: text }),
    await discord.slash(person, place, 'study compare', { first: text, second: 'lymphoma' }),
  ];
  const contents = answers.flatMap(({ message }) =>
    everyComponent(message?.components).map(({ content = '' }) => content),
  );
  const live = contents.filter(
    (content) =>
      /(?<!\\)(\*\*bold|__under|~~struck|\|\|spoiler|`code)/.test(content) ||
      /(?<!\\)\[here\]\(https/.test(content) ||
      /(?<!\\)<(@|#|\/case|:a|t:)/.test(content) ||
      /^(# A|> quoted)/m.test(content) ||
      /[\u001b\u009b\u202e\u2066]/.test(content),
  );
  expect(live).toEqual([]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '=cmd|"/c calc"!A1', '\u200b=1', '＝1'])(
  'a cell of a spreadsheet is never a formula: %j',
  (text) => {
    const [, cell = ''] = /^"name"\r\n"([\s\S]*)"\r\n$/.exec(csvOf(['name'], [[text]]).slice(1)) ?? [];
    expect(cell).toMatch(/^'/);
  },
);

test('what is typed does not drive the terminal', () => {
  const data = mkdtempSync(join(tmpdir(), 'unknown-case-terminal-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const lines = [
    '/case',
    ...typed.map((text) => `/guess ${text.replaceAll('\n', ' ')}`),
    '\u001b]0;title\u0007',
    '/giveup',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/main.ts', '--seed', 'ansi', '--data', data], {
    cwd: resolve(import.meta.dirname, '../..'),
    input: `${lines.join('\n')}\n`,
    env: { PATH: process.env.PATH },
  });
  expect(status).toBe(0);
  expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});
