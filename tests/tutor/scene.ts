import { explainCard } from '../../src/bot/cards/explain.ts';
import { type Reply, redraw } from '../../src/bot/reply.ts';
import { deal } from '../../src/game/draw.ts';
import { allowedFor } from '../../src/game/explain/allowed.ts';
import { explain } from '../../src/game/explain/explain.ts';
import { withPlan } from '../../src/game/explain/plan.ts';
import type { Point } from '../../src/game/explain/point.ts';
import { type Limits, usualLimits } from '../../src/tutor/limits.ts';
import { openTutor, type TutorOptions } from '../../src/tutor/open.ts';
import { type Behavior, says } from '../support/model/index.ts';
import { pack } from '../support/shipped.ts';

/** One pair that everything here is tried on. */
const unknown = pack.cases.get('all-around')!;
export const answer = pack.diagnoses.get(unknown.answer)!;
const guess = pack.diagnoses.get('retroperitoneal-fibrosis')!;
export const clues = deal(unknown, pack, 'tutor').map(({ clue }) => clue);
export const allowed = allowedFor(answer, guess, clues, pack);
export const asker = { learner: '123456789012345678', room: '987654321098765432' };
export const request = { answer, guess, clues, asker };

const explanation = explain(answer.id, { kind: 'diagnosis', id: guess.id }, clues, unknown.teaching, pack);

/** What answers, with a plan or without. */
export function explained(points?: readonly Point[]): Reply {
  return redraw(explainCard(points ? withPlan(explanation, points) : explanation, pack));
}

/** What the reader sees of it. */
export function shown(points?: readonly Point[]): string {
  return JSON.stringify(explained(points).card);
}

/** The id under which a statement went out. */
export function idOf(statement: string): string {
  const at = allowed.findIndex(({ id }) => id === statement);
  if (at < 0) throw new Error(`${statement} is not among what may be said of this pair`);
  return `S${at + 1}`;
}

export function aPlan() {
  return {
    points: [
      { kind: 'shared', a: idOf('retroperitoneal-lymphoma.mri.t1-t1'), b: idOf('retroperitoneal-fibrosis.mri.t1-t1') },
      { kind: 'fits', a: idOf('retroperitoneal-lymphoma.ct.spleen'), b: null },
      { kind: 'takeaway', a: idOf('retroperitoneal-fibrosis.ct.ureters-sign'), b: null },
    ],
  };
}

/** A model that plans well, whatever the numbers of the statements it is sent. */
export const plansWell: Behavior = (response, round, body) => {
  const { statements } = JSON.parse(JSON.parse(body).messages[1].content) as {
    statements: { id: string; text: string }[];
  };
  const find = (part: string) => statements.find(({ text }) => text.includes(part))!.id;
  const points = [
    { kind: 'fits', a: find('lymphoma shows splenomegaly'), b: null },
    { kind: 'takeaway', a: find('medial deviation of the ureters as its most specific'), b: null },
  ];
  says({ points })(response, round, body);
};

/** A tutor that is quick to give up, on a clock that stands still. */
export function aTutor(
  url: string,
  { limits = {}, ...change }: Partial<Omit<TutorOptions, 'limits'>> & { limits?: Partial<Limits> } = {},
) {
  return aTutorAsShipped(url, { limits: { ...usualLimits, ...limits }, deadlineMs: 2_000, ...change });
}

/** One with the budgets and the deadline that nobody has to set. */
export function aTutorAsShipped(url: string, change: Partial<TutorOptions> = {}) {
  const failures: string[] = [];
  const tutor = openTutor({
    apiKey: 'sk-loopback-and-nothing-else',
    baseUrl: url,
    model: 'loopback',
    pack,
    now: () => 0,
    failed: (reason) => failures.push(reason),
    ...change,
  });
  return { tutor, failures };
}
