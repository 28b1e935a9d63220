import { roundCard } from '../../src/bot/cards/round/post.ts';
import type { Command, Context, Known, Outcome } from '../../src/bot/command.ts';
import { privately, tell } from '../../src/bot/reply.ts';
import type { RoomRound } from '../../src/bot/room.ts';
import { deal } from '../../src/game/draw.ts';

export const roundShow = {
  name: 'round show',
  typedAs: 'round',
  description: 'The open case of the week, for you alone; or your result of the last one',
  example: '/round show',
  options: {},
  needs: (_, known) => {
    const round = shown(known);
    return round ? { reads: [{ kind: 'round', id: round.id }] } : {};
  },
  run: (context) => open(context),
} as const satisfies Command;

/** The one that is open; else the latest that was. */
function shown({ room }: Pick<Known, 'room'>): RoomRound | undefined {
  const begun = (room?.rounds ?? []).filter(({ phase }) => phase !== 'scheduled' && phase !== 'cancelled');
  return begun.find(({ phase }) => phase === 'open') ?? begun.at(-1);
}

function open(context: Context): Outcome {
  const { room, found, pack, now } = context;
  if (!room) return { reply: tell('In a server', 'Rounds belong to a server: use this there.') };
  const view = shown(context);
  const round = view && found.get('round', view.id);
  const unknown = round && pack.cases.get(round.case);
  if (!round || !unknown) return { reply: tell('No round yet', '/case deals you a case of your own meanwhile.') };
  return { reply: privately(roundCard(round, deal(unknown, pack, round.seed), pack, now)) };
}
