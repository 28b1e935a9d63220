import type { Command } from '../../src/bot/command.ts';
import { facilitated, facilitatorNeeds, moveRound, withRound } from '../../src/bot/rounds/facilitate.ts';

export const roundClose = {
  name: 'round close',
  description: 'For facilitators: close the round now',
  example: '/round close',
  forFacilitators: true,
  options: { round: { type: 'number', description: 'Its number, where several are under way' } },
  needs: (_, known) => facilitatorNeeds(known),
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['open'], (round) => moveRound(context, room, round, { kind: 'close' })),
    ),
} as const satisfies Command;
