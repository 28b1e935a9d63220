import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openModel } from '../support/model/index.ts';
import { planFor } from '../support/model/plan.ts';
import { pack } from '../support/shipped.ts';

const top = resolve(import.meta.dirname, '../..');

function explain(args: readonly string[], env: Record<string, string> = {}) {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, ...rest } = process.env;
  const child = spawn(process.execPath, ['src/tutor/tool/explain.ts', ...args], {
    cwd: top,
    env: { ...rest, NO_COLOR: '1', ...env },
    timeout: 30_000,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise<{ code: number | null; out: string; err: string }>((ended) =>
    child.on('close', (code) => ended({ code, out, err })),
  );
}

test('it prints what a learner would read', async () => {
  const { code, out } = await explain(['--case', 'fat-within', '--guess', 'lipomatosis']);
  expect(code).toBe(0);
  expect(out).toContain('retroperitoneal liposarcoma is\nmerely the better supported.');
});

test.each([
  [['--guess', 'RPF'], '--case is missing'],
  [['--case', 'all-around'], '--guess is missing'],
  [['--case', 'nowhere', '--guess', 'RPF'], 'There is no case "nowhere"'],
  [['--case', 'all-around', '--guess', 'xyzzy'], '"xyzzy" reads as no diagnosis'],
  [['--case', 'all-around', '--guess', 'RPF', '--model'], '--model needs OPENAI_API_KEY'],
  [['--case', 'all-around', '--guess', 'RPF', '--frob'], 'Usage: npm run explain'],
])('it says what is wrong: %j', async (args, said) => {
  const { code, err } = await explain(args);
  expect(code).toBe(1);
  expect(err).toContain(said);
});

test('with a model it prints both', async () => {
  const model = await openModel(planFor(pack));
  try {
    const env = { OPENAI_API_KEY: 'loopback', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'loopback' };
    const { code, out } = await explain(['--case', 'all-around', '--guess', 'RPF', '--model'], env);
    expect(code).toBe(0);
    expect(out).toContain('As loopback plans it:');
  } finally {
    await model.close();
  }
});
