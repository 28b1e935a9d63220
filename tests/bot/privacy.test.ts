import { expect, test } from 'vitest';
import { keepErasures } from '../../src/bot/erasure.ts';
import { isGone } from '../../src/bot/gone.ts';
import { type Learner, newLearner } from '../../src/bot/learner.ts';
import type { Kind, Kinds, Save, Shelf } from '../../src/bot/records.ts';
import { newRoom } from '../../src/bot/room.ts';
import { entriesOf, gather } from '../../src/bot/rounds/gather.ts';
import { begin } from '../../src/game/attempt.ts';
import { newDeck, withCard } from '../../src/game/review/deck.ts';
import type { Challenge } from '../../src/game/round/challenge.ts';
import type { Entry } from '../../src/game/round/entry.ts';
import { gradeEntry } from '../../src/game/round/graded.ts';
import { nameless } from '../../src/game/round/nameless.ts';
import { tallyOf } from '../../src/game/round/tally.ts';
import { kinds } from '../../src/storage/kinds/index.ts';
import { aKey } from '../support/group.ts';
import { aPersonAt, buttonOf, textOf } from '../support/person.ts';
import { anOpenRound, aRevealedRound, FRIDAY, MONDAY } from '../support/rounds.ts';
import { lexicon, pack } from '../support/shipped.ts';
import { aBot } from '../support/terminal.ts';

/** Distinctive enough to be found wherever it is kept. */
const ann = 'ann-4711';
const typed = 'in my humble ann opinion RPF';

const lymphoma = { case: 'all-around', pack: pack.id, room: 'room' };

function entryBy(round: string, learner: string, ...guesses: readonly string[]): Save {
  const record: Entry = { round, learner, at: MONDAY, guesses, afterClue: 1, confidence: 'high' };
  return { kind: 'entry', id: `${round}:${learner}`, record };
}

function challengeOf(id: string, change: Partial<Challenge>): Save {
  const record: Challenge = {
    id,
    round: 'r-over',
    by: 'bob',
    at: FRIDAY,
    text: 'something of bob',
    diagnosis: 'retroperitoneal-lymphoma',
    why: 'a reason of bob',
    rulings: [],
    ...change,
  };
  return { kind: 'challenge', id, record };
}

const learner: Learner = {
  ...newLearner(ann),
  attempt: begin('attempt-open', pack.id, 'in-the-channel', 'seed-open', MONDAY),
  draft: 'a draft of ann',
  finished: 1,
  gathered: 1,
  reviews: 1,
  met: { 'all-around': { at: MONDAY, points: 0 } },
  rounds: ['r-open', 'r-over'],
  roundDraft: { round: 'r-open', text: 'a round draft of ann' },
  rooms: ['room'],
  boardName: 'Ann the Resident',
};

/** Every kind of record there is, each with something of Ann’s, and something of Bob’s beside it. */
const records: readonly Save[] = [
  { kind: 'learner', id: ann, record: learner },
  { kind: 'learner', id: 'bob', record: { ...newLearner('bob'), rounds: ['r-over'] } },
  {
    kind: 'history',
    id: `${ann}:0`,
    record: {
      finished: [
        {
          attempt: 'attempt-ended',
          case: 'all-around',
          answer: 'retroperitoneal-lymphoma',
          at: MONDAY,
          how: 'given-up',
          points: 0,
          first: true,
          named: ['retroperitoneal-fibrosis'],
          way: { tookFirst: ['retroperitoneal-fibrosis'], anchored: false },
        },
      ],
    },
  },
  {
    kind: 'review',
    id: ann,
    record: {
      ...withCard(newDeck('Europe/Paris'), 'question q-cause', MONDAY),
      reminder: { hour: 7, minute: 30, at: FRIDAY },
    },
  },
  {
    kind: 'reviewed',
    id: `${ann}:0`,
    record: { reviewed: [{ card: 'question q-mean-age', at: MONDAY, grade: 'hard', right: true }] },
  },
  { kind: 'due', id: `reminder.${ann}`, record: { at: FRIDAY + 1 } },
  {
    kind: 'room',
    id: 'room',
    record: {
      ...newRoom('room', 'secret'),
      challenges: ['r-over.raised', 'r-over.other'],
      rounds: [
        { id: 'r-over', number: 1, case: 'all-around', phase: 'revealed', opensAt: MONDAY, revealedAt: FRIDAY },
        { id: 'r-open', number: 2, case: 'arcs', phase: 'open', opensAt: MONDAY },
      ],
      weekly: { said: 'Mondays 07:00, closes Friday 12:00', channel: 'channel', facilitator: ann },
    },
  },
  { kind: 'round', id: 'r-over', record: aRevealedRound({ ...lymphoma, id: 'r-over', insiders: ['chief', ann] }) },
  {
    kind: 'round',
    id: 'r-open',
    record: anOpenRound({ ...lymphoma, id: 'r-open', number: 2, case: 'arcs', facilitator: ann, seed: 'seed-round' }),
  },
  entryBy('r-over', ann, typed, 'lymphoma (of ann)', 'annoma'),
  entryBy('r-over', 'bob', 'RPF'),
  entryBy('r-open', ann, 'an open guess of ann'),
  challengeOf('r-over.raised', { by: ann, text: typed, why: 'because ann says so' }),
  challengeOf('r-over.declined', {
    by: ann,
    text: typed,
    why: 'because ann says so',
    rulings: [{ by: 'bob', decision: 'declined', at: FRIDAY, why: 'a reason that stays' }],
  }),
  challengeOf('r-over.ruled', { rulings: [{ by: ann, decision: 'declined', at: FRIDAY, why: 'hers, and it stays' }] }),
  challengeOf('r-over.other', { text: 'nothing of hers', why: 'a secret of bob' }),
];

