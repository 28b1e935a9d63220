import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openSession } from '../../src/terminal/session.ts';
import { aBot } from '../support/terminal.ts';

const folder = join(import.meta.dirname, 'cases');
const scripts = readdirSync(folder).filter((file) => file.endsWith('.txt'));

/**
 * A script's first line names its seed. `> ` is typed by the one who plays, `ben> ` by somebody else in the same room,
 * and `@ TIME` moves the clock; what stands below is the answer.
 */
async function replay(script: string): Promise<string> {
  const [head = '', ...rest] = script.split('\n');
  const seed = /^# seed: (\S+)(?: \(host\))?/.exec(head)?.[1];
  if (seed === undefined) throw new Error(`Expected "# seed: WORD" in the first line, but it is "${head}"`);
  let requests = 0;
  let time = Date.parse('2026-05-04T07:00:00Z');
  const now = () => time;
  const next = () => {
    requests += 1;
    return `${seed}.${requests}`;
  };
  const screen = {
    width: 96,
    color: false,
    zone: 'UTC',
    get now() {
      return now();
    },
  };
  const room = { ...aBot(next, now), commands, screen, now, seed: next };
  const sessions = new Map([['', openSession({ ...room, as: 'me', facilitator: head.includes('(host)') })]]);
  const sessionOf = (name: string) => {
    const session = sessions.get(name) ?? openSession({ ...room, as: name, facilitator: false });
    sessions.set(name, session);
    return session;
  };
  const out = [head, ''];
  for (const line of rest) {
    const [, name, typed] = /^(\w*)> (.*)$/.exec(line) ?? [];
    const moved = /^@ (\S+)$/.exec(line)?.[1];
    if (moved !== undefined) {
      time = Date.parse(moved);
      out.push(line, '');
    } else if (name !== undefined) {
      out.push(line, (await sessionOf(name).answer(typed!)) ?? '(the session ends)', '');
    }
  }
  return out.join('\n');
}

test('there are at least ten whole cases', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(10);
});

test.each(scripts)('%s plays as written', async (file) => {
  const path = join(folder, file);
  const script = readFileSync(path, 'utf8');
  const played = await replay(script);
  if (process.env.REWRITE_CASES) writeFileSync(path, played);
  else expect(played).toBe(script);
});
