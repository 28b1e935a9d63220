import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../src/storage/store.ts';
import { all } from './store-contract.ts';

/**
 * Runs `acknowledge.ts` on a folder or an address until it is killed or gives up. A limit on the size of files stands
 * in for a full disk; `harm` is done once, at so many acknowledged writes.
 */
export async function acknowledge(
  place: string,
  how: { killAfter?: number; fileLimitKb?: number; harmAfter?: number; harm?: () => Promise<void> },
) {
  const script = fileURLToPath(new URL('../storage/acknowledge.ts', import.meta.url));
  // POSIX counts in blocks of 512 bytes.
  const limited = `ulimit -f ${(how.fileLimitKb ?? 0) * 2} && exec "$0" "$@"`;
  const child = how.fileLimitKb
    ? spawn('sh', ['-c', limited, process.execPath, script, place], { stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn(process.execPath, [script, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  const saved: string[] = [];
  const refused: string[] = [];
  let harmed: Promise<void> | undefined;
  for await (const line of createInterface(child.stdout)) {
    const [word, rest = ''] = line.split(' ');
    (word === 'saved' ? saved : refused).push(rest);
    if (saved.length === how.killAfter) child.kill('SIGKILL');
    if (saved.length === how.harmAfter) harmed ??= how.harm?.();
  }
  await harmed;
  return { saved, refused, signal: await ended };
}

/** The keys that a store should have and does not. Closes it. */
export async function lost(store: Store, keys: readonly string[]): Promise<readonly string[]> {
  const kept = new Set((await all(store, 'entry:')).map(([key]) => key));
  await store.close();
  return keys.filter((key) => !kept.has(key));
}
