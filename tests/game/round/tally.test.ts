import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deal } from '../../../src/game/draw.ts';
import { bearingOn } from '../../../src/game/result.ts';
import { mostMissed, mostWereWrong, settle, tellApart } from '../../../src/game/round/apart.ts';
import { entrantResult } from '../../../src/game/round/entrant.ts';
import { type Gradable, gradeAll, gradeEntry, pointsChanged } from '../../../src/game/round/graded.ts';
import { paperDifferential } from '../../../src/game/round/paper.ts';
import { pictureOf, tallyOf } from '../../../src/game/round/tally.ts';
import { aKey, anEntry, aRoomName, unknown } from '../../support/group.ts';
import { pack } from '../../support/shipped.ts';

const lymphoma = unknown.answer;
const key = aKey();
const points = (...guesses: string[]) => gradeEntry(anEntry('a', ...guesses), key).score.points;
const tally = (...entries: Gradable[]) => tallyOf(gradeAll(entries, key), key);
const sums = (...lists: string[][]) =>
  tally(...lists.map((list, index) => anEntry(`${index}`, ...list))).consensus.map((one) => [one.key, one.points]);

describe('an entry', () => {
  test.each([
    ['right and first', ['lymphoma'], 100],
    ['right and second', ['RPF', 'lymphoma'], 80],
    ['right and fifth', ['RPF', 'EMH', 'GCT', 'schwannoma', 'NHL'], 35],
    ['a class that holds it', ['lymphoproliferative disease', 'RPF'], 50],
    ['nowhere', ['RPF', 'EMH'], 0],
    ['nothing', [], 0],
  ] as const)('%s', (_, guesses, expected) => {
    expect(points(...guesses)).toBe(expected);
  });

  test('is graded by every clue of the round, whenever it was sent', () => {
    const late = gradeEntry({ ...anEntry('a', 'RPF', 'lymphoma'), confidence: 'high' }, key);
    expect(late).toMatchObject({ confidence: 'high', score: { points: 80, economy: 1 } });
  });

  test('what says the same as a better line, or says that it is not, takes no rank', () => {
    const { lines } = gradeEntry(anEntry('a', 'RPF', 'Ormond disease', 'not schwannoma', 'NHL'), key);
    expect(lines.map(({ text }) => text)).toEqual(['RPF', 'NHL']);
    expect(points('RPF', 'Ormond disease', 'not schwannoma', 'NHL')).toBe(80);
  });

  test('what counts partly stays beside the diagnosis itself, and the better of the two counts', () => {
    const names = [aRoomName('Castleman disease', { as: 'partial' })];
    const graded = gradeEntry(anEntry('a', 'Castleman disease', 'NHL'), aKey({ names }));
    expect([graded.lines.length, graded.lines[0]!.accepted, graded.score.points]).toEqual([2, 'partial', 80]);
  });

  test('what can be read no more stays where it was and earns nothing', () => {
    const { lines, score } = gradeEntry(anEntry('a', 'qwertz', 'lymphoma', 'qwertz'), key);
    expect([lines.length, lines[0]!.grade.verdict, score.points]).toEqual([2, 'unrecognized', 80]);
  });

  test('a name accepted later is a name from the start, and only those whom it touches gain', () => {
    const entries = [anEntry('a', 'Castleman disease', 'RPF'), anEntry('b', 'RPF', 'nodal blobs'), anEntry('c', 'RPF')];
    const after = gradeAll(
      entries,
      aKey({ names: [aRoomName('Castleman disease', { as: 'partial' }), aRoomName('nodal blobs')] }),
    );
    expect(pointsChanged(gradeAll(entries, key), after)).toEqual([
      { learner: 'a', before: 0, after: 50 },
      { learner: 'b', before: 0, after: 80 },
    ]);
  });

  test('its own result holds the answer first and then all that was named, clue by clue', () => {
    const result = entrantResult(
      gradeEntry(anEntry('a', 'Castleman disease', 'uterine leiomyosarcoma', 'RPF', 'NHL'), key),
      key,
    );
    expect(result.arguments.map(({ diagnosis }) => diagnosis.id)).toEqual([lymphoma, 'retroperitoneal-fibrosis']);
    expect(result.firstMiss?.id).toBe('retroperitoneal-fibrosis');
    for (const { said, seen, silent } of result.arguments) {
      const numbers = [...said.flatMap(({ clues }) => clues), ...seen, ...silent];
      expect(numbers.toSorted()).toEqual(key.dealt.map((_clue, index) => index + 1));
    }
    expect(result.arguments[0]!.said.every(({ bearing }) => bearing === 'supports')).toBe(true);
  });
});

