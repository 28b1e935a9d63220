import { type Deck, dueCards, leftToday, nextDue, todayOf } from '../../game/review/deck.ts';
import { drillOf } from '../../game/review/drill.ts';
import { formatTime } from '../../game/when/wall.ts';
import type { Block, Button, Card } from '../reply.ts';
import { countOf, notAdvice } from '../words.ts';
import { drillCard, type Reader } from './drill.ts';

const press = (action: string, ...args: string[]) => ({ command: 'review', action, args });
const self = press('show');

/** What the deck has to show: the card that is asked, or how things stand. */
export function reviewCard(deck: Deck, reader: Reader): Card {
  const { asking } = deck;
  const drill = asking && drillOf(asking.card, asking.seed, reader.pack);
  return asking && drill ? drillCard(drill, asking, deck, reader) : restCard(deck, reader);
}

function restCard(deck: Deck, { pack, now, learner }: Reader): Card {
  const all = Object.keys(deck.cards).length;
  const due = dueCards(deck, now).filter((card) => drillOf(card, 'any', pack)).length;
  const { done, more } = todayOf(deck, now);
  const next = nextDue(deck, now);
  const blocks: Block[] = [{ kind: 'text', text: standing(all, due, done) }];
  if (due === 0 && next !== undefined)
    blocks.push({ kind: 'text', text: ['The next one comes due ', { at: next, as: 'relative' }, '.'] });
  blocks.push({ kind: 'text', text: settingsInWords(deck) });
  const isAtLimit = due > 0 && leftToday(deck, now) === 0;
  return {
    title: 'Review',
    blocks,
    buttons: [
      ...(isAtLimit ? [button('Ten more today', 'more', 'primary', `${more}`)] : []),
      { label: 'Question', press: { command: 'study question', action: 'ask', args: [] }, style: 'secondary' },
      {
        label: learner.attempt ? 'Go on with the case' : 'Next case',
        press: { command: 'case', action: 'next', args: [] },
        style: 'secondary',
      },
      ...(all > 0 ? exportButtons : []),
    ],
    footer: notAdvice,
    self,
  };
}

function button(label: string, action: string, style: Button['style'], ...args: string[]): Button {
  return { label, press: press(action, ...args), style };
}

export const exportButtons: readonly Button[] = [
  button('Misses for Anki', 'anki', 'secondary'),
  button('Misses as CSV', 'csv', 'secondary'),
];

function standing(all: number, due: number, done: number): string {
  if (all === 0)
    return 'No cards yet. They come by themselves: what you put first in place of an answer, diagnoses you missed, questions you got wrong.';
  const today = done === 0 ? '' : ` ${countOf(done, 'card')} done today.`;
  if (due > 0) return `Enough for today.${today} ${countOf(due, 'card')} can wait until tomorrow.`;
  return `Nothing is due of your ${countOf(all, 'card')}.${today}`;
}

/** How it is set, and how to set it otherwise. */
export function settingsInWords({ daily, retention, zone, reminder }: Deck): string {
  const at = reminder && `${formatTime(reminder)} (${zone})`;
  const rings = reminder?.refused
    ? 'the reminder stopped, since your direct messages are closed to the bot: open them and set it again'
    : reminder
      ? `a reminder at ${at} when cards are due`
      : 'no reminder: /review remind:07:30 sets one';
  const nowhere = reminder && zone === 'UTC' ? ' Your time zone: /review zone:New York.' : '';
  return `Set: ${countOf(daily, 'card')} a day, due when recall falls to ${Math.round(100 * retention)}%; ${rings}.${nowhere}`;
}
