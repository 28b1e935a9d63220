import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Behavior, Model } from '../support/model/index.ts';
import { drips, fails, floods, hangsUp, inTurn, json, openModel, says } from '../support/model/index.ts';
import { pack } from '../support/shipped.ts';
import { allowed, aPlan, aTutor, idOf, request, shown } from './scene.ts';

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

const good = aPlan();
const loud = '@everyone [free scans](https://evil.example) **bold** <@1> `code` visit https://evil.example now';
const point = good.points[0]!;
const withPoints = (points: unknown) => says({ points });

/** What a model may do wrong, the class it is logged as, and how often it is asked. */
const misdeeds: readonly [string, Behavior, string, number][] = [
  ['prose', says(`Sure! ${loud}`), 'not-json', 2],
  ['a plan in fences', says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``), 'not-json', 2],
  ['a key that was not asked for', says({ ...good, note: loud }), 'misshapen', 2],
  ['a key within a point', withPoints([{ ...point, text: loud }, ...good.points.slice(1)]), 'misshapen', 2],
  ['text where an id belongs', withPoints([{ ...point, a: loud }]), 'misshapen', 2],
  ['text where a kind belongs', withPoints([{ ...point, kind: loud }]), 'misshapen', 2],
  ['an id beyond S40', withPoints([{ ...point, a: 'S41' }, ...good.points.slice(1)]), 'misshapen', 2],
  ['no points', withPoints([]), 'too-few', 2],
  ['one point', withPoints([point]), 'too-few', 2],
  ['forty points', withPoints(Array.from({ length: 40 }, () => point)), 'too-many', 2],
  ['one piece twice', withPoints([...good.points, good.points[1]]), 'said-twice', 2],
  [
    'a piece of the guess as what fits',
    withPoints([good.points[0], { ...good.points[2], kind: 'fits' }]),
    'wrong-subject',
    2,
  ],
  ['sides exchanged', withPoints([{ ...point, a: point.b, b: point.a }, good.points[1]]), 'wrong-subject', 2],
  [
    'a contrast between different attributes',
    withPoints([
      {
        kind: 'contrast',
        a: idOf('retroperitoneal-lymphoma.ct.spleen'),
        b: idOf('retroperitoneal-fibrosis.mri.t1-t1'),
      },
      good.points[2],
    ]),
    'different-attributes',
    2,
  ],
  [
    'a contrast between equals',
    withPoints([{ ...point, kind: 'contrast' }, ...good.points.slice(1)]),
    'no-opposition',
    2,
  ],
  [
    'a contrast with one side',
    withPoints([{ ...point, kind: 'contrast', b: null }, good.points[2]]),
    'missing-piece',
    2,
  ],
  [
    'nothing on the guess',
    withPoints([good.points[1], { kind: 'fits', a: idOf('retroperitoneal-lymphoma.ct.nodes'), b: null }]),
    'nothing-on-the-guess',
    2,
  ],
  ['a refusal', says('', { message: { role: 'assistant', content: null, refusal: loud } }), 'refusal', 1],
  ['a reply cut short', says(JSON.stringify(good), { finish_reason: 'length' }), 'cut-short', 1],
  ['no choices', json(200, { choices: [] }), 'empty', 2],
  ['choices that are none', json(200, { choices: [null, 7] }), 'empty', 2],
  ['null', json(200, null), 'empty', 2],
  ['content that is no text', says('', { message: { content: { points: [] } } }), 'empty', 2],
  [
    'HTML',
    (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${loud}</h1>`),
    'empty',
    2,
  ],
  [
    'half a JSON document',
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":'),
    'unreachable',
    2,
  ],
  ['401', fails(401), 'not-allowed', 1],
  ['403', fails(403), 'not-allowed', 1],
  ['404', fails(404), 'no-such-model', 1],
  ['409', fails(409), 'other-status', 1],
  ['429 and a long Retry-After', fails(429, null, { 'retry-after': '3600' }), 'too-many-requests', 1],
  ['500', fails(500), 'server-fault', 2],
  ['503 and a long Retry-After', fails(503, null, { 'retry-after': '3600' }), 'server-fault', 2],
  [
    'a redirect',
    (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'unreachable',
    2,
  ],
  ['a connection that breaks in mid-reply', hangsUp(), 'unreachable', 2],
];

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

/** Every text that is ours: what the paper's statements say, and what stands on the card without a model. */
const ours = [
  JSON.stringify([...pack.diagnoses, ...pack.observed], (_, value) => (value instanceof Set ? [...value] : value)),
  shown(),
  shown(allowed.slice(0, 1).map((a) => ({ kind: 'fits', a }))),
].join('\n');

function strangeRuns(reply: string, card: string): string[] {
  const runs = Array.from({ length: Math.max(0, reply.length - 11) }, (_, at) => reply.slice(at, at + 12));
  return runs.filter((run) => card.includes(run) && !ours.includes(run));
}

test('a run that is not ours is found where there is one', () => {
  expect(strangeRuns(loud, shown() + loud)).not.toEqual([]);
});

test('no run of twelve characters of a reply reaches the card unless it is ours', async () => {
  const pieces = fc.constantFrom(...allowed.map((_, index) => `S${index + 1}`), loud);
  const entry = fc.record({
    kind: fc.constantFrom('fits', 'contrast', 'rules-out', 'shared', 'takeaway', loud),
    a: pieces,
    b: fc.option(pieces),
  });
  const reply = fc.oneof(
    fc.string({ minLength: 12 }),
    fc.record({ points: fc.array(entry, { maxLength: 7 }) }).map((plan) => JSON.stringify(plan)),
    fc.record({ points: fc.array(entry, { maxLength: 3 }), note: fc.string() }).map((plan) => JSON.stringify(plan)),
    fc.shuffledSubarray(good.points, { minLength: 2 }).map((points) => JSON.stringify({ points })),
  );
  let now = '';
  model = await openModel((response, round, body) => says(now)(response, round, body));
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(reply, async (content) => {
      now = content;
      const { tutor } = aTutor(model!.url);
      const points = await tutor.explain(request);
      if (points) taken += 1;
      expect(strangeRuns(content, shown(points))).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(5);
});
