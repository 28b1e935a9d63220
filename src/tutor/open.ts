import OpenAI from 'openai';
import type { ChooseRequest, ExplainRequest, Tutor, TutorAsker } from '../bot/tutor.ts';
import { sentence } from '../bot/words.ts';
import { allowedFor } from '../game/explain/allowed.ts';
import { flawOf, withClues } from '../game/explain/check.ts';
import type { Pack, Statement } from '../game/pack.ts';
import { boundedFetch, mostBytes } from './bounded.ts';
import { type Called, call, type Dialect, serverFaults } from './call.ts';
import { type Limits, openGate, usualLimits } from './limits.ts';
import { type Memo, openMemo } from './memo.ts';
import { choiceTask, planTask, type Task } from './protocol.ts';
import { versionOf } from './version.ts';

/** What became of the requests, for whoever keeps figures. */
export interface TutorCounters {
  /** Requests that went out. */
  calls: number;
  taken: number;
  cacheHits: number;
  promptTokens: number;
  completionTokens: number;
  /** By class of reason; nothing that a model wrote is in it. */
  readonly failures: Record<string, number>;
}

export interface TutorOptions {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly model: string;
  readonly pack: Pack;
  now(): number;
  /** Told the class of each failure, and never what was sent or came. */
  failed(reason: string): void;
  readonly limits?: Limits;
  /** For everything together, retries and retreats included. */
  readonly deadlineMs?: number;
  /** What was planned and chosen before, of this pack and of others. */
  readonly memo?: Memo<unknown>;
}

const usualDeadlineMs = 12_000;

/** A tutor behind any server that speaks as OpenAI does. */
export function openTutor(options: TutorOptions): Tutor & { readonly counters: TutorCounters } {
  const { pack, model, now, failed, limits = usualLimits, deadlineMs = usualDeadlineMs } = options;
  const { memo = openMemo<unknown>(500) } = options;
  const gate = openGate(limits);
  const version = versionOf(pack);
  const dialect: Dialect = { format: 'schema', tokens: 'max_completion_tokens' };
  const counters: TutorCounters = {
    calls: 0,
    taken: 0,
    cacheHits: 0,
    promptTokens: 0,
    completionTokens: 0,
    failures: {},
  };
  // Null where nothing is set: the client must not read the environment behind our back.
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? null,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: deadlineMs,
    fetch: boundedFetch(mostBytes),
    logLevel: 'off',
  });
  const fail = (reason: string) => {
    counters.failures[reason] = (counters.failures[reason] ?? 0) + 1;
    failed(reason);
  };

  async function consult<Result>(task: Task<Result>, asker: TutorAsker): Promise<Result | undefined> {
    const closed = gate.enter(asker, now());
    if (closed) {
      fail(closed);
      return undefined;
    }
    const signal = AbortSignal.timeout(deadlineMs);
    const sent = () => {
      counters.calls += 1;
    };
    let called: Called<Result> = { failed: 'own-fault', tokens: { prompt: 0, completion: 0 } };
    try {
      called = await untilAborted(call(task, { client, model, dialect, signal, sent }), signal);
    } finally {
      gate.leave('failed' in called && serverFaults.has(called.failed) ? 'badly' : 'well', now());
    }
    counters.promptTokens += called.tokens.prompt;
    counters.completionTokens += called.tokens.completion;
    if ('failed' in called) {
      fail(called.failed);
      return undefined;
    }
    counters.taken += 1;
    return called.result;
  }

  async function remembered<Result>(key: string, work: () => Promise<Result | undefined>): Promise<Result | undefined> {
    const known = memo.find(key);
    if (known === undefined) return memo.keep(key, work()) as Promise<Result | undefined>;
    counters.cacheHits += 1;
    return known as Promise<Result | undefined>;
  }

  const say = (statement: Statement) => sentence(statement, pack);
  return {
    counters,
    explain({ answer, guess, clues, asker }: ExplainRequest) {
      const key = JSON.stringify(['explain', version, answer.id, guess.id, clues.map(({ id }) => id)]);
      return remembered(key, async () => {
        const allowed = allowedFor(answer, guess, clues, pack);
        const names = { answer: answer.name, guess: guess.name };
        const task = planTask(names, allowed, say, (points) => flawOf(points, answer, guess, pack));
        const points = await consult(task, asker);
        return points && withClues(points, answer, guess, clues, pack);
      });
    },
    choose({ question, allowed, asker }: ChooseRequest) {
      const key = JSON.stringify(['choose', version, question, allowed.map(({ id }) => id)]);
      return remembered(key, () => consult(choiceTask(question, allowed, say), asker));
    },
  };
}

/** The deadline holds even if something below does not listen to it. */
async function untilAborted<Result>(work: Promise<Called<Result>>, signal: AbortSignal): Promise<Called<Result>> {
  const late = Promise.withResolvers<Called<Result>>();
  const stop = () => late.resolve({ failed: 'timeout', tokens: { prompt: 0, completion: 0 } });
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
