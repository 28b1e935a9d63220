import type { Command, Context } from '../src/bot/command.ts';
import { type Card, redraw, show } from '../src/bot/reply.ts';
import { notAdvice } from '../src/bot/words.ts';

export const help = {
  name: 'help',
  description: 'What there is, and how a list is graded',
  example: '/help',
  options: { about: { type: 'choice', description: 'Or how rounds are run, for facilitators', choices: ['rounds'] } },
  run: (context) => ({ reply: show(context.args.about === 'rounds' ? roundsCard(context) : helpCard(context)) }),
  presses: {
    show: (context) => ({ reply: redraw(helpCard(context)) }),
    rounds: (context) => ({ reply: redraw(roundsCard(context)) }),
  },
} as const satisfies Command;

function helpCard({ commands, pack }: Context): Card {
  return {
    title: 'Unknown Case',
    blocks: [
      {
        kind: 'text',
        text: 'An unknown case shows its clues one at a time. Commit a ranked list after any of them; a right first line ends the case, any other opens the next clue. The last list is what scores.',
      },
      { kind: 'facts', rows: rowsOf(commands.filter((one) => !one.forFacilitators)) },
      { kind: 'heading', text: 'How a list is graded' },
      {
        kind: 'list',
        ordered: false,
        items: [
          'Diagnoses are compared, not spelling: abbreviations, older names and typing errors are read, and echoed in full.',
          'A group that holds the answer earns a part; so does the right tumor with its site left out.',
          'Rank costs: of its points the right line earns all when first, then 80%, 60%, 45% and 35%.',
          'Clues cost in practice, though not in rounds: from the one after which nothing else in the paper fits as well, the points fall to half at the last.',
          'Padding costs: 5 points for each line beyond the third that the clues argue against.',
          'A line that cannot be read costs nothing. Neither does time.',
          'How sure you are (confidence:low, middle or high after the list) is shown at the end and never scored.',
          'What you confuse or miss comes back in /review, before it is forgotten; /privacy says what is kept, and deletes it.',
          'What argues for and against follows from the paper alone. Where it departs from common teaching, a caution says so.',
        ].map((text) => ({ mark: 'none' as const, text })),
      },
    ],
    buttons: [
      { label: 'Running rounds', press: { command: 'help', action: 'rounds', args: [] }, style: 'secondary' as const },
    ],
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'help', action: 'show', args: [] },
  };
}

/** For whoever runs the case of the week. */
function roundsCard({ commands, pack }: Context): Card {
  return {
    title: 'Running rounds',
    blocks: [
      {
        kind: 'text',
        text: 'A round puts one case to a channel for days: everybody sends one secret list, then it closes, then the answer is revealed with what the group said. /setup first, then /round open; each reply says what comes next and how to undo it.',
      },
      { kind: 'facts', rows: rowsOf(commands.filter((one) => one.forFacilitators)) },
    ],
    buttons: [{ label: 'Back', press: { command: 'help', action: 'show', args: [] }, style: 'secondary' }],
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'help', action: 'rounds', args: [] },
  };
}

function rowsOf(commands: readonly Command[]) {
  return commands.map(({ example, description, typedOnly }) => ({
    label: example,
    text: typedOnly ? `${description} (a button on Discord)` : description,
  }));
}
