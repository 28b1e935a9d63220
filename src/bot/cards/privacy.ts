import type { Learner } from '../learner.ts';
import type { Block, Button, Card } from '../reply.ts';
import { countOf } from '../words.ts';

/** What is stored of a person, in plain words. Whoever adds a kind of record adds it here. */
const stored: readonly { readonly label: string; readonly text: string }[] = [
  {
    label: 'You',
    text: 'The id you play under (on Discord, your Discord id), and the servers in which you used the bot.',
  },
  {
    label: 'Practice',
    text: 'The lists you commit, when, after which clue, how sure you said you were, your points; the case in hand and the last five. Text that could not be read is kept until you send the next.',
  },
  {
    label: 'Rounds',
    text: 'Your lists and when you sent them; what you challenge or rule, and your reasons; rounds that you run, or whose answer you know beforehand.',
  },
  { label: 'Asked', text: 'The diagnosis that your last question was about, and not its words.' },
  {
    label: 'Review',
    text: 'Your cards and how well you remember them, each review with its time and grade, your time zone, and when you want to be reminded.',
  },
  {
    label: 'Never',
    text: 'Your messages, anything about patients. Never type anything about a patient.',
  },
];

const seenBy: readonly string[] = [
  'Practice, review and progress: nobody else in the bot. Rounds: facilitators see who entered, read challenges, and can export lists after the reveal; no name goes with a list unless you show yours.',
  'Whoever runs the bot can read its database.',
  'Deleting takes effect at once, everywhere. Lists in open rounds are withdrawn; in revealed rounds they still count, as nobody’s and reworded.',
  'It does not reach what was posted in a channel, a name that a room accepted from you, or backups, which whoever runs the bot keeps until they expire.',
  'Where a server removes the bot, its rounds and all lists in them are deleted after 30 days.',
];

const press = (action: string, label: string, style: Button['style'], ...args: string[]): Button => ({
  label,
  press: { command: 'privacy', action, args },
  style,
});

export function privacyCard(learner: Learner): Card {
  const { boardName, results, finished, reviews, rounds, attempt } = learner;
  const open = attempt === undefined ? '' : ', a case in hand';
  const now = `${countOf(finished, 'finished case')}${open}, ${countOf(rounds.length, 'round')}, ${countOf(reviews, 'review')}.`;
  const rows = [
    ...stored,
    { label: 'Now', text: now },
    {
      label: 'Name',
      text:
        boardName === undefined
          ? 'Not stored. Boards and exports show you by number.'
          : `Shown on boards and in exports as “${boardName}”.`,
    },
    {
      label: 'Results',
      text: results
        ? 'Your result of a round comes by direct message.'
        : 'No direct messages; a button on each reveal shows your result.',
    },
  ];
  return {
    title: 'Your data',
    blocks: [
      { kind: 'facts', rows },
      { kind: 'list', ordered: false, items: seenBy.map((text) => ({ mark: 'none', text })) },
    ],
    buttons: [
      boardName === undefined
        ? press('names', 'Show my name on boards', 'secondary', 'on')
        : press('names', 'Take my name off boards', 'secondary', 'off'),
      results
        ? press('results', 'No results by message', 'secondary', 'off')
        : press('results', 'Results by message', 'secondary', 'on'),
      press('export', 'Export as JSON', 'secondary'),
      press('ask', 'Delete everything', 'danger'),
    ],
    self: { command: 'privacy', action: 'show', args: [] },
  };
}

/** What would be deleted is part of the button, so that it deletes nothing that came after. */
export function standOf({ finished, reviews, rounds }: Learner): string[] {
  return [`${finished}`, `${reviews}`, `${rounds.length}`];
}

export function askCard(learner: Learner): Card {
  const { finished, reviews, rounds, attempt } = learner;
  const what = [
    ...(finished === 0 ? [] : [countOf(finished, 'finished case')]),
    ...(attempt === undefined ? [] : ['the case in hand']),
    ...(reviews === 0 ? [] : [countOf(reviews, 'review')]),
    ...(rounds.length === 0 ? [] : [`lists in ${countOf(rounds.length, 'round')}`]),
  ];
  const counted = what.length === 0 ? '' : ` (${what.join(', ')})`;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `This deletes all your lists, cases, review cards and settings${counted}, at once and for good.`,
    },
    { kind: 'text', text: 'Export as JSON first, if you want to keep them.' },
  ];
  return {
    title: 'Delete everything?',
    blocks,
    buttons: [
      press('erase', 'Delete', 'danger', ...standOf(learner)),
      press('export', 'Export as JSON', 'secondary'),
      press('show', 'Keep it', 'secondary'),
    ],
  };
}
