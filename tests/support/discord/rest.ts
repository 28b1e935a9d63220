import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentFile } from './interactions.ts';
import { type Fault, type Recorded, Refusal } from './state.ts';

interface Call {
  readonly method: string;
  /** Without version: `/channels/1/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** Answers a call: a body, or nothing for 204. Throws a Refusal. */
type Route = (call: Call, ...ids: string[]) => unknown;

/** Routes by method and path, `:id` standing for one part of it. */
export type Routes = readonly (readonly [method: string, path: string, route: Route])[];

/** Discord's REST interface as far as `routes` go, with faults on demand; every request is recorded. */
export async function openRest(routes: Routes, token: string, records: boolean) {
  const compiled = routes.map(([method, path, route]) => ({
    method,
    route,
    pattern: new RegExp(`^${path.replace(/[.@]/g, '\\$&').replace(/:\w+/g, '([^/]+)')}$`),
  }));
  const requests: Recorded[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [address = '', search = ''] = (request.url ?? '').split('?');
    const path = decodeURIComponent(address.replace(/^\/api(\/v\d+)?/, ''));
    const method = request.method ?? 'GET';
    const type = request.headers['content-type'] ?? '';
    const { body, files } = await read(request, type);
    const recorded: Recorded = {
      method,
      path,
      query: search,
      authorization: request.headers.authorization,
      contentType: type,
      body,
      files: files.map(({ key, name, size }) => ({ key, name, size })),
      at: Date.now(),
      status: 0,
    };
    if (records) requests.push(recorded);
    const answer = (status: number, content?: unknown, headers: Record<string, string> = {}) => {
      recorded.status = status;
      response.writeHead(status, { ...(content !== undefined && { 'content-type': 'application/json' }), ...headers });
      response.end(content === undefined ? undefined : JSON.stringify(content));
    };
    const fault = takeFault(method, path);
    if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.drop === 'before') {
      request.socket.destroy();
      return;
    }
    if (fault?.retryAfter !== undefined) {
      const { retryAfter, global = false } = fault;
      const headers = {
        'retry-after': `${retryAfter}`,
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global && { 'x-ratelimit-global': 'true' }),
      };
      answer(429, { message: 'You are being rate limited.', retry_after: retryAfter, global }, headers);
      return;
    }
    if (fault?.status !== undefined) {
      answer(fault.status, { code: fault.code ?? 0, message: `Fault ${fault.status}` });
      return;
    }
    try {
      const wanted = request.headers.authorization;
      const open = /^\/(interactions|webhooks|gateway$)/.test(path);
      if (!open && wanted !== `Bot ${token}`) throw new Refusal(401, 0, '401: Unauthorized');
      const found = compiled.find((one) => one.method === method && one.pattern.test(path));
      if (!found) throw new Refusal(404, 0, `The loopback has no ${method} ${path}`);
      const ids = found.pattern.exec(path)!.slice(1);
      const content = found.route({ method, path, query: new URLSearchParams(search), body, files }, ...ids);
      if (fault?.drop === 'after') request.socket.destroy();
      else answer(content === undefined ? 204 : 200, content);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, retryAfter } = error;
      const again = retryAfter !== undefined && { retry_after: retryAfter, global: false };
      answer(status, { code, message, ...again }, again ? { 'retry-after': `${retryAfter}` } : {});
    }
  }

  function takeFault(method: string, path: string): Fault | undefined {
    const fault = faults.find((one) => (one.method ?? method) === method && one.path.test(path));
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  }

  return {
    url: `http://127.0.0.1:${port}/api`,
    requests,
    /** The next requests that fit meet this. */
    fault(fault: Fault): void {
      faults.push({ ...fault });
    },
    mend(): void {
      faults.length = 0;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function read(request: IncomingMessage, type: string): Promise<{ body: unknown; files: SentFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/')) return { body: JSON.parse(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  for (const [key, value] of form) {
    if (typeof value !== 'string') files.push({ key, name: value.name, size: value.size, text: await value.text() });
  }
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}
