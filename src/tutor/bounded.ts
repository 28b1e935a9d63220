/** What a reply may weigh at most. A plan is some hundred bytes. */
export const mostBytes = 256 * 1024;

export class TooLarge extends Error {}

/** A fetch whose replies are read whole and no further than `most` bytes; the signal ends the reading as well. */
export function boundedFetch(most: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const body = response.body === null ? null : await readAtMost(response.body, most, init?.signal ?? undefined);
    const { status, statusText } = response;
    const headers = new Headers(response.headers);
    // The body is decoded by now.
    headers.delete('content-encoding');
    headers.delete('content-length');
    return new Response(status === 204 || status === 304 ? null : body, { status, statusText, headers });
  };
}

async function readAtMost(
  body: ReadableStream<Uint8Array>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return joined(chunks, length);
      length += value.length;
      if (length > most) throw new TooLarge(`A reply of more than ${most} bytes`);
      chunks.push(value);
    }
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
