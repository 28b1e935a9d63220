import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../src/config.ts';

const top = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(top, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** The terminal's own convention, which other programs follow as well. */
const elsewhere = ['NO_COLOR'];

test('the README describes every variable, and no other', () => {
  const rows = read('README.md')
    .split('\n')
    .flatMap((line) => /^\| ((?:`[A-Z_]+`(?:, )?)+) \|/.exec(line)?.[1] ?? [])
    .flatMap((names) => names.split(', ').map((name) => name.replaceAll('`', '')));
  expect(rows.toSorted()).toEqual([...variables, ...elsewhere].toSorted());
});

test('.env.example names every variable, and no other', () => {
  const named = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!);
  expect(named.toSorted()).toEqual([...variables].toSorted());
});

describe.each(['README.md', 'CONTRIBUTING.md'])('%s is true', (file) => {
  const text = read(file);

  test('every script that it names is there', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('every file that it names is there', () => {
    const linked = [...text.matchAll(/\]\((?!http)([^)#]+)\)|src="([^"]+)"/g)].map(([, link, src]) => (link ?? src)!);
    const quoted = [...text.matchAll(/`((?:src|tests|commands|knowledge)\/[\w./-]+)`/g)].map(([, path]) => path!);
    const missing = [...linked, ...quoted].filter(
      (path) => !/[A-Z]{3,}\.ts/.test(path) && !existsSync(join(top, path)),
    );
    expect(missing).toEqual([]);
  });
});

test('every bot of the compose file runs without rights, on a file system that it cannot write to', () => {
  const { services } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, { build?: string; environment?: Record<string, string>; [name: string]: unknown }>;
  };
  const bots = Object.entries(services).filter(([, { build }]) => build !== undefined);
  expect(bots.map(([name]) => name)).toEqual(['bot', 'shard-0', 'shard-1']);
  for (const [name, bot] of bots) {
    expect(bot, name).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
      env_file: '.env',
    });
    for (const variable of Object.keys(bot.environment ?? {})) expect(variables, name).toContain(variable);
  }
  const held = bots.flatMap(([, { environment }]) => environment?.SHARDS ?? []);
  expect(held).toEqual(['0', '1']);
});
