import { roundCard } from '../../src/bot/cards/round/post.ts';
import type { Command, Context, Known, Outcome } from '../../src/bot/command.ts';
import { type Button, privately, tell } from '../../src/bot/reply.ts';
import type { RoomRound } from '../../src/bot/room.ts';
import { inServer } from '../../src/bot/rounds/facilitate.ts';
import { entryRef } from '../../src/bot/rounds/keep.ts';
import { revealedPress } from '../../src/bot/rounds/results.ts';
import { afterReveal } from '../../src/bot/rounds/revealed.ts';
import { deal } from '../../src/game/draw.ts';
import { isRevealed } from '../../src/game/round/round.ts';

export const roundShow = {
  name: 'round show',
  typedAs: 'round',
  description: 'The open case of the week, for you alone; or your result of the last one',
  example: '/round show',
  options: {},
  needs: (request, known) => {
    const id = request.kind === 'press' ? request.press.args[0] : shown(known)?.id;
    if (!id) return {};
    return { reads: [{ kind: 'round', id }, entryRef(id, known.learner.id)] };
  },
  run: open,
  presses: {
    revealed: (context, [id = '']) => revealed(context, id),
  },
} as const satisfies Command;

/** The one that is open; else the latest that was. */
function shown({ room }: Pick<Known, 'room'>): RoomRound | undefined {
  const begun = (room?.rounds ?? []).filter(({ phase }) => phase !== 'scheduled' && phase !== 'cancelled');
  return begun.find(({ phase }) => phase === 'open') ?? begun.at(-1);
}

function open(context: Context): Outcome {
  const { room, found, pack, now } = context;
  if (!room) return { reply: inServer };
  const view = shown(context);
  const round = view && found.get('round', view.id);
  const unknown = round && pack.cases.get(round.case);
  if (!round || !unknown) return { reply: tell('No round yet', '/case deals you a case of your own meanwhile.') };
  if (isRevealed(round)) return revealed(context, round.id);
  const card = roundCard(round, deal(unknown, pack, round.seed), pack, now);
  const before = room.rounds.findLast(isRevealed);
  const buttons = before ? [...card.buttons, resultButton(before)] : card.buttons;
  return { reply: privately({ ...card, buttons }) };
}

function resultButton({ id, number }: RoomRound): Button {
  return { label: `Result of round ${number}`, press: revealedPress({ id }), style: 'secondary' };
}

function revealed(context: Context, id: string): Outcome {
  return afterReveal(context, id, { kind: 'revealed', round: id, learner: context.learner.id });
}
