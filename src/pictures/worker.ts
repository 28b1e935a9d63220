import { parentPort } from 'node:worker_threads';
import type { Picture } from '../bot/picture.ts';
import { drawPicture } from './draw.ts';
import { pngOf } from './png.ts';

/** What the thread answers to a picture. */
export type Painted = { readonly png: Uint8Array<ArrayBuffer> } | { readonly fault: string };

// One picture per message: between messages the thread lets go of what the renderer held.
parentPort?.on('message', (picture: Picture) => {
  const painted = paint(picture);
  parentPort?.postMessage(painted, 'png' in painted ? [painted.png.buffer] : []);
});

function paint(picture: Picture): Painted {
  try {
    return { png: pngOf(drawPicture(picture)) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
