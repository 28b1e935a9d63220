import { progressCard } from '../src/bot/cards/progress.ts';
import type { Command } from '../src/bot/command.ts';
import { historyRefs } from '../src/bot/learner.ts';
import { privately, redraw } from '../src/bot/reply.ts';

export const progress = {
  name: 'progress',
  description: 'How you are doing, for you alone',
  example: '/progress',
  options: {},
  needs: (_, { learner }) => ({ reads: historyRefs(learner) }),
  run: (context) => ({ reply: privately(progressCard(context)) }),
  presses: { show: (context) => ({ reply: redraw(progressCard(context)) }) },
} as const satisfies Command;
