import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { type Block, privately, redraw, tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { facilitated } from '../../src/bot/rounds/facilitate.ts';

export const roundSeason = {
  name: 'round season',
  description: 'For facilitators: begin a new season; the leaderboard starts anew',
  example: '/round season',
  forFacilitators: true,
  options: {},
  needs: (_, { room }) => ({ writes: room ? [{ kind: 'room', id: room.id }] : [] }),
  run: (context) => facilitated(context, (room) => ({ reply: privately(askCard(room)) })),
  presses: {
    begin: (context, [number = '']) => facilitated(context, (room) => begin(context, room, Number(number))),
    keep: () => ({ reply: { ...tell('Kept', 'The season goes on.'), inPlace: true } }),
  },
} as const satisfies Command;

function askCard(room: Room) {
  const season = room.seasons.length + 1;
  const since = room.seasons.at(-1);
  const text: Block[] = [
    {
      kind: 'text',
      text: since === undefined ? 'This is season 1.' : [`Season ${season} began `, { at: since, as: 'date' }, '.'],
    },
    {
      kind: 'text',
      text: `Rounds that close from now on count for season ${season + 1}. Older boards stay to be seen.`,
    },
  ];
  const press = (action: string) => ({ command: 'round season', action, args: [`${season}`] });
  return {
    title: `Begin season ${season + 1}?`,
    blocks: text,
    buttons: [
      { label: `Begin season ${season + 1}`, press: press('begin'), style: 'primary' as const },
      { label: 'Keep the season', press: press('keep'), style: 'secondary' as const },
    ],
  };
}

/** @param season the one that was to end; pressed twice, it ends once */
function begin({ now }: Context, room: Room, season: number): Outcome {
  if (season !== room.seasons.length + 1) return { reply: redraw(askCard(room)) };
  const begun = { ...room, seasons: [...room.seasons, now] };
  return {
    saves: [{ kind: 'room', id: room.id, record: begun }],
    reply: { ...tell(`Season ${season + 1} has begun`, 'Rounds that close from now on count for it.'), inPlace: true },
  };
}