function aFullBot() {
  const game = aBot(
    () => 'seed',
    () => FRIDAY,
  );
  const writes = records.map(({ kind, id }) => ({ kind, id }));
  const filled = game.shelf.change({ writes }, () => ({ saves: records, result: undefined }));
  return filled.then(() => ({ ...game, person: aPersonAt(game.bot, { id: ann, now: FRIDAY, room: undefined }) }));
}

async function everything(shelf: Shelf): Promise<[Kind, string, Kinds[Kind]][]> {
  const all: [Kind, string, Kinds[Kind]][] = [];
  for (const kind of Object.keys(kinds) as Kind[])
    for await (const [id, record] of shelf.list(kind, '')) all.push([kind, id, record]);
  return all;
}

const about = (shelf: Shelf) =>
  everything(shelf).then((all) => all.filter((one) => /\bann\b|Ann the/.test(JSON.stringify(one))));

async function erase({ person }: Awaited<ReturnType<typeof aFullBot>>) {
  const asked = await person.press(buttonOf(await person.type('privacy'), 'Delete everything'));
  return person.press(buttonOf(asked, 'Delete'));
}

test('these records are of every kind that is kept, but for the one that deletes', () => {
  const kept = new Set(records.map(({ kind }) => kind));
  expect(Object.keys(kinds).filter((kind) => !kept.has(kind as Kind))).toEqual(['erasure']);
});

test('the export holds every record that concerns the person, and no answer of what is still open', async () => {
  const { person } = await aFullBot();
  const reply = await person.press(buttonOf(await person.type('privacy'), 'Export as JSON'));
  const [file] = reply.card.blocks.filter((block) => block.kind === 'file');
  const exported = JSON.parse(file!.content);
  expect(exported.learner).toMatchObject({ id: ann, draft: 'a draft of ann', boardName: 'Ann the Resident' });
  expect(exported.learner.roundDraft.text).toBe('a round draft of ann');
  expect(exported.history[0].attempt).toBe('attempt-ended');
  expect(exported.review.reminder.hour).toBe(7);
  expect(exported.review.cards).toHaveProperty('question q-cause');
  expect(exported.reviews).toEqual([{ card: 'question q-mean-age', at: MONDAY, grade: 'hard', right: true }]);
  expect(exported.reminder).toEqual({ at: FRIDAY + 1 });
  expect(exported.entries.map(({ guesses }: Entry) => guesses[0])).toEqual(['an open guess of ann', typed]);
  expect(exported.challenges.map(({ id }: Challenge) => id)).toEqual([
    'r-over.declined',
    'r-over.raised',
    'r-over.ruled',
  ]);
  expect(exported.challenges[2].rulings[0].why).toBe('hers, and it stays');
  expect(exported.rounds).toEqual([
    { id: 'r-open', number: 2, facilitator: true, knowsAnswer: false },
    { id: 'r-over', number: 1, facilitator: false, knowsAnswer: true },
  ]);
  expect(exported.weeks).toEqual([{ room: 'room', said: 'Mondays 07:00, closes Friday 12:00' }]);
  const hidden = ['in-the-channel', 'seed-open', 'arcs', 'seed-round', 'bob', 'a reason of', 'a secret of', '"secret"'];
  expect(hidden.filter((secret) => file!.content.includes(secret))).toEqual([]);
});

