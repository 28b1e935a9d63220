import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Pages {
  /** Where it listens: what was asked for, or any free port for 0. */
  readonly port: number;
  close(): Promise<void>;
}

/** A probe asks every few seconds; whoever asks more, or keeps a line open and says nothing, is shown out. */
const mostConnections = 20;
const patienceMs = 5_000;
const mostHeaderBytes = 4096;

/**
 * Serves a few pages by path, one request to a connection.
 *
 * @throws what Node throws when it may not listen there.
 */
export async function servePages(
  { host, port }: { readonly host: string; readonly port: number },
  pages: ReadonlyMap<string, () => Promise<Page>>,
): Promise<Pages> {
  const server = createServer(
    {
      maxHeaderSize: mostHeaderBytes,
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: 1000,
      keepAlive: false,
    },
    (request, response) => {
      void answer(request.method, request.url).then(({ status, type, text }) => {
        response.writeHead(status, {
          'content-type': type,
          'content-length': Buffer.byteLength(text),
          'cache-control': 'no-store',
          connection: 'close',
        });
        response.end(request.method === 'HEAD' ? undefined : text);
      });
    },
  );
  server.maxConnections = mostConnections;
  server.setTimeout(patienceMs, (socket) => socket.destroy());
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(method: string | undefined, url = '/'): Promise<Page> {
    const page = pages.get(url.split('?')[0]!);
    if (!page) return plain(404, 'There is no such page.');
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'This page can only be read.');
    return page().catch(() => plain(500, 'This page could not be made.'));
  }
}

function plain(status: number, text: string): Page {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` };
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
