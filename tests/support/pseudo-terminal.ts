import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const top = join(import.meta.dirname, '..', '..');

/** `script` of util-linux gives a program a terminal of its own; not every machine has it. */
export const hasPseudoTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout);

/** What to wait for, then the keys to press or what to do to the process. */
export type Step = readonly [shown: string, then: string | ((pid: number) => unknown)];

/** Plays in a terminal of its own. @returns all that was shown, and 128 and more for a signal */
export async function atTerminal(
  args: readonly string[],
  steps: readonly Step[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly shown: string; readonly status: number | null }> {
  const command = ['src/main.ts', ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `echo pid $$; exec '${process.execPath}' ${command}`, '/dev/null'], {
    cwd: top,
    env: { ...process.env, NO_COLOR: '1', SHELL: '/bin/sh', ...environment },
    timeout: 20_000,
  });
  let shown = '';
  let from = 0;
  let next = 0;
  child.stdin.on('error', () => {});
  child.stdout.on('data', (chunk) => {
    shown += String(chunk);
    for (const [wanted, then] of steps.slice(next)) {
      const at = shown.indexOf(wanted, from);
      if (at < 0) return;
      from = at + wanted.length;
      next += 1;
      if (typeof then === 'string') child.stdin.write(then);
      else then(Number(/pid (\d+)/.exec(shown)![1]));
    }
  });
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { shown, status };
}
