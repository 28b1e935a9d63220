import type { Command } from '../../src/bot/command.ts';
import { facilitated, facilitatorNeeds, moveRound, withRound } from '../../src/bot/rounds/facilitate.ts';
import type { PostName } from '../../src/game/round/round.ts';

export const roundStatus = {
  name: 'round status',
  description: 'For facilitators: how the rounds stand, and who has entered',
  example: '/round status',
  options: {},
  needs: (_, known) => facilitatorNeeds(known),
  run: (context) => facilitated(context, (room) => ({ errand: { kind: 'status', room: room.id } })),
  presses: {
    show: (context) => facilitated(context, (room) => ({ errand: { kind: 'status', room: room.id } })),
    // What the channel did not take, once more.
    retry: (context, [number = '', post = '']) =>
      facilitated(context, (room) =>
        withRound({ ...context, args: { round: number } }, room, [], (round) =>
          moveRound(context, room, round, { kind: 'retry-post', post: post as PostName }),
        ),
      ),
  },
} as const satisfies Command;