test('deleting leaves nothing of the person anywhere, and everything of others', async () => {
  const game = await aFullBot();
  expect((await about(game.shelf)).length).toBeGreaterThan(9);
  const before = (await everything(game.shelf)).filter(([, id]) => /bob|other/.test(id));
  expect(textOf(await erase(game))).toContain('Nothing about you is stored any more.');
  expect(await about(game.shelf)).toEqual([]);
  const all = await everything(game.shelf);
  for (const record of before) expect(all).toContainEqual(record);
  expect(all.filter(([kind]) => kind === 'erasure' || kind === 'due')).toEqual([]);
});

test('in a round that is open the list is withdrawn; in one that is revealed it counts as before, as nobody’s', async () => {
  const game = await aFullBot();
  const library = { ...game, pack, lexicon };
  const before = (await gather('r-over', library))!;
  await erase(game);
  expect(await entriesOf('r-open', game.shelf)).toEqual([]);
  const after = (await gather('r-over', library))!;
  const points = (entries: typeof after.entries) => entries.map(({ score }) => score.points).sort();
  expect(points(after.entries)).toEqual(points(before.entries));
  expect(tallyOf(after.entries, after.key).answerNamed).toBe(tallyOf(before.entries, before.key).answerNamed);
  const [nobodys] = (await entriesOf('r-over', game.shelf)).filter(({ learner: who }) => isGone(who));
  expect(nobodys?.guesses).toEqual(['Retroperitoneal fibrosis', 'Retroperitoneal lymphoma', 'unnamed 3']);
  expect(nobodys?.at).toBe(after.round.closedAt);
});

test('what was ruled stays ruled, and what nobody ruled on is withdrawn', async () => {
  const game = await aFullBot();
  await erase(game);
  const ruled = await game.shelf.find('challenge', 'r-over.ruled');
  expect(ruled?.rulings).toEqual([expect.objectContaining({ by: null, decision: 'declined' })]);
  const declined = await game.shelf.find('challenge', 'r-over.declined');
  expect(declined).toMatchObject({ by: null, text: 'deleted', rulings: [{ by: 'bob', why: 'a reason that stays' }] });
  expect(await game.shelf.find('challenge', 'r-over.raised')).toBeUndefined();
  expect((await game.shelf.find('room', 'room'))?.challenges).toEqual(['r-over.other']);
});

/** A shelf on which the process ends after so many further changes. */
function crashing(shelf: Shelf, after: number): Shelf {
  let changes = 0;
  return {
    ...shelf,
    change(needs, change) {
      changes += 1;
      if (changes > after) throw new Error('the process ends here');
      return shelf.change(needs, change);
    },
  };
}

test.each([0, 1, 2, 3, 4, 5, 6])('a crash after %i steps leaves the rest to the next start', async (steps) => {
  const game = await aFullBot();
  const library = { shelf: game.shelf, pack, lexicon };
  const points = async () => (await gather('r-over', library))!.entries.map(({ score }) => score.points).sort();
  const before = await points();
  const asked = await game.person.press(buttonOf(await game.person.type('privacy'), 'Delete everything'));
  const answer = await game.bot.answer(
    { kind: 'press', press: buttonOf(asked, 'Delete').press },
    { id: ann, name: 'Ann', room: undefined, channel: undefined, manager: false, roles: [], now: FRIDAY, seed: 'x' },
  );
  expect('later' in answer).toBe(true);
  // The person’s own records are gone with the press; what belongs to others waits for what now crashes.
  for (const kind of ['learner', 'review', 'history', 'reviewed'] as const)
    expect((await about(game.shelf)).filter(([found]) => found === kind)).toEqual([]);
  const broken = keepErasures({ ...library, shelf: crashing(game.shelf, steps) }, () => {});
  await expect(broken.attend(ann)).rejects.toThrow('ends here');
  expect((await about(game.shelf)).length).toBeGreaterThan(0);
  await game.bell.ring();
  expect(await about(game.shelf)).toEqual([]);
  expect(await points()).toEqual(before);
});

