import {
  type Challenge,
  challengeState,
  isOpenChallenge,
  type rule,
  upstreamYaml,
} from '../../../game/round/challenge.ts';
import type { Context } from '../../command.ts';
import type { Block, Button, Card, Item } from '../../reply.ts';
import { countOf } from '../../words.ts';

const mostShown = 10;

/** What facilitators have to rule on, a button each. */
export function challengesCard(open: readonly Challenge[]): Card {
  const shown = open.slice(0, mostShown);
  const items = shown.map(
    ({ text, why, at }, index): Item => ({
      mark: 'none',
      text: `${index + 1}. “${text}”: ${why || 'no reason given'}`,
      note: new Date(at).toISOString().slice(0, 10),
    }),
  );
  return {
    title: 'Challenges',
    blocks: [
      open.length === 0
        ? { kind: 'text', text: 'Nobody objects to anything.' }
        : { kind: 'list', ordered: false, items },
      ...(open.length > shown.length
        ? [{ kind: 'text' as const, text: `${countOf(open.length - shown.length, 'more challenge')} after these.` }]
        : []),
    ],
    buttons: shown.map(({ id, text }, index) => ({
      label: `${index + 1}. ${text}`.slice(0, 60),
      press: { command: 'round challenges', action: 'show', args: [id] },
      style: 'secondary',
    })),
  };
}

/** One challenge with all that was ruled on it, and what can be ruled now. */
export function challengeCard(challenge: Challenge, { pack, lexicon }: Pick<Context, 'pack' | 'lexicon'>): Card {
  const { id, text, diagnosis, why, rulings } = challenge;
  const state = challengeState(challenge);
  const answer = pack.diagnoses.get(diagnosis)?.name ?? diagnosis;
  const accepted = state === 'accepted-as-name' ? 'name' : state === 'accepted-as-partial' ? 'partial' : undefined;
  const upstream = accepted && upstreamYaml({ text, diagnosis, as: accepted, challenge: id }, { pack, lexicon });
  const ruled = rulings.map(
    (ruling): Item => ({
      mark: 'none',
      text: `${rulingLabels[ruling.decision]}${ruling.why === '' ? '' : `: ${ruling.why}`}`,
      note: new Date(ruling.at).toISOString().slice(0, 10),
    }),
  );
  const blocks: Block[] = [
    { kind: 'text', text: `Is “${text}” a name of ${answer}?` },
    { kind: 'text', text: why === '' ? 'No reason was given.' : `The member says: ${why}` },
    ...(ruled.length > 0 ? [{ kind: 'list' as const, ordered: false, items: ruled }] : []),
    ...(upstream
      ? [
          { kind: 'heading' as const, text: 'For the knowledge base' },
          { kind: 'text' as const, text: `${upstream.file}, under ${upstream.line.split(':')[0]}: ${upstream.line}` },
        ]
      : []),
  ];
  const button = (label: string, action: string, style: Button['style'] = 'secondary'): Button => ({
    label,
    press: { command: 'round challenges', action, args: [id] },
    style,
  });
  return {
    title: 'A challenge',
    blocks,
    buttons: [
      ...(isOpenChallenge(challenge)
        ? [
            button('Accept as a name', 'name', 'primary'),
            button('Accept as partly right', 'partial'),
            button('Decline', 'decline', 'danger'),
          ]
        : [button('Take the ruling back', 'undo')]),
      { label: 'All challenges', press: { command: 'round challenges', action: 'list', args: [] }, style: 'secondary' },
    ],
  };
}

const rulingLabels = {
  'accepted-as-name': 'Accepted as a name',
  'accepted-as-partial': 'Accepted as partly right',
  declined: 'Declined',
  undone: 'Taken back',
} as const;

type NotRuled = Extract<ReturnType<typeof rule>, { refused: string }>;

/** Why a ruling did not come about. */
export function whyNotRuled(ruled: NotRuled): string {
  switch (ruled.refused) {
    case 'belongs-to':
      return `That is a name of ${ruled.of.map(({ name }) => name).join(' or ')}, so it cannot be accepted as another.`;
    case 'accepted-otherwise':
      return 'The room counts this name otherwise since an earlier ruling. Undo that one first.';
    case 'ruled-already':
      return 'Another ruling stands. Undo it first.';
    default:
      return plainly[ruled.refused];
  }
}

const plainly = {
  'not-a-facilitator': 'Only facilitators rule.',
  'own-challenge': 'Nobody rules on a challenge of their own.',
  'no-reason': 'Say why, in a sentence.',
  'nothing-to-undo': 'There is no ruling to take back.',
  'no-name': 'That is no name of a diagnosis, only words that go with one.',
  'too-long': 'That is too long for a name.',
  several: 'That names several things.',
  denied: 'That says what it is not.',
  elsewhere: 'That is the disease in another place, which is another diagnosis.',
  'counts-already': 'That counts already.',
} as const;
