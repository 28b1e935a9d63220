import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from './measure.ts';

/** Milliseconds from starting node to the prompt, the compile cache warm; median of `rounds`. */
export async function benchStarting(rounds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'unknown-case-bench-'));
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') };
  const times: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const from = performance.now();
    const child = spawn(process.execPath, ['src/main.ts', '--data', join(folder, 'data')], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await new Promise((seen) => child.stdout.once('data', seen));
    if (round >= 2) times.push(performance.now() - from);
    child.stdin.end();
    await new Promise((ended) => child.once('exit', ended));
  }
  rmSync(folder, { recursive: true });
  return quantile(times, 0.5);
}
