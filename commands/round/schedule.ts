import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { facilitated, facilitatorNeeds } from '../../src/bot/rounds/facilitate.ts';
import { savesOfRounds } from '../../src/bot/rounds/keep.ts';
import { scheduleNext, unscheduled } from '../../src/bot/rounds/weekly.ts';
import { formatWeekly, readWeekly } from '../../src/game/when/weekly.ts';

export const roundSchedule = {
  name: 'round schedule',
  description: 'For facilitators: a round every week, picked and opened by itself',
  example: '/round schedule weekly:Mondays 07:00, closes Friday 12:00',
  forFacilitators: true,
  options: {
    weekly: { type: 'list', description: 'Such as Mondays 07:00, closes Friday 12:00; or off' },
    channel: { type: 'channel', description: 'Where to; left out, the one from /setup, or this one' },
  },
  needs: facilitatorNeeds,
  run: (context) => facilitated(context, (room) => plan(context, room)),
} as const satisfies Command;

function plan(context: Context, room: Room): Outcome {
  const { args, learner, channel, now } = context;
  const without = unscheduled(room, context);
  const text = args.weekly?.trim() ?? '';
  if (text === '') return { errand: { kind: 'status', room: room.id } };
  if (/^(off|none|never|stop)$/i.test(text)) {
    if (!room.weekly) return { reply: tell('Nothing to stop', 'No weekly round is scheduled.') };
    return {
      saves: savesOfRounds(without.rounds, without.room, now),
      reply: tell('No more weekly rounds', 'What is open goes on as it was. /round schedule weekly: begins again.'),
    };
  }
  const weekly = readWeekly(text);
  if ('problem' in weekly) return { reply: tell('Not scheduled', weekly.problem) };
  const place = args.channel ?? room.channel ?? channel;
  if (place === undefined) return { reply: tell('Not scheduled', 'Say in which channel: /setup channel: keeps it.') };
  const said = formatWeekly(weekly.weekly);
  const next = scheduleNext({ ...without.room, weekly: { said, channel: place, facilitator: learner.id } }, context);
  const [waiting] = next.rounds;
  return {
    saves: savesOfRounds([...without.rounds, ...next.rounds], next.room, now),
    // Its first round may open within the minute.
    errand: waiting ? { kind: 'attend', round: waiting.id } : { kind: 'status', room: room.id },
  };
}
