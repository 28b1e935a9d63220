import { rehearsalCard } from '../../src/bot/cards/round/rehearsal.ts';
import type { Command } from '../../src/bot/command.ts';
import { privately } from '../../src/bot/reply.ts';
import { facilitated, facilitatorNeeds, whichRound, withRound } from '../../src/bot/rounds/facilitate.ts';
import { savesOfMove } from '../../src/bot/rounds/weekly.ts';
import { deal } from '../../src/game/draw.ts';
import { play } from '../../src/game/round/play.ts';

export const roundRehearse = {
  name: 'round rehearse',
  description: 'For facilitators: the whole round with its answer, for you alone; you cannot enter it then',
  example: '/round rehearse',
  forFacilitators: true,
  options: whichRound,
  needs: facilitatorNeeds,
  run: (context) =>
    facilitated(context, (room) =>
      withRound(context, room, ['scheduled', 'open', 'closed'], (round) => {
        const { pack, learner, now } = context;
        const step = play(round, { kind: 'saw-answer', who: learner.id }, now);
        const unknown = pack.cases.get(round.case)!;
        const card = rehearsalCard(round, unknown, deal(unknown, pack, round.seed), pack);
        return {
          reply: privately(card),
          saves: 'refused' in step ? [] : savesOfMove(round, step.round, room, context),
        };
      }),
    ),
} as const satisfies Command;
