import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { roundIdOf } from '../../src/bot/rounds/begin.ts';
import { facilitated, facilitatorNeeds } from '../../src/bot/rounds/facilitate.ts';
import { roundRefs } from '../../src/bot/rounds/keep.ts';
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
  needs: (_, known) => ({
    writes: [...(facilitatorNeeds(known).writes ?? []), ...roundRefs(roundIdOf(known.seed))],
  }),
  run: (context) => facilitated(context, (room) => plan(context, room)),
} as const satisfies Command;

function plan(context: Context, room: Room): Outcome {
  const { args, learner, channel, pack, seed, now } = context;
  const { saves, room: without } = unscheduled(room, context);
  const text = args.weekly?.trim() ?? '';
  if (text === '') return { errand: { kind: 'status', room: room.id } };
  if (/^(off|none|never|stop)$/i.test(text)) {
    if (!room.weekly) return { reply: tell('Nothing to stop', 'No weekly round is scheduled.') };
    return {
      saves,
      reply: tell('No more weekly rounds', 'What is open goes on as it was. /round schedule weekly: begins again.'),
    };
  }
  const weekly = readWeekly(text);
  if ('problem' in weekly) return { reply: tell('Not scheduled', weekly.problem) };
  const place = args.channel ?? room.channel ?? channel;
  if (place === undefined) return { reply: tell('Not scheduled', 'Say in which channel: /setup channel: keeps it.') };
  const said = formatWeekly(weekly.weekly);
  const next = scheduleNext({ ...without, weekly: { said, channel: place, facilitator: learner.id } }, pack, seed, now);
  return {
    saves: [...saves.filter(({ kind }) => kind !== 'room'), ...next.saves],
    // Its first round may open within the minute.
    errand: next.waiting === undefined ? { kind: 'status', room: room.id } : { kind: 'attend', round: next.waiting },
  };
}
