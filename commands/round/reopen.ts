import type { Command } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import { facilitated, facilitatorNeeds, moveRound, withRound } from '../../src/bot/rounds/facilitate.ts';
import { readMoment } from '../../src/game/when/moment.ts';

export const roundReopen = {
  name: 'round reopen',
  description: 'For facilitators: open a closed round again, until its reveal',
  example: '/round reopen to:Friday 18:00',
  forFacilitators: true,
  options: {
    to: { type: 'text', description: 'When it closes: such as Friday 18:00, or 2 days', required: true },
    round: { type: 'number', description: 'Its number, where several are under way' },
  },
  needs: (_, known) => facilitatorNeeds(known),
  run: (context) =>
    facilitated(context, (room) => {
      const to = readMoment(context.args.to ?? '', room.zone, context.now);
      if ('problem' in to) return { reply: tell('Not done', to.problem) };
      return withRound(context, room, ['closed'], (round) =>
        moveRound(context, room, round, { kind: 'reopen', to: to.at }),
      );
    }),
} as const satisfies Command;
