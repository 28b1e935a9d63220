import type { Command } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import { facilitated } from '../../src/bot/rounds/facilitate.ts';
import { isRevealed } from '../../src/game/round/round.ts';

const formats = ['csv', 'json', 'points'] as const;

export const roundExport = {
  name: 'round export',
  description: 'For facilitators: a revealed round as CSV, JSON, or talking points for the conference',
  example: '/round export format:points',
  forFacilitators: true,
  options: {
    format: { type: 'choice', description: 'points: talking points as Markdown', choices: formats },
    round: { type: 'number', description: 'Its number; left out, the latest' },
  },
  run: (context) =>
    facilitated(context, (room) => {
      const { round: wanted, format: typed } = context.args;
      const format = formats.find((known) => known === typed) ?? 'csv';
      const revealed = room.rounds.filter(isRevealed);
      const round =
        wanted === undefined ? revealed.at(-1) : revealed.find(({ number }) => `${number}` === wanted.trim());
      if (!round) {
        const numbers = revealed.map(({ number }) => number).join(', ');
        return {
          reply: tell(
            'Nothing to export',
            numbers === '' ? 'No round is revealed yet.' : `Revealed rounds: ${numbers}.`,
          ),
        };
      }
      return { errand: { kind: 'export', round: round.id, format } };
    }),
} as const satisfies Command;
