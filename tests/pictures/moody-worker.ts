import { parentPort, threadId } from 'node:worker_threads';
import type { Board } from '../../src/bot/picture.ts';

let painted = 0;

/** Does what the board's season says; otherwise the picture is the thread's id and how many it has painted. */
parentPort?.on('message', ({ season }: Board) => {
  if (season === 'hang') for (;;);
  if (season === 'exit') process.exit(3);
  if (season === 'throw') throw new Error('This thread falls');
  painted += 1;
  parentPort?.postMessage(
    season === 'fault' ? { fault: 'no paint' } : { png: new TextEncoder().encode(`${threadId}.${painted}`) },
  );
});