describe('the group', () => {
  test('five points for the first line and one for the fifth', () => {
    expect(sums(['RPF', 'lymphoma', 'EMH', 'GCT', 'schwannoma'], ['lymphoma'])).toEqual([
      [lymphoma, 9],
      ['retroperitoneal-fibrosis', 5],
      ['extramedullary-hematopoiesis', 3],
      ['germ-cell-tumor', 2],
      ['schwannoma', 1],
    ]);
  });

  test('counts decoys, classes, unknown diseases, and one diagnosis elsewhere apart from itself', () => {
    const keys = sums([
      'Castleman disease',
      'sarcoma',
      'osteochondromyxoma',
      'uterine leiomyosarcoma',
      'IVC leiomyosarcoma',
    ]);
    expect(keys.map(([named]) => named)).toEqual([
      'castleman-disease',
      'sarcomas',
      '?osteochondromyxoma',
      'leiomyosarcoma-ivc uterus',
      'leiomyosarcoma-ivc',
    ]);
  });

  test('takes names, subtypes and a missing site for one diagnosis', () => {
    expect(sums(['NHL'], ['lymphoma'], ['retroperitoneal lymphoma'])).toEqual([[lymphoma, 15]]);
    expect(sums(['leiomyosarcoma'], ['IVC leiomyosarcoma'])).toEqual([['leiomyosarcoma-ivc', 10]]);
  });

  test('equal points: first places decide, then mentions, then the name', () => {
    const listed = sums(['RPF', 'EMH', 'lipoma', 'GCT', 'schwannoma'], ['NHL', 'sarcoma', 'GCT', 'pheo', 'lipoma']);
    expect(listed.slice(0, 6)).toEqual([
      ['retroperitoneal-fibrosis', 5],
      [lymphoma, 5],
      ['germ-cell-tumor', 5],
      ['lipoma', 4],
      ['extramedullary-hematopoiesis', 4],
      ['sarcomas', 4],
    ]);
  });

  test('the distribution marks the answer, also where nobody named it', () => {
    const { distribution, consensus, answerFirst, answerNamed } = tally(
      anEntry('a', 'RPF'),
      anEntry('b', 'RPF', 'EMH'),
    );
    expect(consensus.some(({ isAnswer }) => isAnswer)).toBe(false);
    expect(distribution.map(({ key: named, first, any, isAnswer }) => [named, first, any, isAnswer])).toEqual([
      ['retroperitoneal-fibrosis', 2, 2, false],
      ['extramedullary-hematopoiesis', 0, 1, false],
      [lymphoma, 0, 0, true],
    ]);
    expect([answerFirst, answerNamed]).toEqual([0, 0]);
  });

  test('without entries there is nothing but the answer', () => {
    expect(tally()).toMatchObject({
      entrants: 0,
      consensus: [],
      meanPoints: undefined,
      distribution: [{ isAnswer: true }],
    });
    expect(tellApart([], key)).toEqual({ pairs: [], best: undefined, worst: undefined });
  });

  test('a picture needs five entrants, has no more bars than asked for and never lacks the answer', () => {
    const lists = ['RPF', 'EMH', 'GCT', 'schwannoma', 'lipoma'].map((text) => anEntry(text, text));
    expect(pictureOf(tally(...lists.slice(1)))).toBeUndefined();
    const picture = pictureOf(tally(...lists), 3)!;
    expect(picture.bars.map(({ isAnswer }) => isAnswer)).toEqual([false, false, true]);
    expect([picture.entrants, picture.others]).toEqual([5, 3]);
  });
});

