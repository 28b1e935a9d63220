import type { Command } from '../../src/bot/command.ts';
import { facilitated, facilitatorNeeds, moveRound, whichRound, withRound } from '../../src/bot/rounds/facilitate.ts';

export const roundClose = {
  name: 'round close',
  description: 'For facilitators: close the round now',
  example: '/round close',
  forFacilitators: true,
  options: whichRound,
  needs: facilitatorNeeds,
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['open', 'closed', 'scheduled'], (round) =>
        moveRound(context, room, round, { kind: 'close' }),
      ),
    ),
} as const satisfies Command;
