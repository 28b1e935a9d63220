import type { Command } from '../../src/bot/command.ts';
import { deadlineOptions, facilitatorNeeds, moveDeadline } from '../../src/bot/rounds/facilitate.ts';

export const roundExtend = {
  name: 'round extend',
  description: 'For facilitators: close later',
  example: '/round extend to:Friday 18:00',
  forFacilitators: true,
  options: deadlineOptions,
  needs: facilitatorNeeds,
  run: (context) => moveDeadline(context, 'extend', ['open', 'scheduled', 'closed']),
} as const satisfies Command;