describe('what was missed', () => {
  const group = (...lists: string[][]) => {
    const entries = gradeAll(
      lists.map((list, index) => anEntry(`${index}`, ...list)),
      key,
    );
    const counted = tallyOf(entries, key);
    return { missed: mostMissed(counted, key), wrong: mostWereWrong(counted), apart: tellApart(entries, key) };
  };

  test('two are no group', () => {
    const { missed, wrong, apart } = group(['RPF'], ['RPF', 'NHL']);
    expect([missed, wrong, apart.best, apart.worst]).toEqual([undefined, false, undefined, undefined]);
    expect(apart.pairs).toHaveLength(1);
  });

  test('the commonest wrong first line, with the clue and the statements that settle it', () => {
    const { missed } = group(['liposarcoma'], ['liposarcoma', 'NHL'], ['EMH'], ['NHL']);
    expect(missed?.named).toMatchObject({ key: 'retroperitoneal-liposarcoma', first: 2 });
    const { clue, answer, other } = missed!.settling!;
    const findings = key.dealt[clue! - 1]!.clue.statements;
    expect(answer?.subject).toBe(lymphoma);
    expect(other?.subject).toBe('retroperitoneal-liposarcoma');
    const named = missed!.named.understood;
    expect(bearingOn(findings, named, pack)?.bearing).toBe('against');
    expect(other?.place).toMatch(/\S/);
  });

  test('a class that holds the answer is no miss, a decoy is one without a statement', () => {
    expect(group(['lymphoproliferative disease'], ['lymphoproliferative disease'], ['NHL']).missed).toBeUndefined();
    const { missed } = group(['Castleman disease'], ['Castleman disease'], ['NHL']);
    expect([missed?.named.key, missed?.settling]).toEqual(['castleman-disease', undefined]);
  });

  test('more than half without the answer: perhaps it is the case', () => {
    expect(group(['RPF'], ['EMH'], ['NHL']).wrong).toBe(true);
    expect(group(['RPF'], ['EMH', 'NHL'], ['NHL']).wrong).toBe(false);
    expect(group(['RPF'], ['EMH'], ['NHL'], ['RPF', 'NHL']).wrong).toBe(false);
  });

  test('pairs are counted by who stood above whom, and only by entries that named one of them', () => {
    const { apart } = group(['NHL', 'GCT'], ['NHL', 'RPF'], ['RPF', 'NHL'], ['RPF'], ['EMH']);
    const counts = Object.fromEntries(
      apart.pairs.map(({ other, apart: kept, confused }) => [other.id, [kept, confused]]),
    );
    expect(counts).toEqual({
      'germ-cell-tumor': [3, 0],
      'retroperitoneal-fibrosis': [2, 2],
      'extramedullary-hematopoiesis': [3, 1],
    });
    expect([apart.best?.other.id, apart.worst?.other.id]).toEqual(['germ-cell-tumor', 'retroperitoneal-fibrosis']);
  });

  test('what images show settles; a complaint settles nothing, and then the paper at large does', () => {
    const both = aKey({ dealt: key.dealt.filter(({ clue }) => ['texture', 'fever'].includes(clue.id)) });
    const told = aKey({ dealt: key.dealt.filter(({ clue }) => clue.id === 'fever') });
    const other = pack.diagnoses.get('retroperitoneal-liposarcoma')!;
    expect(both.dealt.map(({ clue }) => clue.modality)).toEqual(['ct', 'history']);
    expect([settle(other, both)?.other?.modality, settle(other, told)?.other?.modality]).toEqual(['ct', 'ct']);
    expect([settle(other, both)?.clue, settle(other, told)?.clue]).toEqual([1, undefined]);
  });

  test('whatever pair of the pack was confused, what is said of it is true of the two', () => {
    for (const one of pack.cases.values()) {
      const asked = aKey({ answer: one.answer, dealt: deal(one, pack, 'round') });
      for (const other of pack.diagnoses.values()) {
        if (other.id === one.answer) continue;
        const settling = settle(other, asked);
        if (!settling) continue;
        expect([one.answer, undefined]).toContain(
          pack.observed.get(settling.answer?.subject ?? '')?.diagnosis ?? settling.answer?.subject,
        );
        expect([other.id, undefined]).toContain(settling.other?.subject);
        expect(settling.answer ?? settling.other).toBeDefined();
        expect(settling.answer?.caution ?? settling.other?.caution).toBeUndefined();
      }
    }
  });
});