test('whoever returns starts clean, even while the deletion is not through, and keeps what is new', async () => {
  const game = await aFullBot();
  const asked = await game.person.press(buttonOf(await game.person.type('privacy'), 'Delete everything'));
  await game.bot.answer(
    { kind: 'press', press: buttonOf(asked, 'Delete').press },
    { id: ann, name: 'Ann', room: undefined, channel: undefined, manager: false, roles: [], now: FRIDAY, seed: 'x' },
  );
  const back = aPersonAt(game.bot, { id: ann, now: FRIDAY + 1, manager: true });
  expect(textOf(await back.type('privacy'))).toContain('Now\n0 finished cases, 0 rounds, 0 reviews.');
  await back.type('case', { pick: 'all-around' });
  await back.type('giveup');
  await game.shelf.change({ writes: [{ kind: 'entry', id: `r-open:${ann}` }] }, () => ({
    saves: [
      {
        kind: 'entry',
        id: `r-open:${ann}`,
        record: { round: 'r-open', learner: ann, at: FRIDAY + 1, guesses: ['lymphoma'], afterClue: 1 },
      },
    ],
    result: undefined,
  }));
  await game.bell.ring();
  expect((await game.shelf.find('history', `${ann}:0`))?.finished).toHaveLength(1);
  expect(await game.shelf.find('entry', `r-open:${ann}`)).toBeDefined();
});

test('a confirmation deletes what it spoke of, and nothing that came after', async () => {
  const game = await aFullBot();
  const asked = await game.person.press(buttonOf(await game.person.type('privacy'), 'Delete everything'));
  await game.shelf.change({ writes: [{ kind: 'learner', id: ann }] }, () => ({
    saves: [{ kind: 'learner', id: ann, record: { ...learner, finished: 2 } }],
    result: undefined,
  }));
  const again = await game.person.press(buttonOf(asked, 'Delete'));
  expect(again.card.title).toBe('Delete everything?');
  expect(await game.shelf.find('learner', ann)).toBeDefined();
});

test('a name is kept only for boards, and goes when it is taken off', async () => {
  const game = aBot();
  const person = aPersonAt(game.bot, { id: ann, name: 'Ann the Resident' });
  const card = await person.type('privacy');
  expect(textOf(card)).toContain('Name\nNot stored.');
  const shown = await person.press(buttonOf(card, 'Show my name on boards'));
  expect(textOf(shown)).toContain('as “Ann the Resident”');
  const off = await person.press(buttonOf(shown, 'Take my name off boards'));
  expect(textOf(off)).toContain('Name\nNot stored.');
  expect((await game.shelf.find('learner', ann))?.boardName).toBeUndefined();
  const results = await person.press(buttonOf(off, 'Results by message'));
  expect((await game.shelf.find('learner', ann))?.results).toBe(true);
  await person.press(buttonOf(results, 'No results by message'));
  expect((await game.shelf.find('learner', ann))?.results).toBeUndefined();
});

test.each([
  ['lymphoma', 'RPF', 'schwannoma'],
  ['something new by ann', 'lymphoma'],
  ['leiomyosarcoma', 'uterine leiomyosarcoma', 'leiomyosarcoma of the SVC'],
  ['seminoma', 'UPS/MFH', 'tuberous sclerosis', 'lipoma', 'LAM'],
  ['annoma', 'bobitis', 'lymphoma'],
  ['sarcoma', 'neurogenic tumor', 'not lymphoma', 'lymphoma of the retroperitoneum'],
])('a nameless list is worth what it was: %s', (...guesses) => {
  for (const answer of ['retroperitoneal-lymphoma', 'leiomyosarcoma-ivc', 'neurogenic-tumor']) {
    const key = aKey({ answer });
    const entry: Entry = { round: 'r', learner: ann, at: 1, guesses, afterClue: 1 };
    const before = gradeEntry(entry, key);
    const bare = nameless(entry, key);
    const after = gradeEntry(bare, key);
    expect(after.score).toEqual(before.score);
    expect(after.lines.map(({ grade }) => grade.credit)).toEqual(before.lines.map(({ grade }) => grade.credit));
    expect(bare.guesses.join()).not.toMatch(/\bann/);
  }
});
