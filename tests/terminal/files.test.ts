import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { openFolder } from '../../src/terminal/files.ts';
import { openSession } from '../../src/terminal/session.ts';
import { aBot } from '../support/terminal.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function exported(folder: string): Promise<string | undefined> {
  const now = () => 0;
  const seed = () => 'seed';
  const screen = { width: 300, color: false, now: 0 };
  const keepFile = openFolder(folder);
  const session = openSession({
    ...aBot(seed, now),
    commands,
    screen,
    as: 'ann',
    facilitator: false,
    keepFile,
    now,
    seed,
  });
  await session.answer('/privacy');
  return session.answer('export as json');
}

test('an export is written to a file, and the answer says where', async () => {
  const folder = join(aFolder(), 'exports');
  const path = join(folder, 'ann-unknown-case.json');
  expect(await exported(folder)).toContain(`Written to ${path}. It is yours to keep or to delete.`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ learner: { id: 'ann' } });
});

test('where no file can be written its text is shown', async () => {
  const taken = join(aFolder(), 'taken');
  writeFileSync(taken, '');
  expect(await exported(taken)).toContain('"id": "ann"');
});
