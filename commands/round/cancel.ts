import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { type Reply, redraw, tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { facilitated, facilitatorNeeds, moveRound, whichRound, withRound } from '../../src/bot/rounds/facilitate.ts';
import { countOf } from '../../src/bot/words.ts';
import type { Round } from '../../src/game/round/round.ts';

export const roundCancel = {
  name: 'round cancel',
  description: 'For facilitators: take a round back; no entry counts',
  example: '/round cancel',
  forFacilitators: true,
  options: whichRound,
  needs: facilitatorNeeds,
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['open', 'closed', 'scheduled'], (round) => ({ reply: ask(round) })),
    ),
  presses: {
    sure: (context, [number = '']) =>
      facilitated(context, (room) =>
        withRound({ ...context, args: { round: number } }, room, [], (round) => cancel(context, room, round)),
      ),
    keep: () => ({ reply: { ...tell('Kept', 'Nothing was changed.'), inPlace: true } }),
  },
} as const satisfies Command;

/** It cannot be taken back, so it is asked once. */
function ask({ number, phase, entrants }: Round): Reply {
  const said =
    phase === 'scheduled'
      ? `Round ${number} will not open. A weekly schedule goes on with the week after.`
      : `Round ${number} has ${countOf(entrants, 'entry', 'entries')}. They will not count, and its answer is not shown. This cannot be undone.`;
  const press = (action: string) => ({ command: 'round cancel', action, args: [`${number}`] });
  const card = {
    title: `Cancel round ${number}?`,
    blocks: [{ kind: 'text' as const, text: said }],
    buttons: [
      { label: 'Cancel the round', press: press('sure'), style: 'danger' as const },
      { label: 'Keep it', press: press('keep'), style: 'secondary' as const },
    ],
  };
  return { ...redraw(card), private: true };
}

/** Of a week, the card of how rounds stand shows what comes in its place. */
function cancel(context: Context, room: Room, round: Round): Outcome {
  const isOfWeek = round.phase === 'scheduled' && room.weekly !== undefined;
  return isOfWeek
    ? moveRound(context, room, round, { kind: 'cancel' }, { kind: 'status', room: room.id })
    : moveRound(context, room, round, { kind: 'cancel' });
}
