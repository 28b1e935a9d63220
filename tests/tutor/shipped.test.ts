import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Behavior, fails, inTurn, type Model, openModel, says } from '../support/model/index.ts';
import { allowed, aTutorAsShipped, request } from './scene.ts';

/** The numbers that hold where nobody sets any. */

const open: Model[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function asShipped(...behaviors: readonly Behavior[]) {
  const model = await openModel(inTurn(...behaviors));
  open.push(model);
  let now = 0;
  let asked = 0;
  const { tutor, failures } = aTutorAsShipped(model.url, { now: () => now });
  /** Another question, so that none is remembered. */
  const ask = (learner: string, room?: string) => {
    asked += 1;
    return tutor.choose({ question: `${asked}`, allowed, asker: { learner, room } });
  };
  const askTimes = async (times: number, learner: string, room?: string) => {
    for (let time = 0; time < times; time += 1) await ask(learner, room);
  };
  const moveTo = (moment: number) => {
    now = moment;
  };
  return { model, tutor, failures, ask, askTimes, moveTo };
}

const picks = says({ answered: true, statements: ['S1'] });

test('a plan is awaited for twelve seconds, all that is asked anew included', async () => {
  const late = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
  onTestFinished(() => timeout.mockRestore());
  const { tutor, failures, model } = await asShipped(says('prose'), () => late.abort());
  expect(await tutor.explain(request)).toBeUndefined();
  expect(timeout.mock.calls).toEqual([[12_000]]);
  expect(model.bodies).toHaveLength(2);
  expect(failures).toEqual(['timeout']);
});

test('a learner asks forty times a day', async () => {
  const { model, failures, askTimes, moveTo } = await asShipped(picks);
  await askTimes(40, 'a');
  expect(failures).toEqual([]);
  await askTimes(1, 'a', 'room');
  expect(failures).toEqual(['budget']);
  moveTo(86_400_000);
  await askTimes(1, 'a');
  expect(failures).toEqual(['budget']);
  expect(model.bodies).toHaveLength(41);
});

test('a room asks four hundred times a day, whoever of it asks', async () => {
  const { model, failures, askTimes } = await asShipped(picks);
  for (let learner = 0; learner < 10; learner += 1) await askTimes(40, `${learner}`, 'room');
  expect(failures).toEqual([]);
  await askTimes(1, 'another', 'room');
  expect(failures).toEqual(['budget']);
  await askTimes(1, 'another', 'another room');
  expect(failures).toEqual(['budget']);
  expect(model.bodies).toHaveLength(401);
});

test('four are asked for at the same moment, and the fifth goes without', async () => {
  const gate = Promise.withResolvers<void>();
  const { model, failures, ask } = await asShipped((...asked) => void gate.promise.then(() => picks(...asked)));
  const four = ['a', 'b', 'c', 'd'].map((learner) => ask(learner));
  await expect.poll(() => model.bodies.length).toBe(4);
  expect(await ask('e')).toBeUndefined();
  expect(failures).toEqual(['busy']);
  gate.resolve();
  expect(await Promise.all(four)).toEqual(four.map(() => [allowed[0]]));
  expect(await ask('e')).toEqual([allowed[0]]);
});

test('a server that failed four times in a row is left alone for a minute', async () => {
  const { model, failures, ask, askTimes, moveTo } = await asShipped(
    ...Array.from({ length: 4 }, () => fails(401)),
    picks,
  );
  await askTimes(3, 'a');
  await askTimes(1, 'b');
  expect(failures).toEqual(Array.from({ length: 4 }, () => 'not-allowed'));
  moveTo(59_999);
  expect(await ask('a')).toBeUndefined();
  expect(failures.at(-1)).toBe('resting');
  expect(model.bodies).toHaveLength(4);
  moveTo(60_000);
  expect(await ask('a')).toEqual([allowed[0]]);
});
