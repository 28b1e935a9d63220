import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askCard } from '../../src/bot/cards/ask.ts';
import type { TutorErrand } from '../../src/bot/errand.ts';
import { privately, type Reply, tell } from '../../src/bot/reply.ts';
import { tutorErrands } from '../../src/bot/tutor-errands.ts';
import { sentence } from '../../src/bot/words.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
import { ask } from '../../src/game/ask/answer.ts';
import { openLibrary } from '../../src/game/ask/library.ts';
import type { Statement } from '../../src/game/pack.ts';
import { statementsOf } from '../../src/game/statements.ts';
import { type Behavior, json, openModel, says } from '../support/model/index.ts';
import { lexicon, pack } from '../support/shipped.ts';
import { good, loud } from './misdeeds.ts';
import { allowed, asker, aTutor, explained } from './scene.ts';

/** What leaves for Discord is looked through for whatever a model wrote, on both ways that a reply of one can take. */

const library = openLibrary(pack, lexicon);
let behavior: Behavior = says(good);
const model = await openModel((...asked) => behavior(...asked));
afterAll(() => model.close());
beforeEach(() => {
  behavior = says(good);
});

/** Every text within, names of properties aside. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return (value instanceof Map || value instanceof Set ? [...value.values()] : Object.values(value)).flatMap(textsIn);
}

/** As a reader sees it: what keeps markup and mentions from working is no difference. */
const seen = (texts: readonly string[]) => texts.map((text) => text.replace(/[\\\u200b]/g, '').replace(/\s+/g, ' '));

const outgoing = (reply: Reply) => textsIn(messagesOf(reply).map(({ body, uploads }) => [body, uploads]));

const question = 'symptoms of retroperitoneal lymphoma';
const asked = ask(question, undefined, library);
const { nearest } = asked as Extract<typeof asked, { kind: 'answer' }>;

/** Every text that is ours: what the pack holds, and the cards that are made of it without a model. */
const ours = seen([
  ...textsIn(pack),
  ...statementsOf(pack).map((one) => sentence(one, pack)),
  ...[undefined, ...allowed.map((a) => [{ kind: 'fits', a }] as const)].flatMap((points) =>
    outgoing(explained(points)),
  ),
  ...outgoing(privately(askCard(asked, pack, true))),
  ...outgoing(privately(askCard({ kind: 'silent', subjects: ['retroperitoneal-lymphoma'], nearest }, pack, true))),
]).join('\n');

/** Runs of twelve characters of a model's reply that go out and are not ours. */
function strangeRuns(reply: unknown, texts: readonly string[]): string[] {
  const out = seen(texts).join('\n');
  return seen(textsIn(reply)).flatMap((text) =>
    Array.from({ length: Math.max(0, text.length - 11) }, (_, at) => text.slice(at, at + 12)).filter(
      (run) => out.includes(run) && !ours.includes(run),
    ),
  );
}

test.each([loud, 'Retroperitoneal lymphoma never shows splenomegaly'])(
  'a run that is not ours is found where there is one: %s',
  (text) => {
    expect(strangeRuns({ content: text }, outgoing(tell('From a model', text)))).not.toEqual([]);
  },
);

const statementTexts = (statements: readonly Statement[]) => statements.map((one) => sentence(one, pack));

/** What a model may write where text has no place: nonsense, shouting, our own sentences, and sentences almost ours. */
const texts = (statements: readonly Statement[]) =>
  fc.oneof(
    fc.string({ minLength: 12, maxLength: 80 }),
    fc.constant(loud),
    fc.constantFrom(...statementTexts(statements)),
    fc
      .tuple(fc.constantFrom(...statementTexts(statements)), fc.constantFrom(' never', ' @everyone', ' **always**'))
      .map(([text, more]) => text.replace(/ (?=\S+ \S+$)/, `${more} `)),
  );

