import type { Command, Context } from '../src/bot/command.ts';
import { type Card, redraw, show } from '../src/bot/reply.ts';
import { notAdvice } from '../src/bot/words.ts';

export const help = {
  name: 'help',
  description: 'What there is, and how a list is graded',
  example: '/help',
  options: {},
  run: (context) => ({ reply: show(helpCard(context)) }),
  presses: { show: (context) => ({ reply: redraw(helpCard(context)) }) },
} as const satisfies Command;

function helpCard({ commands, pack }: Context): Card {
  return {
    title: 'Unknown Case',
    blocks: [
      {
        kind: 'text',
        text: 'An unknown case shows its clues one at a time. Commit a ranked list after any of them; a right first line ends the case, any other opens the next clue. The last list is what scores.',
      },
      { kind: 'facts', rows: commands.map(({ example, description }) => ({ label: example, text: description })) },
      { kind: 'heading', text: 'How a list is graded' },
      {
        kind: 'list',
        ordered: false,
        items: [
          'Diagnoses are compared, not spelling: abbreviations, older names and typing errors are read, and echoed in full.',
          'A group or family that holds the answer earns a part; so does the right tumor with its site left out.',
          'A line that cannot be read costs nothing. Neither does time.',
          'How sure you are (confidence:low, middle or high after the list) is shown at the end and never scored.',
          'Lines beyond the third that the clues argue against cost 5 points each.',
          'What you confuse or miss comes back in /review, before it is forgotten; /privacy says what is kept, and deletes it.',
          'What argues for and against follows from the paper alone. Where it departs from common teaching, a caution says so.',
        ].map((text) => ({ mark: 'none' as const, text })),
      },
    ],
    buttons: [],
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'help', action: 'show', args: [] },
  };
}
