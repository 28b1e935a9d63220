import type { Command } from '../../src/bot/command.ts';
import { facilitated, facilitatorNeeds, moveRound, withRound } from '../../src/bot/rounds/facilitate.ts';

export const roundReveal = {
  name: 'round reveal',
  description: 'For facilitators: show the answer and what the group said',
  example: '/round reveal',
  forFacilitators: true,
  options: { round: { type: 'number', description: 'Its number, where several are under way' } },
  needs: (_, known) => facilitatorNeeds(known),
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['closed'], (round) => moveRound(context, room, round, { kind: 'reveal' })),
    ),
} as const satisfies Command;
