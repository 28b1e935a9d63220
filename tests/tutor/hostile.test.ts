import { LLMock } from '@copilotkit/aimock';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { mostAllowed } from '../../src/game/explain/allowed.ts';
import type { Behavior, Model } from '../support/model/index.ts';
import { drips, floods, inTurn, openModel, says } from '../support/model/index.ts';
import { good, loud, misdeeds, oddities } from './misdeeds.ts';
import { allowed, aTutor, request, shown } from './scene.ts';

let model: Model | undefined;
afterEach(async () => {
  await model?.close();
  model = undefined;
});

async function consult(behavior: Behavior, deadlineMs = 2_000) {
  model = await openModel(behavior);
  const { tutor, failures } = aTutor(model.url, { deadlineMs });
  const from = performance.now();
  const points = await tutor.explain(request);
  return { points, failures, tutor, tookMs: performance.now() - from, calls: model.bodies.length };
}

describe('whatever the model does, the explanation without it stands', () => {
  test.each(misdeeds)('%s', async (_, behavior, reason, calls) => {
    const outcome = await consult(behavior);
    expect(outcome.points).toBeUndefined();
    expect(outcome.failures).toEqual([reason]);
    expect(outcome.calls).toBe(calls);
    expect(outcome.tutor.counters.failures).toEqual({ [reason]: 1 });
  });

  test('fifty megabytes are not read to the end', async () => {
    let wrote = 0;
    const outcome = await consult(floods(50, (bytes) => (wrote += bytes)));
    expect(outcome.failures).toEqual(['too-large']);
    expect(wrote).toBeLessThan(20 << 20);
  });

  test('a byte now and then ends at the deadline', async () => {
    const outcome = await consult(drips(20), 250);
    expect(outcome.failures).toEqual(['timeout']);
    expect(outcome.tookMs).toBeLessThan(1_500);
  });

  test('a server that never answers ends at the deadline', async () => {
    const outcome = await consult(() => undefined, 250);
    expect(outcome.failures).toEqual(['timeout']);
    expect(outcome.tookMs).toBeLessThan(1_500);
  });

  test('nobody at home', async () => {
    const { tutor, failures } = aTutor('http://127.0.0.1:9/v1');
    expect(await tutor.explain(request)).toBeUndefined();
    expect(failures).toEqual(['unreachable']);
  });

  test('a bad reply is asked for once more, and a good one then counts', async () => {
    const outcome = await consult(inTurn(says(loud), says(good)));
    expect(outcome.points).toHaveLength(3);
    expect(outcome.failures).toEqual([]);
    expect(outcome.tutor.counters).toMatchObject({ calls: 2, taken: 1, promptTokens: 22, completionTokens: 14 });
  });
});

describe('what stands around a good plan is let be', () => {
  test.each(oddities)('%s', async (_, around) => {
    const clean = shown((await consult(says(good))).points);
    await model?.close();
    const outcome = await consult(around(good));
    expect(outcome.failures).toEqual([]);
    expect(outcome.calls).toBe(1);
    expect(shown(outcome.points)).toBe(clean);
  });
});

test('fewer statements are offered here than there are ids', () => {
  expect(allowed.length).toBeLessThan(mostAllowed);
});

describe('the same by a mock of the protocol that others wrote', () => {
  const text = (content: unknown, rest: object = {}) => ({ content: JSON.stringify(content), ...rest });
  const [first, ...others] = good.points;
  const said = (message: string) => ({ message, type: message, code: message });

  test.each<readonly [string, (mock: LLMock) => LLMock, string]>([
    ['prose', (mock) => mock.onMessage(/./, { content: `Sure! ${loud}` }), 'not-json'],
    [
      'a refusal in words',
      (mock) => mock.onMessage(/./, { content: 'I’m sorry, I can’t help with that.' }),
      'not-json',
    ],
    ['a refusal by a filter', (mock) => mock.onMessage(/./, { content: '', finishReason: 'content_filter' }), 'empty'],
    ['fences', (mock) => mock.onMessage(/./, { content: `\`\`\`\n${JSON.stringify(good)}\n\`\`\`` }), 'not-json'],
    ['a key more', (mock) => mock.onMessage(/./, text({ ...good, note: loud })), 'misshapen'],
    ['an id of no schema', (mock) => mock.onMessage(/./, text({ points: [{ ...first, a: 'S99' }] })), 'misshapen'],
    [
      'an id that was not offered',
      (mock) => mock.onMessage(/./, text({ points: [...others, { ...first, b: `S${mostAllowed}` }] })),
      'unknown-id',
    ],
    ['a piece twice', (mock) => mock.onMessage(/./, text({ points: [...good.points, first] })), 'said-twice'],
    ['a plan cut short', (mock) => mock.onMessage(/./, text(good, { finishReason: 'length' })), 'cut-short'],
    [
      'a tool to be called instead',
      (mock) => mock.onMessage(/./, { toolCalls: [{ name: 'plan', arguments: JSON.stringify(good) }] }),
      'empty',
    ],
    ['nothing for this', (mock) => mock.onMessage(/^never$/, text(good)), 'no-such-model'],
    ['401', (mock) => mock.onMessage(/./, { error: said(loud), status: 401 }), 'not-allowed'],
    ['429', (mock) => mock.onMessage(/./, { error: said(loud), status: 429, retryAfter: 3600 }), 'too-many-requests'],
    ['503', (mock) => mock.onMessage(/./, { error: said(loud), status: 503 }), 'server-fault'],
    ['no JSON', (mock) => mock.onMessage(/./, text(good)).setChaos({ malformedRate: 1 }), 'unreachable'],
    ['requests dropped', (mock) => mock.onMessage(/./, text(good)).setChaos({ dropRate: 1 }), 'server-fault'],
    ['connections broken', (mock) => mock.onMessage(/./, text(good)).setChaos({ disconnectRate: 1 }), 'unreachable'],
  ])('%s', async (_, set, reason) => {
    const mock = set(new LLMock({ port: 0, logLevel: 'silent' }));
    await mock.start();
    onTestFinished(() => mock.stop());
    const { tutor, failures } = aTutor(`${mock.url}/v1`);
    expect(await tutor.explain(request)).toBeUndefined();
    expect(failures).toEqual([reason]);
  });

  test('a good plan with text in every field around it', async () => {
    const around = { id: loud, model: loud, systemFingerprint: loud, role: loud, finishReason: loud, reasoning: loud };
    const mock = new LLMock({ port: 0, logLevel: 'silent' }).onMessage(/./, text(good, around));
    await mock.start();
    onTestFinished(() => mock.stop());
    const { tutor, failures } = aTutor(`${mock.url}/v1`);
    const points = await tutor.explain(request);
    expect(failures).toEqual([]);
    expect(points).toHaveLength(3);
    expect(shown(points)).not.toMatch(/everyone|evil/);
  });
});
