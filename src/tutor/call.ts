import type OpenAI from 'openai';
import { TooLarge } from './bounded.ts';
import type { Task } from './protocol.ts';

/** What a server is known to take, from the most to the least; what it refuses is not asked of it again. */
export interface Dialect {
  format: 'schema' | 'json' | 'none';
  tokens: 'max_completion_tokens' | 'max_tokens';
}

export type Called<Result> =
  | { readonly result: Result; readonly tokens: Tokens }
  | { readonly failed: string; readonly tokens: Tokens };

interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

export interface Line {
  readonly client: OpenAI;
  readonly model: string;
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
  /** Counts a request that goes out. */
  sent(): void;
}

/** Failures of the server and not of one reply: after some of them it is left alone for a while. */
export const serverFaults: ReadonlySet<string> = new Set([
  'timeout',
  'unreachable',
  'too-large',
  'not-allowed',
  'no-such-model',
  'not-understood',
  'too-many-requests',
  'server-fault',
  'other-status',
]);

/** How often one task goes out at most: each retreat of the dialect, and one retry. */
const mostRetreats = 3;

/** Asks once, retreats to what the server understands, and asks once more where that may help. Never throws. */
export async function call<Result>(task: Task<Result>, line: Line): Promise<Called<Result>> {
  let retreats = 0;
  let retried = false;
  let tokens: Tokens = { prompt: 0, completion: 0 };
  for (;;) {
    const outcome = await once(task, line);
    tokens = {
      prompt: tokens.prompt + outcome.tokens.prompt,
      completion: tokens.completion + outcome.tokens.completion,
    };
    if ('result' in outcome) return { result: outcome.result, tokens };
    if (line.signal.aborted) return { failed: 'timeout', tokens };
    if (outcome.retreat && retreats < mostRetreats && retreat(line.dialect, outcome.param)) {
      retreats += 1;
      continue;
    }
    if (!outcome.again || retried) return { failed: outcome.failed, tokens };
    retried = true;
  }
}

interface Failure {
  readonly failed: string;
  readonly tokens: Tokens;
  /** Asking again may help. */
  readonly again: boolean;
  /** The server did not understand the request. */
  readonly retreat: boolean;
  readonly param: string | undefined;
}

const nothing: Tokens = { prompt: 0, completion: 0 };

async function once<Result>(task: Task<Result>, line: Line): Promise<{ result: Result; tokens: Tokens } | Failure> {
  line.sent();
  let completion: Partial<OpenAI.ChatCompletion> | null;
  try {
    completion = await line.client.chat.completions.create(bodyOf(task, line), { signal: line.signal });
  } catch (error) {
    return failureOf(error);
  }
  const tokens = {
    prompt: count(completion?.usage?.prompt_tokens),
    completion: count(completion?.usage?.completion_tokens),
  };
  const failed = (reason: string, again: boolean): Failure => ({
    failed: reason,
    tokens,
    again,
    retreat: false,
    param: undefined,
  });
  const choice = Array.isArray(completion?.choices) ? completion.choices[0] : undefined;
  if (choice?.message?.refusal) return failed('refusal', false);
  if (choice?.finish_reason === 'length') return failed('cut-short', false);
  const content = choice?.message?.content;
  if (typeof content !== 'string' || content === '') return failed('empty', true);
  const read = task.read(content);
  return 'result' in read ? { result: read.result, tokens } : failed(read.flaw, true);
}

/** Equal, byte for byte, for the same task and dialect: nothing of the moment is in it. */
function bodyOf<Result>(
  { messages, format, longest }: Task<Result>,
  { model, dialect }: Line,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages,
    ...(dialect.format === 'schema' && { response_format: format }),
    ...(dialect.format === 'json' && { response_format: { type: 'json_object' as const } }),
    [dialect.tokens]: longest,
  };
}

/** One step back towards what every server takes; `false` at the end. What the server named goes first. */
function retreat(dialect: Dialect, param: string | undefined): boolean {
  const fromTokens = dialect.tokens === 'max_completion_tokens';
  if (fromTokens && (param === undefined || param.includes('max'))) dialect.tokens = 'max_tokens';
  else if (dialect.format === 'schema') dialect.format = 'json';
  else if (dialect.format === 'json') dialect.format = 'none';
  else if (fromTokens) dialect.tokens = 'max_tokens';
  else return false;
  return true;
}

function failureOf(error: unknown): Failure {
  const { status, param } = error as { status?: unknown; param?: unknown };
  const failure = (failed: string, again = false, back = false): Failure => ({
    failed,
    tokens: nothing,
    again,
    retreat: back,
    param: typeof param === 'string' ? param : undefined,
  });
  if (causes(error).some((cause) => cause instanceof TooLarge)) return failure('too-large');
  if (typeof status !== 'number') return failure('unreachable', true);
  if (status === 400 || status === 422) return failure('not-understood', false, true);
  if (status === 401 || status === 403) return failure('not-allowed');
  if (status === 404) return failure('no-such-model');
  if (status === 429) return failure('too-many-requests');
  return status >= 500 ? failure('server-fault', true) : failure('other-status');
}

function causes(error: unknown): unknown[] {
  const all: unknown[] = [];
  for (let at = error; at instanceof Error && all.length < 6; at = at.cause) all.push(at);
  return all;
}

function count(tokens: unknown): number {
  return typeof tokens === 'number' && Number.isFinite(tokens) && tokens > 0 ? Math.floor(tokens) : 0;
}
