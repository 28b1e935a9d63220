import { afterAll, expect, test } from 'vitest';
import { explainedCard, explanationOf, requestFor } from '../../src/bot/explaining.ts';
import { caseInHand } from '../../src/bot/hand.ts';
import { newLearner } from '../../src/bot/learner.ts';
import { redraw } from '../../src/bot/reply.ts';
import { messagesOf } from '../../src/discord/outbound/message.ts';
import type { Attempt } from '../../src/game/attempt.ts';
import { allowedFor } from '../../src/game/explain/allowed.ts';
import { withClues } from '../../src/game/explain/check.ts';
import type { Point } from '../../src/game/explain/point.ts';
import { serverFaults } from '../../src/tutor/call.ts';
import { aContext } from '../support/context.ts';
import { type Component, textOf } from '../support/discord/components.ts';
import { aDm, aPerson } from '../support/discord/places.ts';
import { plant } from '../support/discord/plant.ts';
import { aStory } from '../support/discord/story.ts';
import { type Behavior, drips, fails, floods, inTurn, openModel, says } from '../support/model/index.ts';
import { plannerFor } from '../support/model/plan.ts';
import { pack } from '../support/shipped.ts';
import { loud, misdeeds, oddities } from '../tutor/misdeeds.ts';
import { asker } from '../tutor/scene.ts';

let behavior: Behavior = fails(500);
let before = 0;
const model = await openModel((response, round, body) => behavior(response, round - before, body));
afterAll(() => model.close());

/** From here on the model does this; its rounds count anew. */
function nowIt(does: Behavior) {
  behavior = does;
  before = model.bodies.length;
}

const planner = plannerFor(pack);
const plans: Behavior = (...asked) => says(planner(asked[2]))(...asked);
/** Plans well, and is odd beside that. */
const plansOddly =
  (around: (plan: unknown) => Behavior): Behavior =>
  (...asked) =>
    around(planner(asked[2]))(...asked);
/** Plans well for whoever does not ask with this. */
const refuses =
  (key: string): Behavior =>
  (...asked) =>
    (key in JSON.parse(asked[2]) ? fails(400, key) : plans)(...asked);

const context = aContext();
const patience = { timeout: 10_000, interval: 10 };
const guessOfTable = 'Retroperitoneal fibrosis';

/** The case that the table was written for, ended with this in the list, and what is to be read then. */
function endedWith(guess: string) {
  const attempt: Attempt = {
    id: 'attempt1',
    pack: pack.id,
    case: 'all-around',
    seed: 'tutor',
    startedAt: 0,
    shown: 5,
    commits: [{ at: 0, afterClue: 5, guesses: [guess] }],
    ended: { at: 0, how: 'clues-spent' },
  };
  const hand = caseInHand(attempt, context)!;
  const clues = hand.dealt.map(({ clue }) => clue);
  const request = requestFor(explanationOf(attempt, hand, context, 0), clues, asker, pack);
  const read = (points?: readonly Point[]) => {
    const [{ body }] = messagesOf(redraw(explainedCard(attempt, hand, context, 0, points)));
    return textOf({ components: body.components as unknown as Component[] });
  };
  return { attempt, request, plain: read(), planned: (body: string) => read(pointsOf(body)) };

  /** What the planner's ids stand for, looked up by other means than the tutor's. */
  function pointsOf(body: string): Point[] {
    const { answer, guess: rival } = request!;
    const allowed = allowedFor(answer, rival, clues, pack);
    const points = planner(body).points.map(({ kind, a }) => ({ kind, a: allowed[Number(a!.slice(1)) - 1]! }));
    return withClues(points, answer, rival, clues, pack);
  }
}

/** Names that a plan can be had of, each for one row: a plan is remembered. */
const guesses = [...pack.diagnoses.values()].flatMap(({ name }) =>
  name !== guessOfTable && endedWith(name).request ? [name] : [],
);