test('the differential of the paper begins with the answer and holds nothing that no clue supports', () => {
  for (const one of pack.cases.values()) {
    const asked = aKey({ answer: one.answer, dealt: deal(one, pack, 'round') });
    const [first, ...others] = paperDifferential(asked);
    expect(first).toMatchObject({ diagnosis: { id: one.answer }, against: 0 });
    expect(others.length).toBeLessThan(5);
    for (const other of others) {
      expect(other.supports).toBeGreaterThan(0);
      expect(other.against > 0 || other.supports < first!.supports).toBe(true);
    }
  }
});

const guess = fc.constantFrom(
  'lymphoma',
  'NHL',
  'RPF',
  'GCT',
  'EMH',
  'Castleman disease',
  'sarcoma',
  'leiomyosarcoma',
  'uterine leiomyosarcoma',
  'osteochondromyxoma',
  'not RPF',
  'qwertz',
  'tuberous sclerosis',
);
const lists = fc.array(fc.array(guess, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
const entriesOf = (typed: readonly (readonly string[])[]) => typed.map((list, index) => anEntry(`${index}`, ...list));

describe('whatever was entered', () => {
  test('the group’s answer does not depend on who entered when', () => {
    const shuffled = lists.chain((typed) =>
      fc.tuple(fc.constant(typed), fc.shuffledSubarray(typed, { minLength: typed.length })),
    );
    fc.assert(
      fc.property(shuffled, ([typed, other]) => {
        expect(tally(...entriesOf(other))).toEqual(tally(...entriesOf(typed)));
      }),
    );
  });

  test('one more entry with it first never lowers a diagnosis', () => {
    const place = (typed: readonly (readonly string[])[], named: string) => {
      const at = tally(...entriesOf(typed)).consensus.findIndex((share) => share.key === named);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    };
    fc.assert(
      fc.property(lists, fc.array(guess, { maxLength: 4 }), (typed, rest) => {
        expect(place([...typed, ['RPF', ...rest]], 'retroperitoneal-fibrosis')).toBeLessThanOrEqual(
          place(typed, 'retroperitoneal-fibrosis'),
        );
      }),
    );
  });

  test('points stay within 0 and 100, shares within the entrants, and every entry gives its fifteen points or fewer', () => {
    fc.assert(
      fc.property(lists, (typed) => {
        const graded = gradeAll(entriesOf(typed), key);
        for (const { score } of graded) {
          expect(score.points).toBeGreaterThanOrEqual(0);
          expect(score.points).toBeLessThanOrEqual(100);
        }
        const { consensus, distribution, entrants } = tallyOf(graded, key);
        expect(consensus.reduce((sum, one) => sum + one.points, 0)).toBeLessThanOrEqual(15 * entrants);
        expect(distribution.filter(({ isAnswer }) => isAnswer)).toHaveLength(1);
        for (const { first, any } of distribution) expect(first <= any && any <= entrants).toBe(true);
        expect(tellApart(graded, key).pairs.every(({ apart, confused }) => apart + confused <= entrants)).toBe(true);
      }),
    );
  });

  test('accepting a name for the answer costs nobody a point', () => {
    const names = [
      aRoomName('osteochondromyxoma'),
      aRoomName('qwertz'),
      aRoomName('Castleman disease', { as: 'partial' }),
    ];
    fc.assert(
      fc.property(lists, (typed) => {
        const changed = pointsChanged(gradeAll(entriesOf(typed), key), gradeAll(entriesOf(typed), aKey({ names })));
        for (const { before, after } of changed) expect(after).toBeGreaterThan(before);
      }),
    );
  });
});
