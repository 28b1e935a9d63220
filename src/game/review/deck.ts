import type { Pack } from '../pack.ts';
import { formatDate, wallOf } from '../when/wall.ts';
import { cardsOf, type Miss } from './miss.ts';
import type { Reminder } from './reminder.ts';
import { freshMemory, type Grade, grade, gradesFor, type Memory, type Pace } from './schedule.ts';
import { type CardId, questionCardId } from './subject.ts';

/** What one learner reviews: the cards as they are remembered, and how the learner wants it. */
export interface Deck extends Pace {
  readonly cards: Readonly<Record<CardId, Memory>>;
  /** How many cards a day. */
  readonly daily: number;
  /** IANA name: by it a day begins and a reminder rings. */
  readonly zone: string;
  readonly today: Today;
  /** The card that was shown and is not graded yet. */
  readonly asking?: Asking | undefined;
  /** Ids of questions that were answered, in review or beside it. */
  readonly asked: readonly string[];
  readonly reminder?: Reminder | undefined;
}

interface Today {
  /** As the learner's calendar has it. */
  readonly day: string;
  readonly done: number;
  /** Beyond the daily limit, by wish. */
  readonly more: number;
}

export interface Asking {
  readonly card: CardId;
  /** Decides which findings are shown and in which order the choices stand. */
  readonly seed: string;
  /** Index of the choice. */
  readonly chosen?: number | undefined;
}

/** One review, kept for fitting the parameters later. */
export interface Reviewed {
  readonly card: CardId;
  readonly at: number;
  readonly grade: Grade;
  /** Whether the choice was the right one. */
  readonly right: boolean;
}

export const limits = { daily: [1, 200], retention: [0.7, 0.97] } as const;

export function newDeck(zone: string): Deck {
  return { cards: {}, retention: 0.9, daily: 20, zone, today: { day: '', done: 0, more: 0 }, asked: [] };
}

/** Every miss in the deck, due at once; what is missed again comes due again. */
export function withMisses(deck: Deck, misses: readonly Miss[], pack: Pack): Deck {
  return misses.reduce(
    (before, miss) => cardsOf(miss, pack).reduce((one, card) => withCard(one, card, miss.at), before),
    deck,
  );
}

export function withCard(deck: Deck, card: CardId, at: number): Deck {
  const before = deck.cards[card];
  const memory = before ? { ...before, due: Math.min(before.due, at) } : freshMemory(at);
  return { ...deck, cards: { ...deck.cards, [card]: memory } };
}

/** A question was answered; the wrong answer is a card. */
export function withAnswer(deck: Deck, question: string, right: boolean, now: number): Deck {
  const asked = deck.asked.includes(question) ? deck.asked : [...deck.asked, question];
  return right ? { ...deck, asked } : withCard({ ...deck, asked }, questionCardId(question), now);
}

/** Cards that are due: those being learned first, then whichever has waited longest. */
export function dueCards({ cards }: Deck, now: number): CardId[] {
  const isLearned = ({ stage }: Memory) => Number(stage === 'new' || stage === 'review');
  return Object.entries(cards)
    .filter(([, { due }]) => due <= now)
    .sort(([a, one], [b, other]) => isLearned(one) - isLearned(other) || one.due - other.due || (a < b ? -1 : 1))
    .map(([card]) => card);
}

/** When the next card comes due, of those that are not; `undefined`: there is none. */
export function nextDue({ cards }: Deck, now: number): number | undefined {
  const later = Object.values(cards).flatMap(({ due }) => (due > now ? [due] : []));
  return later.length === 0 ? undefined : Math.min(...later);
}

/** How many cards may still be begun today. One that was forgotten today comes back beside these. */
export function leftToday(deck: Deck, now: number): number {
  const { done, more } = todayOf(deck, now);
  return Math.max(0, deck.daily + more - done);
}

/** What is asked next: due, within what the learner wants of a day, and in the pack still. */
export function nextCard(deck: Deck, now: number, canAsk: (card: CardId) => boolean): CardId | undefined {
  const left = leftToday(deck, now);
  return dueCards(deck, now).find((card) => canAsk(card) && (left > 0 || isRepeat(deck.cards[card]!)));
}

/** Grades the card that is asked; none is asked then. `undefined`: none was, no choice was made, or it does not allow this grade. */
export function gradeAsked(
  deck: Deck,
  given: Grade,
  right: number,
  now: number,
): { readonly deck: Deck; readonly reviewed: Reviewed } | undefined {
  const { asking } = deck;
  const memory = asking && deck.cards[asking.card];
  if (!memory || asking.chosen === undefined) return undefined;
  const isRight = asking.chosen === right;
  if (!gradesFor(isRight).includes(given)) return undefined;
  const { day, done, more } = todayOf(deck, now);
  return {
    deck: {
      ...deck,
      asking: undefined,
      cards: { ...deck.cards, [asking.card]: grade(memory, given, now, deck) },
      today: { day, more, done: done + (isRepeat(memory) ? 0 : 1) },
    },
    reviewed: { card: asking.card, at: now, grade: given, right: isRight },
  };
}

/** So many more today. Pressed twice, it is granted once: `from` is what the button saw. */
export function grantMore(deck: Deck, from: number, more: number, now: number): Deck {
  const today = todayOf(deck, now);
  return today.more === from ? { ...deck, today: { ...today, more: from + more } } : deck;
}

export function todayOf({ today, zone }: Deck, now: number): Today {
  const day = formatDate(wallOf(now, zone));
  return today.day === day ? today : { day, done: 0, more: 0 };
}

function isRepeat({ stage }: Memory): boolean {
  return stage === 'learning' || stage === 'relearning';
}
