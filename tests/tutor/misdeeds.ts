import { mostAllowed } from '../../src/game/explain/allowed.ts';
import { type Behavior, fails, hangsUp, json, says } from '../support/model/index.ts';
import { allowed, aPlan, idOf } from './scene.ts';

export const good = aPlan();
export const loud = '@everyone [free scans](https://evil.example) **bold** <@1> `code` visit https://evil.example now';
const point = good.points[0]!;
const withPoints = (points: unknown) => says({ points });

/** Ids of the schema that stand for nothing here. */
const unoffered = Array.from({ length: mostAllowed - allowed.length }, (_, index) => `S${allowed.length + 1 + index}`);

const shouts = (status: number) =>
  json(status, { error: { message: loud, type: loud, param: loud, code: loud } }, { 'x-request-id': loud });

type Misdeed = readonly [name: string, behavior: Behavior, reason: string, calls: number];

/** What a model may do wrong, the class it is logged as, and how often it is asked. */
export const misdeeds: readonly Misdeed[] = [
  ['prose', says(`Sure! ${loud}`), 'not-json', 2],
  ['a plan in fences', says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``), 'not-json', 2],
  ['a key that was not asked for', says({ ...good, note: loud }), 'misshapen', 2],
  ['a key within a point', withPoints([{ ...point, text: loud }, ...good.points.slice(1)]), 'misshapen', 2],
  ['text where an id belongs', withPoints([{ ...point, a: loud }]), 'misshapen', 2],
  ['text where a kind belongs', withPoints([{ ...point, kind: loud }]), 'misshapen', 2],
  [
    'the name of a statement of another diagnosis',
    withPoints([{ ...point, a: 'leiomyosarcoma-ivc.ct.necrosis' }, ...good.points.slice(1)]),
    'misshapen',
    2,
  ],
  ...unoffered.map(
    (id): Misdeed => [
      `an id that was not offered: ${id}`,
      withPoints([...good.points.slice(1), { kind: 'fits', a: id, b: null }]),
      'unknown-id',
      2,
    ],
  ),
  [
    'one beside an id that was offered',
    withPoints([{ ...good.points[1], b: unoffered[0] }, good.points[2]]),
    'unknown-id',
    2,
  ],
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
  [
    'a refusal beside a plan',
    says(good, { message: { role: 'assistant', content: JSON.stringify(good), refusal: loud } }),
    'refusal',
    1,
  ],
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
  ['400 and a body that shouts', shouts(400), 'not-understood', 4],
  ['401 and a body that shouts', shouts(401), 'not-allowed', 1],
  ['403 and a body that shouts', shouts(403), 'not-allowed', 1],
  ['404 and a body that shouts', shouts(404), 'no-such-model', 1],
  ['418 and a body that shouts', shouts(418), 'other-status', 1],
  ['422 and a body that shouts', shouts(422), 'not-understood', 4],
  ['429 and a body that shouts', shouts(429), 'too-many-requests', 1],
  ['500 and a body that shouts', shouts(500), 'server-fault', 2],
  ['a failure that is a string', json(500, loud), 'server-fault', 2],
];

/** A good plan with what nobody asked for around it: the plan is taken, and nothing else. */
export const oddities: readonly [string, (plan: unknown) => Behavior][] = [
  ['who says it', (plan) => says(plan, {}, { id: loud, object: loud, model: loud, system_fingerprint: loud })],
  ['why it ended', (plan) => says(plan, { finish_reason: loud })],
  ['what it cost', (plan) => says(plan, {}, { usage: { prompt_tokens: loud, completion_tokens: loud } })],
  [
    'what it thought',
    (plan) => {
      const content = JSON.stringify(plan);
      return says(plan, { message: { role: loud, content, name: loud, reasoning_content: loud, annotations: [loud] } });
    },
  ],
  [
    'a tool to be called',
    (plan) => {
      const called = { id: loud, type: 'function', function: { name: loud, arguments: loud } };
      return says(plan, { message: { role: 'assistant', content: JSON.stringify(plan), tool_calls: [called] } });
    },
  ],
  ['a failure beside it', (plan) => says(plan, {}, { error: { message: loud, type: loud, param: loud, code: loud } })],
  [
    'headers',
    (plan) => (response, round, body) => {
      response.setHeader('x-request-id', loud);
      response.statusMessage = loud;
      says(plan)(response, round, body);
    },
  ],
];
