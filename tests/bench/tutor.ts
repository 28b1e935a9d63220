import { explainCard } from '../../src/bot/cards/explain.ts';
import { deal } from '../../src/game/draw.ts';
import { explain } from '../../src/game/explain/explain.ts';
import type { Pack } from '../../src/game/pack.ts';
import { usualLimits } from '../../src/tutor/limits.ts';
import { openTutor } from '../../src/tutor/open.ts';
import { openModel } from '../support/model/index.ts';
import { planFor } from '../support/model/plan.ts';
import { bestOfEach, quantile, type Timing } from './measure.ts';

export interface TutorBench {
  /** Points and card, without a model; µs. */
  readonly withoutModel: Timing;
  /** A plan asked for and taken, the model's own time taken off; ms. */
  readonly overheadMs: { readonly p50: number; readonly p99: number };
  /** Plans of a model that picks among what it may say that were taken. */
  readonly taken: string;
}

/** What an explanation costs, for every case and every diagnosis. */
export async function benchTutor(pack: Pack): Promise<TutorBench> {
  const dealt = [...pack.cases.values()].map((unknown) => ({
    unknown,
    clues: deal(unknown, pack, 'bench').map(({ clue }) => clue),
  }));
  const pairs = dealt.flatMap(({ unknown, clues }) =>
    [...pack.diagnoses.values()].filter(({ id }) => id !== unknown.answer).map((guess) => ({ unknown, clues, guess })),
  );
  const withoutModel = bestOfEach(pairs, 5, ({ unknown, clues, guess }) =>
    explainCard(explain(unknown.answer, { kind: 'diagnosis', id: guess.id }, clues, unknown.teaching, pack), pack),
  );
  let inModel = 0;
  const model = await openModel((response, round, body) => {
    const from = performance.now();
    planFor(pack)(response, round, body);
    inModel += performance.now() - from;
  });
  const tutor = openTutor({
    apiKey: 'loopback',
    baseUrl: model.url,
    model: 'loopback',
    pack,
    now: () => 0,
    failed: () => undefined,
    limits: { ...usualLimits, perLearner: 10_000, failures: 10_000 },
  });
  const times: number[] = [];
  let taken = 0;
  try {
    const some = pairs.filter((_, index) => index % 4 === 0);
    for (const { unknown, clues, guess } of some) {
      const answer = pack.diagnoses.get(unknown.answer)!;
      inModel = 0;
      const from = performance.now();
      const points = await tutor.explain({ answer, guess, clues, asker: { learner: 'bench', room: undefined } });
      times.push(performance.now() - from - inModel);
      if (points) taken += 1;
    }
    return {
      withoutModel,
      overheadMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
      taken: `${taken} of ${some.length}`,
    };
  } finally {
    await model.close();
  }
}

export function tutorRows({ withoutModel, overheadMs, taken }: TutorBench): string[] {
  return [
    `explanation without a model p50 ${withoutModel.p50.toFixed(0)} µs, p99 ${withoutModel.p99.toFixed(0)} µs (best of 5 each)`,
    `with one, its own time aside, p50 ${overheadMs.p50.toFixed(1)} ms, p99 ${overheadMs.p99.toFixed(1)} ms; plans taken: ${taken}`,
  ];
}
