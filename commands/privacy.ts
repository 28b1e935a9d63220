import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { historyOf, historyRefs } from '../src/bot/learner.ts';
import { type Button, type Card, type Reply, redraw, show, tell } from '../src/bot/reply.ts';
import { countOf } from '../src/bot/words.ts';

export const privacy = {
  name: 'privacy',
  description: 'What is stored about you; take it with you, or delete it',
  example: '/privacy',
  options: {},
  needs: (_, { learner }) => ({ writes: historyRefs(learner) }),
  run: (context) => ({ reply: { ...show(privacyCard(context)), private: true } }),
  presses: {
    show: (context) => ({ reply: redraw(privacyCard(context)) }),
    export: exportAll,
    ask: (context) => ({ reply: redraw(askCard(context)) }),
    // What the card said would be deleted, and nothing that came after it.
    erase: (context, [cases]) =>
      Number(cases) === context.learner.finished
        ? {
            learner: null,
            saves: historyRefs(context.learner).map(({ id }) => ({ kind: 'history', id, record: null })),
            reply: erased(),
          }
        : { reply: redraw(askCard(context)) },
  },
} as const satisfies Command;

function press(action: string, label: string, style: Button['style'], ...args: string[]): Button {
  return { label, press: { command: 'privacy', action, args }, style };
}

function privacyCard({ learner }: Context): Card {
  const open = learner.attempt === undefined ? '' : ', and the case you have open';
  return {
    title: 'Your data',
    blocks: [
      {
        kind: 'list',
        ordered: false,
        items: [
          'Stored: your Discord id, the lists you commit, when, after which clue, how sure you said you were, and your points. The last text that could not be read is kept until you send the next.',
          'Not stored: your name, your messages, anything about patients. Never type anything about a patient.',
          `Now: ${countOf(learner.finished, 'finished case')}${open}.`,
          'Nobody else sees it in the bot. Whoever runs the bot can read its database.',
          'Deleting takes effect at once. Copies in backups go when the backups of whoever runs the bot expire.',
        ].map((text) => ({ mark: 'none', text })),
      },
    ],
    buttons: [press('export', 'Export as JSON', 'secondary'), press('ask', 'Delete everything', 'danger')],
    self: { command: 'privacy', action: 'show', args: [] },
  };
}

function exportAll({ learner, found, now }: Context): Outcome {
  const hidden = 'told when the case is at its end';
  const attempt = learner.attempt && { ...learner.attempt, case: hidden, seed: hidden };
  const content = JSON.stringify(
    { exportedAt: new Date(now).toISOString(), learner: { ...learner, attempt }, history: historyOf(learner, found) },
    null,
    2,
  );
  const card: Card = {
    title: 'Everything stored about you',
    blocks: [{ kind: 'file', name: 'unknown-case.json', content }],
    buttons: [],
  };
  return { reply: { ...show(card), private: true } };
}

function askCard({ learner }: Context): Card {
  const cases = learner.finished;
  const what = `${countOf(cases, 'finished case')}${learner.attempt === undefined ? '' : ' and the one you have open'}`;
  return {
    title: 'Delete everything?',
    blocks: [{ kind: 'text', text: `This deletes ${what}, at once and for good.` }],
    buttons: [press('erase', 'Delete', 'danger', `${cases}`), press('show', 'Keep it', 'secondary')],
  };
}

function erased(): Reply {
  return { ...tell('Deleted', 'Nothing about you is stored any more. /case starts anew.'), inPlace: true };
}
