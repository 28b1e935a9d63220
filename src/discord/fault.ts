import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** What a refusal of Discord's means for us. */
type FaultKind =
  /** It has been done: by an earlier try whose reply was lost, or by another process. */
  | 'answered'
  /** The interaction or its token is no longer known: nothing can be said there any more. */
  | 'expired'
  /** The message is gone. */
  | 'gone'
  /** We lack a right there. */
  | 'forbidden'
  /** We sent what Discord does not take: our mistake. */
  | 'malformed'
  /** Too many requests, and the wait would be too long. */
  | 'busy'
  /** Discord or the way there is down: worth another try. */
  | 'down'
  | 'other';

export interface DiscordFault {
  readonly kind: FaultKind;
  /** Safe to log: codes and places, no token, no address, nothing that a person typed. */
  readonly detail: string;
  /** Milliseconds until it makes sense to try again, where Discord says so. */
  readonly retryAfterMs?: number;
}

const kinds: Readonly<Record<number, FaultKind>> = {
  40060: 'answered',
  // The message has a thread already.
  160004: 'answered',
  10062: 'expired',
  10015: 'expired',
  50027: 'expired',
  10008: 'gone',
  10003: 'gone',
  50001: 'forbidden',
  50013: 'forbidden',
  50007: 'forbidden',
  50035: 'malformed',
  50006: 'malformed',
};

/** Whatever discord.js or the network threw. Told apart by class and code, never by wording. */
export function faultOf(error: unknown): DiscordFault {
  if (error instanceof RateLimitError)
    return { kind: 'busy', detail: `429 on ${error.route}, ${error.retryAfter} ms`, retryAfterMs: error.retryAfter };
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    const kind = kinds[code] ?? (error.status >= 500 ? 'down' : error.status === 429 ? 'busy' : byStatus(error.status));
    return { kind, detail: `${error.status}, code ${error.code}${placesOf(error.rawError)}` };
  }
  if (error instanceof HTTPError) return { kind: error.status >= 500 ? 'down' : 'other', detail: `${error.status}` };
  if (isNetwork(error)) return { kind: 'down', detail: `network: ${error.code ?? error.name}` };
  return { kind: 'other', detail: error instanceof Error ? error.name : typeof error };
}

function byStatus(status: number): FaultKind {
  if (status === 403 || status === 401) return 'forbidden';
  return status === 404 ? 'gone' : 'malformed';
}

/** The places that Discord found fault with, such as `data.components.0`: names of fields, not their contents. */
function placesOf(raw: unknown): string {
  const places: string[] = [];
  const walk = (part: unknown, path: string) => {
    if (typeof part !== 'object' || part === null) return;
    for (const [name, value] of Object.entries(part)) {
      if (name === '_errors' && Array.isArray(value)) places.push(`${path} ${value.map(({ code }) => code).join(' ')}`);
      else walk(value, path === '' ? name : `${path}.${name}`);
    }
  };
  if (typeof raw === 'object' && raw !== null && 'errors' in raw) walk(raw.errors, '');
  return places.length === 0 ? '' : `: ${places.slice(0, 5).join(', ')}`;
}

function isNetwork(error: unknown): error is Error & { code?: string } {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const { code } = error as { code?: unknown };
  const known = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|UND_ERR)/;
  return (typeof code === 'string' && known.test(code)) || isNetwork(error.cause);
}