/** A reply with this content, and text wherever a reply may have some. */
function repliesWith(content: fc.Arbitrary<unknown>, text: fc.Arbitrary<string>) {
  const message = fc.record({ role: text, name: text, reasoning_content: text, refusal: text }, { requiredKeys: [] });
  const failure = fc.record({ message: text, type: text, param: text, code: text }, { requiredKeys: [] });
  const around = fc.record(
    { id: text, object: text, model: text, system_fingerprint: text, error: failure },
    { requiredKeys: [] },
  );
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(content, fc.option(fc.record({ finish_reason: text })), fc.option(message, { freq: 2 }), around)
        .map(([written, ended, beside, rest]) => {
          const plain = typeof written === 'string' ? written : JSON.stringify(written);
          const choice = { index: 0, finish_reason: 'stop', ...ended, message: { ...beside, content: plain } };
          return { status: 200, body: { choices: [choice], ...rest }, written };
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(400, 401, 403, 404, 418, 429, 500, 503), failure)
        .map(([status, error]) => ({ status, body: { error } as object, written: undefined })),
    },
  );
}

/** It remembers nothing, and goes on whatever fails. */
const { tutor } = aTutor(model.url, {
  limits: {
    perLearner: Number.POSITIVE_INFINITY,
    perRoom: Number.POSITIVE_INFINITY,
    failures: Number.POSITIVE_INFINITY,
  },
  memo: { find: () => undefined, keep: (_, work) => work },
});

async function goesOut(errand: TutorErrand): Promise<string[]> {
  const reply = await tutorErrands(tutor, () => library)(errand);
  return reply ? outgoing(reply) : [];
}

/** Holds the rule for many replies; says how many of them changed what stands. */
async function holds(errand: TutorErrand, reply: ReturnType<typeof repliesWith>): Promise<number> {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(reply, async ({ status, body, written }) => {
      behavior = json(status, body);
      const out = await goesOut(errand);
      if (out.length > 0) taken += 1;
      expect(strangeRuns([body, written], out)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  return taken;
}

describe('no run of twelve characters of a reply goes out to Discord unless it is ours', () => {
  test('for an explanation', async () => {
    const text = texts(allowed);
    const piece = fc.oneof(fc.constantFrom(...allowed.map((_, index) => `S${index + 1}`)), text);
    const kind = fc.oneof(fc.constantFrom('fits', 'contrast', 'rules-out', 'shared', 'takeaway'), text);
    const point = fc.record({ kind, a: piece, b: fc.option(piece) });
    const some = fc.shuffledSubarray(good.points, { minLength: 2 });
    const content = fc.oneof(
      { weight: 5, arbitrary: some.map((points) => ({ points })) },
      fc.record({ points: some, note: text }),
      fc.record({ points: fc.array(point, { maxLength: 7 }) }),
      fc.record({ points: some.map((points) => points.map((one) => ({ ...one, why: loud }))) }),
      text,
    );
    const errand = {
      kind: 'explain',
      case: 'all-around',
      seed: 'tutor',
      named: { kind: 'diagnosis', id: 'retroperitoneal-fibrosis' },
      opened: 5,
      frame: { buttons: [] },
      asker,
    } as const;
    expect(await holds(errand, repliesWith(content, text))).toBeGreaterThan(20);
  });

  test('for an answer to a question', async () => {
    const text = texts(nearest);
    const some = fc.uniqueArray(fc.constantFrom(...nearest.map((_, index) => `S${index + 1}`)), { maxLength: 6 });
    const content = fc.oneof(
      {
        weight: 5,
        arbitrary: some.map((statements) => ({ answered: statements.length > 0, statements })),
      },
      fc.record({ answered: fc.boolean(), statements: fc.array(fc.oneof(text, fc.constant('S1')), { maxLength: 3 }) }),
      fc.record({ answered: fc.constant(true), statements: some, answer: text }),
      text,
    );
    const errand = { kind: 'ask', question, about: undefined, asker } as const;
    expect(await holds(errand, repliesWith(content, text))).toBeGreaterThan(20);
  });
});
