import { askCard, privacyCard, standOf } from '../src/bot/cards/privacy.ts';
import type { Command, Context, Known, Outcome, Request } from '../src/bot/command.ts';
import { erasureRefs } from '../src/bot/erasure.ts';
import { historyRefs, type Learner } from '../src/bot/learner.ts';
import type { Needs, Ref, Save } from '../src/bot/records.ts';
import { privately, redraw, tell } from '../src/bot/reply.ts';
import { deckRef, reminderRef, reviewRefs } from '../src/bot/review/deck.ts';

export const privacy = {
  name: 'privacy',
  description: 'What is stored about you; show your name or not; take it all with you, or delete it',
  example: '/privacy',
  options: {},
  needs: eraseNeeds,
  run: ({ learner }) => ({ reply: privately(privacyCard(learner)) }),
  presses: {
    show: ({ learner }) => ({ reply: redraw(privacyCard(learner)) }),
    names: (context, [to]) => prefer(context, { boardName: to === 'on' ? context.name : undefined }),
    results: (context, [to]) => prefer(context, { results: to === 'on' ? true : undefined }),
    export: ({ learner }) => ({ errand: { kind: 'export-own', learner: learner.id } }),
    ask: ({ learner }) => ({ reply: redraw(askCard(learner)) }),
    erase,
  },
} as const satisfies Command;

/** Everything that is the person's own, in one change; what belongs to others besides is named in the erasure. */
function ownRefs(learner: Learner): Ref[] {
  return [...historyRefs(learner), deckRef(learner), ...reviewRefs(learner), reminderRef(learner)];
}

function eraseNeeds(request: Request, { learner }: Known): Needs {
  if (request.kind !== 'press' || request.press.action !== 'erase') return {};
  return { writes: [...ownRefs(learner), ...erasureRefs(learner.id)] };
}

function prefer({ learner }: Context, wish: Partial<Learner>): Outcome {
  const wished = { ...learner, ...wish };
  return { learner: wished, reply: redraw(privacyCard(wished)) };
}

/** The person's own records go at once; the erasure that stays behind sees to the rest, whatever happens meanwhile. */
function erase({ learner, found, now, seed }: Context, seen: readonly string[]): Outcome {
  if (seen.join() !== standOf(learner).join()) return { reply: redraw(askCard(learner)) };
  const [erasure, due] = erasureRefs(learner.id);
  const before = found.get('erasure', learner.id)?.rounds ?? [];
  const rounds = [...new Set([...before, ...learner.rounds])];
  return {
    learner: null,
    saves: [
      ...ownRefs(learner).map((ref): Save => ({ ...ref, record: null })),
      { ...erasure, record: { at: now, rounds, seed } },
      { ...due, record: { at: now } },
    ],
    reply: {
      ...tell('Deleted', 'Nothing about you is stored any more. Whoever returns starts anew: /case deals a case.'),
      inPlace: true,
    },
    errand: { kind: 'erase', learner: learner.id },
  };
}
