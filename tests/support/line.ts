import { connect, createServer, type Socket } from 'node:net';

/** The way between a store and its server, which can fail as networks do. */
export interface Line {
  /** An address of the same database, by way of this line. */
  through(url: string): string;
  /** Cuts what is connected; new connections are taken, unless the line is down. */
  cut(): void;
  down(): Promise<void>;
  up(): Promise<void>;
  /**
   * Waits for a text on its way to the server, and lets it fail there, once: before the server gets it, after the
   * server has got it and before its answer comes back, or as silence for good.
   */
  failAt(text: string, how: 'before' | 'after' | 'silence'): void;
}

export async function openLine(serverPort: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let trap: { readonly text: string; readonly how: 'before' | 'after' | 'silence' } | undefined;
  let port = 0;

  const line = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    let deaf = false;
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.on('data', (chunk) => {
      if (deaf) return;
      const how = trap && chunk.includes(trap.text) ? trap.how : undefined;
      if (how === undefined) return far.write(chunk);
      trap = undefined;
      deaf = true;
      if (how === 'before') end();
      // Its answer is the sign that the server has done what it got.
      if (how === 'after') far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!deaf) near.write(chunk);
      else end();
    });
  });

  const up = () =>
    new Promise<void>((resolve, reject) => {
      line.once('error', reject);
      line.listen(port, '127.0.0.1', () => {
        const address = line.address();
        port = typeof address === 'object' && address ? address.port : port;
        line.off('error', reject);
        resolve();
      });
    });
  const cut = () => {
    for (const socket of [...pairs].flat()) socket.destroy();
  };
  await up();
  return {
    through: (url) => url.replace(`:${serverPort}/`, `:${port}/`),
    cut,
    up,
    async down() {
      const closed = new Promise<void>((resolve) => line.close(() => resolve()));
      cut();
      await closed;
    },
    failAt(text, how) {
      trap = { text, how };
    },
  };
}