test('whatever the model does, the reader has an explanation of our sentences at once, and one better if any', async () => {
  const env = { OPENAI_API_KEY: 'loopback', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'loopback', LOG_LEVEL: 'debug' };
  const { discord, bot } = await aStory({ env });
  const failures = () =>
    bot
      .output()
      .split('\n')
      .filter((line) => line.includes('The model was of no help'))
      .map((line) => JSON.parse(line) as { time: string; reason: string });
  const late = () => failures().filter(({ reason }) => reason === 'timeout');
  const rest = () => failures().filter(({ reason }) => reason !== 'timeout');
  const checks: (() => void)[] = [];

  /** Somebody asks why, and has it at once; what stands in the end is looked at in the end. */
  async function explain(row: string, guess: string, does: Behavior, becomes: 'plain' | 'planned') {
    const { attempt, plain, planned } = endedWith(guess);
    const person = aPerson('Ann');
    const record = { ...newLearner(person.id), recent: [attempt] };
    await plant(bot.data, { kind: 'learner', id: person.id, record });
    const help = await discord.slash(person, aDm(), 'help');
    const card = (await discord.forge(person, aDm(), help.message!, 'case:show:attempt1')).message!;
    nowIt(does);
    const { edits } = card;
    const at = Date.now();
    const explained = await discord.press(person, aDm(), card, 'Explain');
    await expect.poll(() => model.bodies.length, patience).toBeGreaterThan(before);
    const body = model.bodies[before]!;
    if (becomes === 'plain') expect(textOf(explained.message!), row).toBe(plain);
    checks.push(() => {
      expect(textOf(card), row).toBe(becomes === 'plain' ? plain : planned(body));
      expect(card.edits - edits, row).toBe(becomes === 'plain' ? 1 : 2);
    });
    return { at, better: () => expect.poll(() => textOf(card), patience).toBe(planned(body)) };
  }

  // These take their time while all others have their turn.
  const released = Promise.withResolvers<void>();
  const slow = [
    await explain('one byte a second', guesses.pop()!, drips(1_000), 'plain'),
    await explain(
      'a plan that comes too late',
      guesses.pop()!,
      (...asked) => void released.promise.then(() => plans(...asked)),
      'plain',
    ),
  ];
  const inTime = await explain(
    'a plan after ten seconds',
    guesses.pop()!,
    (...asked) => void setTimeout(() => plans(...asked), 10_000),
    'planned',
  );

  const taken: readonly (readonly [string, Behavior])[] = [
    ['no schema', refuses('response_format')],
    ['no max_completion_tokens', refuses('max_completion_tokens')],
    ['a plan after prose', inTurn(says(loud), plans)],
    ...oddities.map(([name, around]) => [name, plansOddly(around)] as const),
  ];
  for (const [row, does] of taken) await (await explain(row, guesses.pop()!, does, 'planned')).better();
  expect(failures()).toEqual([]);

  // A server that fails again and again is left alone, so it takes turns with what is no failure of the server's.
  const bad = [...misdeeds, ['fifty megabytes', floods(50), 'too-large'] as const];
  const ofServer = bad.filter(([, , reason]) => serverFaults.has(reason));
  const others = bad.filter(([, , reason]) => !serverFaults.has(reason));
  const rows = others.flatMap((row, index) => [...ofServer.slice(index, index + 1), row]);
  expect(rows).toHaveLength(bad.length);
  for (const [index, [row, does, reason]] of rows.entries()) {
    await explain(row, guessOfTable, does, 'plain');
    await expect.poll(() => rest().length, patience).toBe(index + 1);
    expect(rest()[index]!.reason, row).toBe(reason);
  }

  await inTime.better();
  await expect.poll(() => late().length, { ...patience, timeout: 20_000 }).toBe(slow.length);
  for (const [index, { time }] of late().entries()) {
    const tookMs = Date.parse(time) - slow[index]!.at;
    expect(tookMs).toBeGreaterThan(11_900);
    expect(tookMs).toBeLessThan(15_000);
  }
  released.resolve();
  // It ends what is under way first.
  expect(await bot.stop()).toBe(0);
  for (const check of checks) check();
  const wire = JSON.stringify(discord.requests.map(({ body }) => body));
  for (const said of [wire, bot.output()]) expect(said).not.toMatch(/everyone|free scans|evil\.example|IGNORE ALL/);
});
