import type { Command, Known, Request } from '../../src/bot/command.ts';
import type { Needs } from '../../src/bot/records.ts';
import { tell } from '../../src/bot/reply.ts';
import { facilitated, moveRound } from '../../src/bot/rounds/facilitate.ts';
import { roundRefs } from '../../src/bot/rounds/keep.ts';
import type { PostName } from '../../src/game/round/round.ts';

export const roundStatus = {
  name: 'round status',
  description: 'For facilitators: how the rounds stand, and who has entered',
  example: '/round status',
  forFacilitators: true,
  options: {},
  needs: retryNeeds,
  run: (context) => facilitated(context, (room) => ({ errand: { kind: 'status', room: room.id } })),
  presses: {
    show: (context) => facilitated(context, (room) => ({ errand: { kind: 'status', room: room.id } })),
    // What the channel did not take, once more.
    retry: (context, [id = '', post = '']) =>
      facilitated(context, (room) => {
        const round = id === '' ? undefined : context.found.get('round', id);
        return round?.room === room.id
          ? moveRound(context, room, round, { kind: 'retry-post', post: post as PostName })
          : { reply: tell('Not there', 'That round is no longer known here.') };
      }),
  },
} as const satisfies Command;

function retryNeeds(request: Request, { room }: Known): Needs {
  const id = request.kind === 'press' && request.press.action === 'retry' ? request.press.args[0] : undefined;
  return room && id ? { writes: [{ kind: 'room', id: room.id }, ...roundRefs(id)] } : {};
}
