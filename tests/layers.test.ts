import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const top = resolve(import.meta.dirname, '..');

/** Which layers a layer may import from, itself aside. Imports point inwards; only main.ts knows everyone. */
const inward: Readonly<Record<string, readonly string[]>> = {
  'src/game': [],
  'src/knowledge': ['src/game'],
  'src/bot': ['src/game'],
  commands: ['src/bot', 'src/game'],
  'src/storage': ['src/bot', 'src/game', 'src/config.ts'],
  'src/tutor/tool': ['src/tutor', 'src/terminal', 'src/knowledge', 'src/bot', 'src/game', 'src/config.ts'],
  'src/tutor': ['src/bot', 'src/game'],
  'src/pictures': ['src/bot'],
  'src/terminal': ['commands', 'src/bot', 'src/game'],
  'src/discord': ['commands', 'src/bot', 'src/game', 'src/log.ts', 'src/observer.ts', 'src/config.ts'],
  'src/watch': ['src/observer.ts'],
};

/** Packages, and the only layer that may import each. Node's own modules are the edges' business too. */
const owners: Readonly<Record<string, readonly string[]>> = {
  keyv: ['src/storage'],
  '@keyv/sqlite': ['src/storage'],
  '@keyv/postgres': ['src/storage'],
  pg: ['src/storage'],
  'discord.js': ['src/discord'],
  openai: ['src/tutor'],
  'openai/helpers/zod': ['src/tutor'],
  '@resvg/resvg-js': ['src/pictures'],
  'ts-fsrs': ['src/game'],
  croner: ['src/game'],
  minisearch: ['src/game'],
  pino: ['src/log.ts'],
  'prom-client': ['src/watch'],
  yaml: ['src/knowledge'],
  zod: ['src/knowledge', 'src/storage', 'src/discord', 'src/tutor', 'src/config.ts'],
};
const pure = ['src/game', 'src/bot', 'commands'];

function layerOf(file: string): string {
  return Object.keys(inward).find((layer) => file.startsWith(`${layer}/`)) ?? file;
}

/** What a file imports: statements, dynamic imports, and what is required late. */
const importOf =
  /(?:^import\b[^'\n]*|^export\b[^'\n]*from\s*|^\}\s*from\s*|\bimport\(|createRequire\([^)]*\)\()\s*'([^'\n]+)'/gm;

function strayImports(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (file === 'src/main.ts') return [];
  const imports = [...source.matchAll(importOf)].map((found) => found[1]!);
  return imports.flatMap((name) => {
    if (name.startsWith('.')) {
      const target = layerOf(relative(top, join(dirname(join(top, file)), name)));
      return target === layer || inward[layer]?.includes(target)
        ? []
        : [`${file} imports ${name}: ${layer} may not know ${target}`];
    }
    if (name.startsWith('node:')) return pure.includes(layer) ? [`${file} imports ${name}: ${layer} is pure`] : [];
    return owners[name]?.includes(layer)
      ? []
      : [`${file} imports ${name}, which belongs to ${owners[name] ?? 'nobody'}`];
  });
}

const files = ['src', 'commands']
  .flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith('.ts'));

test('imports point inwards, and each package is imported by one layer', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((file) => strayImports(file, readFileSync(join(top, file), 'utf8')))).toEqual([]);
});

test.each([
  ['src/game/grade.ts', "import { z } from 'zod';"],
  ['src/game/grade.ts', "import { readFileSync } from 'node:fs';"],
  ['src/bot/bot.ts', "import { guess } from '../../commands/guess.ts';"],
  ['commands/guess.ts', "import { draw } from '../src/terminal/draw.ts';"],
  ['src/terminal/run.ts', "const { Keyv } = await import('keyv');"],
])('a stray import is named: %s %s', (file, source) => {
  expect(strayImports(file, source)).toEqual([expect.stringContaining(file)]);
});

test('the game asks neither the clock nor chance', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.|\bfetch\(/;
  const found = files.filter(
    (file) => pure.includes(layerOf(file)) && impure.test(readFileSync(join(top, file), 'utf8')),
  );
  expect(found).toEqual([]);
});
