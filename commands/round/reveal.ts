import type { Command } from '../../src/bot/command.ts';
import { facilitated, facilitatorNeeds, moveRound, whichRound, withRound } from '../../src/bot/rounds/facilitate.ts';

export const roundReveal = {
  name: 'round reveal',
  description: 'For facilitators: show the answer and what the group said',
  example: '/round reveal',
  forFacilitators: true,
  options: whichRound,
  needs: facilitatorNeeds,
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['closed', 'open', 'scheduled'], (round) =>
        moveRound(context, room, round, { kind: 'reveal' }),
      ),
    ),
} as const satisfies Command;
