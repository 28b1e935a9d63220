import { createHash } from 'node:crypto';
import type { Picture } from '../bot/picture.ts';
import { Kept } from './kept.ts';
import { Painter, type PainterOptions } from './painter.ts';

export interface Studio {
  /** A picture as PNG; not to be written into, since others get the same buffer. Rejects if it cannot be painted in time. */
  render(picture: Picture): Promise<Buffer>;
  close(): Promise<void>;
}

interface StudioOptions extends PainterOptions {
  readonly mostKeptBytes?: number;
}

/** Paints pictures beside the event loop. The thread starts with the first picture; each is painted once. */
export function openStudio({ mostKeptBytes = 32 << 20, ...options }: StudioOptions = {}): Studio {
  const painter = new Painter(options);
  const kept = new Kept(mostKeptBytes);
  const underWay = new Map<string, Promise<Buffer>>();

  async function paint(key: string, picture: Picture): Promise<Buffer> {
    try {
      const png = await painter.paint(picture);
      kept.set(key, png);
      return png;
    } finally {
      underWay.delete(key);
    }
  }

  return {
    async render(picture) {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64');
      const known = kept.get(key);
      if (known) return known;
      const painting = underWay.get(key) ?? paint(key, picture);
      underWay.set(key, painting);
      return painting;
    },
    close: () => painter.close(),
  };
}
