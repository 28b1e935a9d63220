import { cluesShown, nextClueAt } from '../../../game/round/clues.ts';
import { revealAt } from '../../../game/round/deadlines.ts';
import type { PostName, Round } from '../../../game/round/round.ts';
import { isGone } from '../../gone.ts';
import type { Block, Button, Card, Mention, Text } from '../../reply.ts';
import type { Room } from '../../room.ts';
import { postInWords, refusalInWords } from '../../rounds/post-words.ts';
import { dateIn } from '../../rounds/rules.ts';
import { countOf } from '../../words.ts';
import { titleOf } from './post.ts';

const mostNamed = 60;

/** How a room's rounds stand, for its facilitators: who has entered and not what, what comes next, and how to undo it. */
export function statusCard(
  room: Room,
  rounds: readonly { readonly round: Round; readonly entrants: readonly string[] }[],
  now: number,
): Card {
  const blocks = rounds.flatMap(({ round, entrants }): Block[] => [
    { kind: 'heading', text: `${titleOf(round)}: ${round.phase}` },
    { kind: 'facts', rows: rowsOf(round, entrants, now) },
    { kind: 'text', text: nextOf(round) },
  ]);
  const none: Block = { kind: 'text', text: 'No round is under way. /round open puts a case up now.' };
  const self = { command: 'round status', action: 'show', args: [] };
  return {
    title: 'Rounds',
    self,
    blocks: [...(blocks.length > 0 ? blocks : [none]), ...weekOf(room), ...challengesOf(room)],
    buttons: [
      ...rounds.flatMap(({ round }) => retriesOf(round)),
      { label: 'Refresh', press: self, style: 'secondary' },
    ],
  };
}

function rowsOf(round: Round, entrants: readonly string[], now: number): { label: string; text: Text }[] {
  const { phase, channel, facilitator, opensAt, closesAt, closedAt, revealedAt } = round;
  const revealsAt = revealAt(round);
  const rows: { label: string; text: Text }[] = [
    { label: 'Channel', text: [{ of: 'channel', id: channel }] },
    {
      label: 'Facilitator',
      text: isGone(facilitator) ? 'nobody: /round handover' : [{ of: 'person', id: facilitator }],
    },
    phase === 'scheduled'
      ? { label: 'Opens', text: dateIn(opensAt) }
      : { label: 'Entered', text: enteredBy(round, entrants) },
    closedAt === undefined ? { label: 'Closes', text: dateIn(closesAt) } : { label: 'Closed', text: dateIn(closedAt) },
    ...(round.clueEveryMs === undefined ? [] : [{ label: 'Clues', text: cluesOf(round, now) }]),
    revealedAt === undefined
      ? {
          label: 'Reveal',
          text: revealsAt === undefined ? 'by hand: /round reveal' : dateIn(revealsAt),
        }
      : { label: 'Revealed', text: dateIn(revealedAt) },
  ];
  return [
    ...rows,
    ...underWay(round).map((post) => ({
      label: 'Not posted yet',
      text: `${postInWords(post)}: tried again until it is`,
    })),
    ...faultsOf(round).map(({ post, why }) => ({ label: 'Not posted', text: `${postInWords(post)}: ${why}` })),
  ];
}

function enteredBy({ phase }: Round, entrants: readonly string[]): Text {
  if (entrants.length === 0) return phase === 'open' ? 'nobody yet' : 'nobody';
  const named = entrants.slice(0, mostNamed).flatMap((id): (string | Mention)[] => [' ', { of: 'person', id }]);
  const more = entrants.length - mostNamed;
  return [`${countOf(entrants.length, 'member')}:`, ...named, ...(more > 0 ? [` and ${more} more`] : [])];
}

function cluesOf(round: Round, now: number): Text {
  const next = nextClueAt(round, now);
  const shown = `${cluesShown(round, now)} of ${round.clues} shown`;
  return next === undefined ? shown : [`${shown}; the next `, { at: next, as: 'relative' }];
}

/** Begun, and not known to have arrived. */
function underWay({ posts }: Round): PostName[] {
  return (Object.keys(posts) as PostName[]).filter((post) => posts[post]?.state === 'sending');
}

function nextOf({ phase }: Round): string {
  switch (phase) {
    case 'scheduled':
      return 'It opens by itself. /round rehearse shows it to you beforehand, /round cancel leaves it out.';
    case 'open':
      return 'It closes by itself. /round extend closes it later, /round close now; /round cancel takes it back.';
    case 'closed':
      return '/round reveal shows the answer. Until then /round reopen opens it again.';
    case 'revealed':
    case 'archived':
      return '/round export has the entries and talking points; /round challenges what members object to.';
    case 'cancelled':
      return 'It is over. /round open begins another.';
  }
}

function faultsOf({ posts }: Round): { post: PostName; why: string }[] {
  return (Object.entries(posts) as [PostName, NonNullable<Round['posts'][PostName]>][]).flatMap(([post, made]) =>
    made.state === 'given-up'
      ? [{ post, why: refusalInWords[made.why as keyof typeof refusalInWords] ?? made.why }]
      : [],
  );
}

function retriesOf(round: Round): Button[] {
  return faultsOf(round)
    .slice(0, 3)
    .map(({ post }) => ({
      label: `Try the ${postInWords(post)} again`,
      press: { command: 'round status', action: 'retry', args: [round.id, post] },
      style: 'primary',
    }));
}

function weekOf({ weekly }: Room): Block[] {
  if (!weekly) return [];
  const stuck =
    weekly.stuck === 'no-case' ? ' No case is left for the next one: add one, or reveal the round that holds it.' : '';
  return [{ kind: 'text', text: `Every week: ${weekly.said}.${stuck} /round schedule weekly:off ends it.` }];
}

function challengesOf({ challenges }: Room): Block[] {
  if (challenges.length === 0) return [];
  return [{ kind: 'text', text: `${countOf(challenges.length, 'challenge')} to rule on: /round challenges` }];
}
