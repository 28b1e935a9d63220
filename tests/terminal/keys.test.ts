import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { atTerminal, hasPseudoTerminal, type Step } from '../support/pseudo-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'unknown-case-'));
afterAll(() => rmSync(folder, { recursive: true }));

const deals = '/case deals';
const enter = '\r';
const play = (data: string, steps: readonly Step[], environment?: Record<string, string>) =>
  atTerminal(['--data', join(folder, data), '--seed', 'x', '--now', '2026-05-04T07:00:00Z'], steps, environment);

describe.skipIf(!hasPseudoTerminal)('in a terminal', () => {
  test('a list that is pasted is read over first, then sent as one', async () => {
    const { shown, status } = await play('paste', [
      [deals, `/case${enter}`],
      ['Give up', '\u001b[200~1. appendicitis\r2. RPF\r3. lipoma\u001b[201~'],
      ['1. appendicitis ⏎ 2. RPF ⏎ 3. lipoma', enter],
      ['Your list after clue 1', `/quit${enter}`],
    ]);
    expect(status).toBe(0);
    expect(shown).toMatch(/1\. Appendicitis\s+2\. Retroperitoneal fibrosis\s+3\. Lipoma/);
  });

  const sends = (signal: NodeJS.Signals) => (pid: number) => process.kill(pid, signal);
  test.each([
    ['/quit', `/quit${enter}`, 0],
    ['Ctrl-C', '\u0003', 0],
    ['Ctrl-D', '\u0004', 0],
    ['SIGINT', sends('SIGINT'), 128 + 2],
    ['SIGTERM', sends('SIGTERM'), 128 + 15],
    ['SIGHUP', sends('SIGHUP'), 128 + 1],
  ])('after %s the terminal marks no pastes any more', async (name, last, status) => {
    const played = await play(name.replace('/', ''), [['> ', last]]);
    expect(played.status).toBe(status);
    expect(played.shown.split('\u001b[?2004h').length).toBe(2);
    expect(played.shown.split('\u001b[?2004h')[1]!.split('\u001b[?2004l').length).toBe(2);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s right behind Enter ends in peace, and what was sent is done', async (name, last) => {
    const data = `behind ${name}`;
    const { shown, status } = await play(data, [['> ', `/case${enter}${last}`]]);
    expect(status).toBe(0);
    expect(shown).not.toContain('mistake of ours');
    const after = await play(data, [
      ['> ', `/clue${enter}`],
      ['clue 2 of', `/quit${enter}`],
    ]);
    expect(after.status).toBe(0);
  });

  test('after Ctrl-Z what was typed still stands there, and goes on', async () => {
    const { shown, status } = await play('stopped', [
      ['> ', '/qu\u001a'],
      ['\u001b[?2004l', (pid) => process.kill(pid, 'SIGCONT')],
      ['\u001b[?2004h', `it${enter}`],
    ]);
    expect(status).toBe(0);
    expect(shown.endsWith('\u001b[?2004l')).toBe(true);
  });

  test('Tab offers the name that begins so and is the shortest first', async () => {
    const { shown } = await play('tab', [
      ['> ', '/guess lym\t\t'],
      ['more: type on', `\u0015/quit${enter}`],
    ]);
    expect(shown).toMatch(/\n\s*Lymphoma\b/i);
  });
});
