import { expect, test } from 'vitest';
import {
  type Deck,
  dueCards,
  gradeAsked,
  grantMore,
  leftToday,
  newDeck,
  nextCard,
  withAnswer,
  withCard,
  withMisses,
} from '../../../src/game/review/deck.ts';
import { cardsOf, type Miss } from '../../../src/game/review/miss.ts';
import { DAY, HOUR, MONDAY } from '../../support/rounds.ts';
import { pack } from '../../support/shipped.ts';

const lms = 'leiomyosarcoma-ivc';
const angio = 'angiosarcoma-ivc';
const pair = 'pair angiosarcoma-ivc leiomyosarcoma-ivc';

function aMiss(change: Partial<Miss> = {}): Miss {
  return { answer: lms, tookFirst: [], named: false, at: MONDAY, ...change };
}

const everything = () => true;

/** Asked, answered and graded, whatever was right. */
function reviewed(deck: Deck, card: string, given: 'again' | 'good', now: number): Deck {
  return gradeAsked({ ...deck, asking: { card, seed: 's', chosen: 0 } }, given, 0, now)!.deck;
}

test.each([
  [
    'what took the answer’s place and is told from it by the paper is a pair',
    { tookFirst: [angio], named: true },
    [pair],
  ],
  ['the answer named nowhere is a card of its own, too', { tookFirst: [angio] }, [pair, `missed ${lms}`]],
  ['given up without a list is a diagnosis missed', {}, [`missed ${lms}`]],
  [
    'a diagnosis that the paper does not discuss makes no pair',
    { tookFirst: ['lipoma'], named: true },
    [`missed ${lms}`],
  ],
  ['the answer is not confused with itself', { tookFirst: [lms], named: true }, [`missed ${lms}`]],
  [
    'where nothing in the paper tells the two apart, the answer is asked among others',
    { answer: 'retroperitoneal-lymphoma', tookFirst: ['retroperitoneal-fibrosis'], named: true },
    ['missed retroperitoneal-lymphoma'],
  ],
])('%s', (_, change, cards) => {
  expect(cardsOf(aMiss(change), pack)).toEqual(cards);
});

test('a pair is one card, whichever of the two was the answer', () => {
  const both = [aMiss({ tookFirst: [angio], named: true }), aMiss({ answer: angio, tookFirst: [lms], named: true })];
  expect(Object.keys(withMisses(newDeck('UTC'), both, pack).cards)).toEqual([pair]);
});

test('what is missed again comes due again, and what is remembered of it stays', () => {
  const learned = reviewed(withMisses(newDeck('UTC'), [aMiss()], pack), `missed ${lms}`, 'good', MONDAY);
  expect(dueCards(learned, MONDAY + HOUR)).toEqual([]);
  const again = withMisses(learned, [aMiss({ at: MONDAY + HOUR })], pack);
  expect(dueCards(again, MONDAY + HOUR)).toEqual([`missed ${lms}`]);
  expect(again.cards[`missed ${lms}`]).toMatchObject({ reps: 1, stage: learned.cards[`missed ${lms}`]!.stage });
});

test('a question answered wrong is a card, one answered right is only known as asked', () => {
  const right = withAnswer(newDeck('UTC'), 'q-a', true, MONDAY);
  expect([right.asked, right.cards]).toEqual([['q-a'], {}]);
  const wrong = withAnswer(right, 'q-b', false, MONDAY);
  expect([wrong.asked, Object.keys(wrong.cards)]).toEqual([['q-a', 'q-b'], ['question q-b']]);
});

const three = ['question a', 'question b', 'question c'].reduce(
  (deck, card, index) => withCard(deck, card, MONDAY - index * HOUR),
  { ...newDeck('America/New_York'), daily: 2 },
);

test('whatever has waited longest comes first', () => {
  expect(dueCards(three, MONDAY)).toEqual(['question c', 'question b', 'question a']);
});

test('after as many cards as wanted no new one is begun until the learner’s own midnight', () => {
  const done = reviewed(reviewed(three, 'question c', 'good', MONDAY), 'question b', 'good', MONDAY);
  expect(leftToday(done, MONDAY)).toBe(0);
  expect(nextCard(done, MONDAY, everything)).toBeUndefined();
  // Monday 12:00 UTC is 07:00 in New York, where midnight is at 05:00 UTC.
  const midnight = MONDAY + 17 * HOUR;
  expect(nextCard(done, midnight - 1, everything)).toBeUndefined();
  expect(nextCard(done, midnight, everything)).toBe('question a');
});

test('what was forgotten today comes back although the day is full, and counts once', () => {
  const done = reviewed(reviewed(three, 'question c', 'again', MONDAY), 'question b', 'good', MONDAY);
  const later = MONDAY + HOUR;
  expect(nextCard(done, later, everything)).toBe('question c');
  const again = reviewed(done, 'question c', 'good', later);
  expect(again.today.done).toBe(2);
  expect(nextCard(again, later, everything)).toBeUndefined();
});

test('more of today is granted once for one button, and ends with the day', () => {
  const done = reviewed(reviewed(three, 'question c', 'good', MONDAY), 'question b', 'good', MONDAY);
  const granted = grantMore(grantMore(done, 0, 10, MONDAY), 0, 10, MONDAY);
  expect(leftToday(granted, MONDAY)).toBe(10);
  expect(leftToday(granted, MONDAY + DAY)).toBe(2);
});

test('nothing is graded that was not asked, or not answered', () => {
  expect(gradeAsked(three, 'good', 0, MONDAY)).toBeUndefined();
  expect(gradeAsked({ ...three, asking: { card: 'question a', seed: 's' } }, 'good', 0, MONDAY)).toBeUndefined();
});

test('what was chosen wrong was forgotten: it can only come again', () => {
  const chosen = { ...three, asking: { card: 'question a' as const, seed: 's', chosen: 1 } };
  for (const given of ['hard', 'good', 'easy'] as const) expect(gradeAsked(chosen, given, 0, MONDAY)).toBeUndefined();
  const log = { card: 'question a', at: MONDAY, grade: 'again', right: false };
  expect(gradeAsked(chosen, 'again', 0, MONDAY)?.reviewed).toEqual(log);
  expect(gradeAsked(chosen, 'hard', 1, MONDAY)?.reviewed).toEqual({ ...log, grade: 'hard', right: true });
});
