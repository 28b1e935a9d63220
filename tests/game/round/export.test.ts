import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cover, pseudonyms, roundCsv, roundJson } from '../../../src/game/round/export.ts';
import { type Gradable, gradeAll } from '../../../src/game/round/graded.ts';
import { tallyOf } from '../../../src/game/round/tally.ts';
import { aKey, anEntry, unknown } from '../../support/group.ts';

const key = aKey();
const hidden: Cover = { round: 'r1', secret: 'of the room', names: new Map() };
const learners = Array.from({ length: 12 }, (_, index) => `${100000000000000000n + BigInt(index) * 7919n}`);

/** RFC 4180, read by somebody who never saw our writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`Expected a quote at ${at} of ${JSON.stringify(text)}`);
    let cell = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw new Error('A cell does not end');
      if (text[at] === '"') at += 1;
      cell += text[at];
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`Expected a comma or the end of a line at ${at}`);
  }
  return rows;
}

const csv = (entries: readonly Gradable[], cover = hidden) => roundCsv(gradeAll(entries, key), cover);
function json(entries: readonly Gradable[], cover = hidden): string {
  const graded = gradeAll(entries, key);
  return roundJson(graded, tallyOf(graded, key), key, cover);
}

test('one row per line, with what was typed and what became of it', () => {
  const [head, ...rows] = readCsv(csv([{ ...anEntry(learners[0]!, 'liposarcoma', 'lymphoma'), confidence: 'low' }]));
  expect(head?.join()).toBe(
    'entrant,points,confidence,rank,typed,recognized,name,verdict,relation,credit,contradicted_by_clue',
  );
  expect(rows.map((row) => row.slice(0, 10))).toEqual([
    [
      'Resident 1',
      '80',
      'low',
      '1',
      'liposarcoma',
      'retroperitoneal-liposarcoma',
      'Retroperitoneal liposarcoma',
      'wrong',
      'other',
      '0',
    ],
    ['Resident 1', '80', 'low', '2', 'lymphoma', unknown.answer, 'Retroperitoneal lymphoma', 'correct', 'same', '1'],
  ]);
  expect(Number(rows[0]![10])).toBeGreaterThanOrEqual(1);
});

test('the same as JSON, with the clues and the group’s answer', () => {
  expect(JSON.parse(json([anEntry(learners[0]!, 'liposarcoma', 'lymphoma')]))).toMatchObject({
    round: 'r1',
    answer: { id: unknown.answer },
    clues: key.dealt.map(({ wording }) => ({ wording })),
    entrants: [{ entrant: 'Resident 1', points: 80, lines: [{ typed: 'liposarcoma' }, { verdict: 'correct' }] }],
    consensus: [
      { named: 'retroperitoneal-liposarcoma', points: 5 },
      { named: unknown.answer, points: 4 },
    ],
    meanPoints: 80,
  });
});

describe('residents in an export', () => {
  const called = (cover: Partial<Cover> = {}, who: readonly string[] = learners) =>
    who.map((learner) => pseudonyms(who, { ...hidden, ...cover }).get(learner));

  test('keep their number in a round, whoever is listed first', () => {
    const turned = learners.toReversed();
    expect(called({}, turned).toReversed()).toEqual(called());
    expect(called().toSorted()).toEqual(learners.map((_learner, index) => `Resident ${index + 1}`).toSorted());
  });

  test('have another in another round, and without the room’s secret nobody can work it out', () => {
    expect(called({ round: 'r2' })).not.toEqual(called());
    expect(called({ secret: 'guessed' })).not.toEqual(called());
  });

  test('are not numbered in the order of their ids or of their entries', () => {
    expect(called()).not.toEqual(learners.map((_learner, index) => `Resident ${index + 1}`));
    const order = readCsv(csv(learners.map((learner) => anEntry(learner, 'NHL')))).slice(1);
    expect(order.map(([entrant]) => entrant)).toEqual(learners.map((_learner, index) => `Resident ${index + 1}`));
  });

  test('go by name if they opted in, each by a name of their own', () => {
    const names = new Map([
      [learners[0]!, 'Ann'],
      [learners[1]!, ' Ann '],
      [learners[2]!, 'resident 4'],
      [learners[3]!, `Bo <@${learners[3]}>`],
    ]);
    const all = called({ names });
    expect(new Set(all).size).toBe(learners.length);
    expect(all.filter((name) => name === 'Ann')).toHaveLength(1);
    expect(all[2]).toMatch(/^Resident \d+$/);
    expect(all[3]).toBe('Bo [id]');
  });
});

const typed = fc.oneof(
  fc.constantFrom(
    '=HYPERLINK("http://x","y")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    '  =1',
    '\u200b=1',
    '＝1',
    '"=1"',
    'a,"b"\r\nc',
    'NHL',
    `<@${learners[0]}> said NHL`,
    `ask ${learners[1]}`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const entries = fc
  .array(fc.array(typed, { minLength: 1, maxLength: 5 }), { maxLength: learners.length })
  .map((lists) => lists.map((list, index) => anEntry(learners[index]!, ...list)));

describe('whatever was typed', () => {
  test('nobody’s id leaves, and nothing that a spreadsheet would run', () => {
    const names = new Map([
      [learners[0]!, '=cmd|x'],
      [learners[1]!, `@${learners[1]}`],
    ]);
    fc.assert(
      fc.property(entries, (list) => {
        const table = csv(list, { ...hidden, names });
        for (const learner of learners) {
          expect(table).not.toContain(learner);
          expect(json(list, { ...hidden, names })).not.toContain(learner);
        }
        for (const cell of readCsv(table).flat()) expect(cell).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
    );
  });

  test('the table reads back as what was typed, and the JSON holds the same', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const lines = gradeAll(list, key).flatMap((entry) => entry.lines);
        const [, ...rows] = readCsv(csv(list));
        expect(rows.every((row) => row.length === 11)).toBe(true);
        const exported: { lines: { typed: string }[] }[] = JSON.parse(json(list)).entrants;
        const inJson = exported.flatMap((sheet) => sheet.lines.map((line) => line.typed));
        const plain = (text: string) => text.replaceAll('\0', '').replace(/^'/, '');
        expect(rows.map((row) => plain(row[4]!))).toEqual(inJson.map(plain));
        const kept = lines.map(({ text }) => text).filter((text) => !/\d{15}/.test(text));
        for (const text of kept) expect(inJson).toContain(text);
      }),
    );
  });
});
