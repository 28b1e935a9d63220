import { ask } from '../game/ask/answer.ts';
import type { Library } from '../game/ask/library.ts';
import { deal } from '../game/draw.ts';
import { explain } from '../game/explain/explain.ts';
import { withPlan } from '../game/explain/plan.ts';
import { askCard } from './cards/ask.ts';
import { explainCard } from './cards/explain.ts';
import type { TutorErrand } from './errand.ts';
import { requestFor } from './explaining.ts';
import { privately, type Reply, redraw } from './reply.ts';
import { type Tutor, withChoice } from './tutor.ts';

/** Errands to the tutor. What comes back is said in the paper's statements; if nothing does, the reply stays as it is. */
export function tutorErrands(
  tutor: Tutor | undefined,
  library: () => Library,
): (errand: TutorErrand) => Promise<Reply | undefined> {
  return async (errand) => {
    if (!tutor) return undefined;
    const { pack } = library();
    if (errand.kind === 'ask') return answer(errand, tutor);
    const unknown = pack.cases.get(errand.case);
    if (!unknown) return undefined;
    const dealt = deal(unknown, pack, errand.seed);
    const clues = dealt.map(({ clue }) => clue);
    const explanation = explain(unknown.answer, errand.named, clues, unknown.teaching, pack, errand.opened);
    const request = requestFor(explanation, clues, errand.asker, pack);
    const points = request && (await tutor.explain(request));
    return points && redraw(explainCard(withPlan(explanation, points), pack, errand.frame));
  };

  async function answer({ question, about, asker }: Extract<TutorErrand, { kind: 'ask' }>, model: Tutor) {
    const asked = ask(question, about, library());
    if (asked.kind !== 'answer' && asked.kind !== 'silent') return undefined;
    if (asked.nearest.length === 0) return undefined;
    const chosen = await model.choose({ question, allowed: asked.nearest, asker });
    return chosen && privately(askCard(withChoice(asked, chosen, library()), library().pack, true));
  }
}
