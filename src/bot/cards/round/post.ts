import type { ShownClue } from '../../../game/draw.ts';
import type { Pack } from '../../../game/pack.ts';
import { cluesIn, cluesShown, nextClueAt } from '../../../game/round/clues.ts';
import { revealAt } from '../../../game/round/deadlines.ts';
import type { PostName, Round } from '../../../game/round/round.ts';
import type { Block, Button, Card, Text } from '../../reply.ts';
import { clueRows, countOf, notAdvice } from '../../words.ts';

/** The round's one message, edited as the round moves on. Until the reveal nothing here depends on the answer but the clues. */
export function roundCard(round: Round, dealt: readonly ShownClue[], pack: Pack, now: number): Card {
  const shown = dealt.slice(0, cluesShown(round, now));
  const opening = pack.cases.get(round.case)?.opening ?? '';
  return {
    title: titleOf(round),
    blocks: [
      { kind: 'text', text: opening },
      { kind: 'facts', rows: clueRows(shown) },
      ...shown.flatMap(({ clue }) => (clue.image ? [{ kind: 'image' as const, ...clue.image }] : [])),
      ...standOf(round, now).map((text): Block => ({ kind: 'text', text })),
    ],
    buttons: buttonsOf(round, 'opening'),
    footer: notAdvice,
  };
}

/** A message of its own, since an edit notifies nobody. */
export function cardOfPost(
  round: Round,
  post: Exclude<PostName, 'reveal' | 'thread'>,
  dealt: readonly ShownClue[],
  pack: Pack,
  now: number,
): Card {
  switch (post) {
    case 'opening':
      return roundCard(round, dealt, pack, now);
    case 'closing':
      return closingCard(round);
    default:
      return clueCard(round, post, dealt, now);
  }
}

function clueCard(round: Round, post: `clue-${number}`, dealt: readonly ShownClue[], now: number): Card {
  const numbers = cluesIn(round, post);
  const rows = clueRows(dealt).filter((_, index) => numbers.includes(index + 1));
  const images = numbers.flatMap((number) => dealt[number - 1]?.clue.image ?? []);
  return {
    title: `${titleOf(round)}: ${numbers.length === 1 ? `clue ${numbers[0]}` : `clues ${numbers.join(', ')}`}`,
    blocks: [
      { kind: 'facts', rows },
      ...images.map((image) => ({ kind: 'image' as const, ...image })),
      { kind: 'text', text: scheduleOf(round, now) },
    ],
    buttons: buttonsOf(round, post),
    footer: notAdvice,
  };
}

function closingCard(round: Round): Card {
  const revealsAt = revealAt(round);
  const reveal: Text =
    revealsAt === undefined
      ? 'The answer follows when the facilitator reveals it.'
      : ['The answer follows ', { at: revealsAt, as: 'relative' }, '.'];
  return {
    title: `${titleOf(round)} is closed`,
    blocks: [
      { kind: 'text', text: turnoutOf(round) },
      { kind: 'text', text: reveal },
    ],
    buttons: buttonsOf(round, 'closing'),
    footer: notAdvice,
  };
}

function turnoutOf({ entrants }: Round): string {
  return entrants === 0
    ? 'Nobody entered this time.'
    : `${countOf(entrants, 'entry', 'entries')}. Thank you for taking part.`;
}

export function titleOf({ number }: Round): string {
  return `Case of the week ${number}`;
}

function standOf(round: Round, now: number): Text[] {
  const entries = countOf(round.entrants, 'entry', 'entries');
  switch (round.phase) {
    case 'scheduled':
    case 'open':
      return [
        scheduleOf(round, now),
        'One list each, the most likely first. It is secret, counts at once and can be changed until closing.',
        `${entries} so far.`,
      ];
    case 'closed':
      return [`Closed with ${entries}. The answer is still to come.`];
    case 'revealed':
    case 'archived':
      return [`Closed with ${entries}. The answer stands further down.`];
    case 'cancelled':
      return ['Cancelled. No entry counts, and no answer will be shown here.'];
  }
}

function scheduleOf(round: Round, now: number): Text {
  const next = nextClueAt(round, now);
  const closing: Text = [
    'Closes ',
    { at: round.closesAt, as: 'date' },
    ' (',
    { at: round.closesAt, as: 'relative' },
    ')',
  ];
  return next === undefined ? [...closing, '.'] : [...closing, '; the next clue ', { at: next, as: 'relative' }, '.'];
}

/** Each carries round and post, by which a message is found again when it is in doubt whether it went out. */
export function buttonsOf(round: Round, post: PostName): Button[] {
  const button = (label: string, action: string, style: Button['style']): Button => ({
    label,
    press: { command: 'round enter', action, args: [round.id, post] },
    style,
  });
  const mine = button('My entry', 'mine', 'secondary');
  switch (round.phase) {
    case 'scheduled':
    case 'open':
      return [button('Submit differential', 'submit', 'primary'), mine];
    case 'closed':
      return [mine];
    case 'revealed':
    case 'archived':
      return [button('My result', 'result', 'primary')];
    case 'cancelled':
      return [mine];
  }
}
