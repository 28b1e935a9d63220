import type { Command } from '../../src/bot/command.ts';
import { deadlineOptions, facilitatorNeeds, moveDeadline } from '../../src/bot/rounds/facilitate.ts';

export const roundReopen = {
  name: 'round reopen',
  description: 'For facilitators: open a closed round again, until its reveal',
  example: '/round reopen to:Friday 18:00',
  forFacilitators: true,
  options: deadlineOptions,
  needs: facilitatorNeeds,
  run: (context) => moveDeadline(context, 'reopen', ['closed', 'open', 'scheduled']),
} as const satisfies Command;
