import type { Command } from '../src/bot/command.ts';
import { tell } from '../src/bot/reply.ts';

export const leaderboard = {
  name: 'leaderboard',
  description: 'Your place in this season’s rounds; names only of those who want theirs shown',
  example: '/leaderboard',
  options: { season: { type: 'number', description: 'An earlier season; left out, this one' } },
  run({ room, learner, args }) {
    if (!room) return { reply: tell('In a server', 'Boards belong to a server: use this there.') };
    const latest = room.seasons.length + 1;
    const season = args.season === undefined ? latest : Number(args.season);
    if (!Number.isInteger(season) || season < 1 || season > latest)
      return { reply: tell('No such season', `There ${latest === 1 ? 'is season 1' : `are seasons 1 to ${latest}`}.`) };
    return { errand: { kind: 'board', room: room.id, learner: learner.id, season } };
  },
} as const satisfies Command;
