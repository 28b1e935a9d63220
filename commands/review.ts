import { tokenOf } from '../src/bot/cards/drill.ts';
import { reviewCard, settingsInWords } from '../src/bot/cards/review.ts';
import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { dueId } from '../src/bot/due.ts';
import type { Learner } from '../src/bot/learner.ts';
import type { Save } from '../src/bot/records.ts';
import { type Card, privately, type Reply, tell } from '../src/bot/reply.ts';
import { deckNeeds, deckRef, latestReviews, readDeck } from '../src/bot/review/deck.ts';
import { due } from '../src/bot/review/reminders.ts';
import { withSettings } from '../src/bot/review/settings.ts';
import { chance } from '../src/game/chance.ts';
import { type Deck, gradeAsked, grantMore, nextCard } from '../src/game/review/deck.ts';
import { drillOf } from '../src/game/review/drill.ts';
import { type Reminder, snooze } from '../src/game/review/reminder.ts';
import { type Grade, grades } from '../src/game/review/schedule.ts';
import { ankiOf, missesCsv } from '../src/game/review/sheet.ts';

/** Cards on one press of "Ten more today". */
const tenMore = 10;

export const review = {
  name: 'review',
  description: 'What you confused and missed, when it is about to be forgotten',
  example: '/review   or   /review remind:07:30',
  options: {
    remind: { type: 'text', description: 'A direct message when cards are due, at a time such as 07:30; or off' },
    zone: { type: 'zone', description: 'Your time zone, such as New York' },
    daily: { type: 'number', description: 'Cards a day, up to 200' },
    retention: { type: 'number', description: 'Percent you want to recall when a card comes due, 70 to 97' },
  },
  needs: (_, { learner }) => deckNeeds(learner),
  run: (context) => (Object.keys(context.args).length === 0 ? goOn(context, false) : set(context)),
  presses: {
    show: (context) => goOn(context, true),
    // From a card that stays: the reminder, or progress.
    start: (context) => goOn(context, false),
    choose,
    grade,
    more: (context, [from = '']) => {
      const { learner, deck } = readDeck(context);
      return goOn(context, true, { learner, deck: grantMore(deck, Number(from), tenMore, context.now) });
    },
    snooze: (context, [rangAt = '']) =>
      remindAnew(
        context,
        (reminder, zone) => snooze(reminder, Number(rangAt), zone, context.now),
        tell('In an hour', 'You will be reminded again then, if cards are still due. /review begins now.'),
      ),
    stop: (context) =>
      remindAnew(
        context,
        () => undefined,
        tell('No more reminders', '/review is always there; /review remind:07:30 begins again.'),
      ),
    anki: (context) => exportMisses(context, 'unknown-case-anki.txt', ankiOf),
    csv: (context) => exportMisses(context, 'unknown-case-misses.csv', missesCsv),
  },
} as const satisfies Command;

/** The learner and the deck as they stand once everything that was missed is read. */
interface Hand {
  readonly learner: Learner;
  readonly deck: Deck;
}

/** The next card is asked; one that is being asked stays. */
function goOn(context: Context, inPlace: boolean, { learner, deck }: Hand = readDeck(context)): Outcome {
  const asked = ask(deck, context);
  const card = reviewCard(asked, { ...context, learner });
  return { learner, saves: [saveOf(asked, learner)], reply: { ...privately(card), inPlace } };
}

function ask(deck: Deck, { now, pack, seed }: Context): Deck {
  if (deck.asking && drillOf(deck.asking.card, deck.asking.seed, pack)) return deck;
  const card = nextCard(deck, now, (one) => drillOf(one, 'any', pack) !== undefined);
  const luck = chance(`review ${seed}`);
  return { ...deck, asking: card === undefined ? undefined : { card, seed: luck.pick(36 ** 6).toString(36) } };
}

function saveOf(deck: Deck, learner: Learner): Save {
  return { ...deckRef(learner), record: deck };
}

function choose(context: Context, [token = '', letter = '']: readonly string[]): Outcome {
  const hand = readDeck(context);
  const asked = askedBy(token, hand, context);
  const index = letter.charCodeAt(0) - 65;
  if (!asked || asked.asking.chosen !== undefined || !asked.drill.choices[index]) return goOn(context, true, hand);
  return goOn(context, true, { ...hand, deck: { ...hand.deck, asking: { ...asked.asking, chosen: index } } });
}

/** Graded once: the button belongs to this asking of this card, and the next one has another token. */
function grade(context: Context, [token = '', typed = '']: readonly string[]): Outcome {
  const hand = readDeck(context);
  const asked = askedBy(token, hand, context);
  const given = grades.find((known): known is Grade => known === typed);
  const graded = asked && given && gradeAsked(hand.deck, given, asked.drill.right, context.now);
  if (!graded) return goOn(context, true, hand);
  const page = latestReviews(hand.learner);
  const reviewed = [...(context.found.get('reviewed', page.id)?.reviewed ?? []), graded.reviewed];
  const learner = { ...hand.learner, reviews: hand.learner.reviews + 1 };
  const next = goOn(context, true, { learner, deck: graded.deck });
  return 'form' in next ? next : { ...next, saves: [...(next.saves ?? []), { ...page, record: { reviewed } }] };
}

function askedBy(token: string, { learner, deck: { asking } }: Hand, { pack }: Context) {
  const drill = asking && drillOf(asking.card, asking.seed, pack);
  return asking && drill && tokenOf(learner, asking) === token ? { asking, drill } : undefined;
}

function set(context: Context): Outcome {
  const { learner, deck: before } = readDeck(context);
  const deck = withSettings(before, context.args, context.now);
  if ('problems' in deck) return { reply: tell('Nothing was changed', ...deck.problems) };
  return {
    learner,
    saves: [saveOf(deck, learner), due(learner, ringsAt(deck))],
    reply: tell('Saved', settingsInWords(deck)),
    errand: { kind: 'ring', due: dueId({ of: 'reminder', id: learner.id }) },
  };
}

function ringsAt({ reminder }: Deck): number | undefined {
  return reminder?.refused ? undefined : reminder?.at;
}

/** What the buttons of a reminder do; where none is set any more, they only say so. */
function remindAnew(
  context: Context,
  changed: (reminder: Reminder, zone: string) => Reminder | undefined,
  reply: Reply,
): Outcome {
  const { learner, deck } = readDeck(context);
  if (!deck.reminder)
    return { reply: { ...tell('No reminder is set', '/review remind:07:30 sets one.'), inPlace: true } };
  const next = { ...deck, reminder: changed(deck.reminder, deck.zone) };
  return {
    learner,
    saves: [saveOf(next, learner), due(learner, ringsAt(next))],
    reply: { ...reply, inPlace: true },
    errand: { kind: 'ring', due: dueId({ of: 'reminder', id: learner.id }) },
  };
}

function exportMisses(context: Context, name: string, contentOf: typeof ankiOf): Outcome {
  const { learner, deck } = readDeck(context);
  const content = contentOf(deck.cards, context.pack);
  const said =
    contentOf === ankiOf
      ? 'In Anki: File, Import. Importing a newer file again updates what is there.'
      : 'For a spreadsheet. Times forgotten counts from your reviews here.';
  const card: Card = {
    title: 'Your misses',
    blocks: [
      { kind: 'text', text: said },
      { kind: 'file', name, content },
    ],
    buttons: [],
  };
  return { learner, saves: [saveOf(deck, context.learner)], reply: privately(card) };
}
