import type { Command } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import { facilitated, facilitatorNeeds, moveRound, whichRound, withRound } from '../../src/bot/rounds/facilitate.ts';

export const roundHandover = {
  name: 'round handover',
  description: 'For facilitators: let somebody else answer for the round',
  example: '/round handover to:somebody',
  forFacilitators: true,
  options: {
    to: { type: 'person', description: 'Who hears of its challenges and faults from now on', required: true },
    ...whichRound,
  },
  needs: facilitatorNeeds,
  run: (context) =>
    facilitated(context, (room) => {
      const { to } = context.args;
      if (to === undefined) return { reply: tell('To whom?', '/round handover to: and a member.') };
      return withRound(context, room, ['open', 'closed', 'scheduled'], (round) =>
        moveRound(context, room, round, { kind: 'handover', to }, { kind: 'status', room: room.id }),
      );
    }),
} as const satisfies Command;
