import { reviewCard, settingsInWords, tokenOf } from '../src/bot/cards/review.ts';
import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { dueId } from '../src/bot/due.ts';
import type { Save } from '../src/bot/records.ts';
import { type Card, type Reply, redraw, show, tell } from '../src/bot/reply.ts';
import { deckNeeds, deckRef, latestReviews, readDeck } from '../src/bot/review/deck.ts';
import { due } from '../src/bot/review/reminders.ts';
import { readZone } from '../src/bot/zone.ts';
import { chance } from '../src/game/chance.ts';
import { type Deck, gradeAsked, grantMore, limits, nextCard } from '../src/game/review/deck.ts';
import { drillOf } from '../src/game/review/drill.ts';
import { type Reminder, remindAt, snooze } from '../src/game/review/reminder.ts';
import { type Grade, grades } from '../src/game/review/schedule.ts';
import { ankiOf, missesCsv } from '../src/game/review/sheet.ts';
import { even } from '../src/game/when/found.ts';
import { takeTime } from '../src/game/when/time-of-day.ts';

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
    more: (context, [from = '']) =>
      change(context, (deck) => grantMore(deck, Number(from), tenMore, context.now), goOn),
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

/** What was missed since is read first, then the next card is asked; one that is being asked stays. */
function goOn(context: Context, inPlace: boolean): Outcome {
  const { learner, deck } = readDeck(context);
  const asked = ask(deck, context);
  const card = reviewCard(asked, { ...context, learner });
  return { learner, saves: [saveOf(asked, context)], reply: { ...show(card), private: true, inPlace } };
}

function ask(deck: Deck, { now, pack, seed }: Context): Deck {
  if (deck.asking && drillOf(deck.asking.card, deck.asking.seed, pack)) return deck;
  const card = nextCard(deck, now, (one) => drillOf(one, 'any', pack) !== undefined);
  const luck = chance(`review ${seed}`);
  return { ...deck, asking: card === undefined ? undefined : { card, seed: luck.pick(36 ** 6).toString(36) } };
}

function saveOf(deck: Deck, { learner }: Context): Save {
  return { ...deckRef(learner), record: deck };
}

/** What is found of the deck, changed; then as `then` says. */
function change(
  context: Context,
  changed: (deck: Deck) => Deck,
  then: (context: Context, inPlace: boolean) => Outcome,
): Outcome {
  const { learner, deck } = readDeck(context);
  const next = changed(deck);
  const { found } = context;
  const isDeck = (kind: string) => kind === 'review';
  const seen: Context['found'] = { get: (kind, id) => (isDeck(kind) ? (next as never) : found.get(kind, id)) };
  return then({ ...context, learner, found: seen }, true);
}

function choose(context: Context, [token = '', letter = '']: readonly string[]): Outcome {
  const asked = askedBy(token, context);
  const index = letter.charCodeAt(0) - 65;
  if (!asked || asked.asking.chosen !== undefined || !asked.drill.choices[index]) return goOn(context, true);
  const deck = { ...asked.deck, asking: { ...asked.asking, chosen: index } };
  return { saves: [saveOf(deck, context)], reply: { ...redraw(reviewCard(deck, context)), private: true } };
}

/** Graded once: the button belongs to this asking of this card, and the next one has another token. */
function grade(context: Context, [token = '', typed = '']: readonly string[]): Outcome {
  const asked = askedBy(token, context);
  const given = grades.find((known): known is Grade => known === typed);
  const graded = asked && given && gradeAsked(asked.deck, given, asked.drill.right, context.now);
  if (!graded) return goOn(context, true);
  const { learner, found } = context;
  const page = latestReviews(learner);
  const reviewed = [...(found.get('reviewed', page.id)?.reviewed ?? []), graded.reviewed];
  const next = change({ ...context, learner: { ...learner, reviews: learner.reviews + 1 } }, () => graded.deck, goOn);
  return 'form' in next ? next : { ...next, saves: [...(next.saves ?? []), { ...page, record: { reviewed } }] };
}

function askedBy(token: string, context: Context) {
  const deck = context.found.get('review', context.learner.id);
  const asking = deck?.asking;
  const drill = asking && drillOf(asking.card, asking.seed, context.pack);
  return deck && asking && drill && tokenOf(context, asking) === token ? { deck, asking, drill } : undefined;
}

function set(context: Context): Outcome {
  const { args, now } = context;
  const before = readDeck(context);
  const problems: string[] = [];
  let deck = before.deck;
  if (args.zone !== undefined) {
    const read = readZone(args.zone);
    if ('problem' in read) problems.push(read.problem);
    else deck = { ...deck, zone: read.zone };
  }
  if (args.daily !== undefined) {
    const daily = Number(args.daily);
    const [fewest, most] = limits.daily;
    if (!Number.isInteger(daily) || daily < fewest || daily > most)
      problems.push(`daily: takes ${fewest} to ${most} cards.`);
    else deck = { ...deck, daily };
  }
  if (args.retention !== undefined) {
    const retention = Number(args.retention.replace('%', '')) / 100;
    const [least, most] = limits.retention;
    if (!(retention >= least && retention <= most)) problems.push('retention: takes 70 to 97 (percent).');
    else deck = { ...deck, retention };
  }
  if (args.remind !== undefined || args.zone !== undefined) {
    const time = readReminder(args.remind, deck);
    if (typeof time === 'string') problems.push(time);
    else deck = { ...deck, reminder: time && remindAt(time, deck.zone, now) };
  }
  if (problems.length > 0) return { reply: tell('Nothing was changed', ...problems) };
  return {
    learner: before.learner,
    saves: [saveOf(deck, context), due(context.learner, ringsAt(deck))],
    reply: tell('Saved', settingsInWords(deck)),
    errand: { kind: 'ring', due: dueId({ of: 'reminder', id: context.learner.id }) },
  };
}

/** The time that is wanted: as typed, off, or as it was. A sentence where it cannot be read. */
function readReminder(typed: string | undefined, { reminder }: Deck) {
  if (typed === undefined) return reminder;
  const text = even(typed);
  if (/^(off|none|never|stop|no)$/.test(text)) return undefined;
  const time = takeTime(text);
  if (!time) return `remind: takes a time such as 07:30, or off.`;
  if ('problem' in time) return time.problem;
  if (time.rest.replace(/\b(at|daily|every|day)\b/g, '').trim() !== '')
    return 'remind: takes a time such as 07:30, or off.';
  return time.value === 'midnight' ? { hour: 0, minute: 0 } : time.value;
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
    saves: [saveOf(next, context), due(learner, ringsAt(next))],
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
  return { learner, saves: [saveOf(deck, context)], reply: { ...show(card), private: true } };
}
