import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardCard } from '../../src/bot/cards/round/board.ts';
import { entrantResultCard } from '../../src/bot/cards/round/entrant.ts';
import { receiptCard } from '../../src/bot/cards/round/receipt.ts';
import { revealCard } from '../../src/bot/cards/round/reveal.ts';
import { type Card, show } from '../../src/bot/reply.ts';
import { talkingPoints } from '../../src/bot/talking-points.ts';
import { readDifferential } from '../../src/game/differential.ts';
import { leaderboard } from '../../src/game/round/board.ts';
import { entrantResult } from '../../src/game/round/entrant.ts';
import { type Gradable, gradeAll } from '../../src/game/round/graded.ts';
import { draw } from '../../src/terminal/draw.ts';
import { aKey, anEntry, aRoomName, unknown } from '../support/group.ts';
import { lexicon, pack } from '../support/shipped.ts';

const key = aKey();
const drawn = (card: Card) => draw(show(card), { width: 1000, color: false, zone: 'UTC' });
const week = [
  anEntry('ann-4711', 'lymphoma', 'RPF', 'GCT'),
  anEntry('bob-4711', 'RPF', 'lymphoma'),
  anEntry('cy-4711', 'RPF', 'Castleman disease', 'leiomyosarcoma'),
  anEntry('dee-4711', 'GCT', 'EMH', 'schwannoma', 'liposarcoma', 'NHL'),
  anEntry('eve-4711', 'uterine leiomyosarcoma', 'osteochondromyxoma'),
];
const reveal = (entries: readonly Gradable[]) => drawn(revealCard(unknown, gradeAll(entries, key), key, []));
const talk = (entries: readonly Gradable[]) => talkingPoints(unknown, gradeAll(entries, key), key);

describe('the reveal', () => {
  test('sets the group beside the paper, with the answer marked in both', () => {
    const text = reveal(week);
    expect(text).toContain('5 entries: 1 with the answer first, 3 with it on the list; 42 points on average.');
    expect(text).toMatch(/1 +\| Retroperitoneal fibrosis +\| ✓ Retroperitoneal lymphoma/);
    expect(text).toMatch(/2 +\| ✓ Retroperitoneal lymphoma +\| Retroperitoneal fibrosis/);
  });

  test('says what settles the pair that was hardest, each side with its place', () => {
    expect(reveal(week)).toContain(
      [
        'Hardest to tell apart: Retroperitoneal fibrosis: 2 of 4 put the answer above it; first on 2 of 5 lists',
        '     + supports: Clue 1: Retroperitoneal lymphoma shows the aorta displaced anteriorly, and markedly so, on CT. (Differential Diagnosis, paragraph 7 [55])',
        '     Retroperitoneal fibrosis can go with minimal aortic displacement. (Differential Diagnosis, paragraph 7 [50, 51, 52])',
      ].join('\n'),
    );
  });

  test('shows what was answered from five entrants on', () => {
    expect(reveal(week)).toContain('Retroperitoneal fibrosis: first on 40% of the lists, named on 60%');
    expect(reveal(week.slice(1))).not.toContain('What was answered');
  });

  test('says when it may be the case, and when nobody came', () => {
    expect(reveal([week[0]!, week[2]!, week[4]!])).toContain('the fault of the case');
    expect(reveal(week)).not.toContain('the fault of the case');
    expect(reveal([])).toContain('Nobody entered.');
  });

  test('names nobody and ends with the source', () => {
    expect(reveal(week)).not.toContain('4711');
    expect(revealCard(unknown, [], key, []).footer).toContain(pack.citation);
  });
});

describe('the own result', () => {
  const result = (entry: Gradable, asked = key) =>
    drawn(entrantResultCard(entrantResult(gradeAll([entry], asked)[0]!, asked), 42, asked, []));

  test('gives points in words and speaks of no hour', () => {
    const text = result(week[3]!);
    expect(text).toContain(
      '30 points of 100: the diagnosis at rank 5 (35%); 1 line beyond the third that the clues argue against (5 points each). The group had 42 points on average.',
    );
    expect(text).not.toMatch(/committed|last list/);
    expect(result(week[4]!)).toContain('0 points of 100: the answer was not on the list.');
  });

  test('holds every diagnosis named against the clues', () => {
    expect(result(week[3]!)).toContain(
      '− against: Clue 3: Retroperitoneal liposarcoma is heterogeneously hypodense on CT.',
    );
  });

  test('says what the room counts partly', () => {
    const text = result(week[2]!, aKey({ names: [aRoomName('Castleman disease', { as: 'partial' })] }));
    expect(text).toContain(
      '◐ partly: 2. Castleman disease (this room counts it as partly right; this paper does not discuss it)',
    );
    expect(text).toContain('40 points of 100: a name that this room counts as partly right (50%) at rank 2 (80%).');
  });
});

test('a receipt echoes every line and what took no rank, and says until when it can be changed', () => {
  const differential = readDifferential(['RPF, NHL, not EMH, Ormond disease'], pack, lexicon);
  const text = drawn(receiptCard(differential, 'high', Date.UTC(2026, 0, 9, 12), pack, []));
  expect(text).toContain('1. “RPF” → Retroperitoneal fibrosis');
  expect(text).toContain('“not EMH”: ruled out by you, takes no rank. “Ormond disease”: named before, counted once.');
  expect(text).toContain('until Fri 9 Jan 2026, 12:00 UTC');
  expect(text).toContain('Confidence: high.');
});

describe('the board', () => {
  const results = [
    { learner: 'ann-4711', points: 100 },
    { learner: 'bob-4711', points: 80 },
    { learner: 'cy-4711', points: 80 },
    { learner: 'dee-4711', points: 35 },
    { learner: null, points: 50 },
  ];
  const board = leaderboard([{ id: '1', closedAt: 0, results }]);
  const season = { name: 'Autumn', from: 0, until: undefined };
  const seen = (learner: string) => drawn(boardCard(season, board, learner, new Map([['bob-4711', 'Bob']]), []));

  test('shows the own place, the gaps, and by name only who chose it', () => {
    const text = seen('dee-4711');
    expect(text).toContain('1 round revealed, 5 entries in all.');
    expect(text).toMatch(/Your rank +4 of 4\n/);
    expect(text).toContain('Bob, a colleague on rank 2, 45 points ahead');
    expect(text).toContain('Rank 2: Bob, 80 points from 1 round');
    expect(text).not.toContain('4711');
  });

  test('says with how many a rank is shared, and what to do without one', () => {
    expect(seen('cy-4711')).toMatch(/2 of 4, shared with 1 colleague/);
    expect(seen('fay')).toContain('You have entered none of them yet.');
    expect(drawn(boardCard(season, leaderboard([]), 'fay', new Map(), []))).toContain('The first reveal');
  });
});

describe('talking points', () => {
  test('go through the pairs that were confused, the commonest first', () => {
    const pairs = [...talk(week).matchAll(/^### (.*), or Retroperitoneal lymphoma\?$/gm)].map(([, other]) => other);
    expect(pairs.slice(0, 2)).toEqual(['Retroperitoneal fibrosis', 'Leiomyosarcoma of the inferior vena cava']);
    expect(talk(week.slice(0, 1))).toContain('No diagnosis of the paper was put above Retroperitoneal lymphoma.');
  });

  test('hold the teaching points with their places and the source, and nobody', () => {
    const text = talk(week);
    for (const id of unknown.teaching) {
      const statement = pack.diagnoses.get(unknown.answer)!.statements.find((one) => one.id === id)!;
      expect(text).toContain(statement.text);
    }
    expect(text).toContain(pack.doi);
    expect(text).not.toContain('4711');
  });

  test('show what was typed as text: no heading, link, table cell or mention comes of it', () => {
    const names = (text: string) => [aRoomName(text, { as: 'partial' as const })];
    const typed = fc.oneof(
      fc.constantFrom(
        'a | b',
        '[x](http://y)',
        '@everyone ho',
        '# ho',
        '<b>ho</b>',
        '`ho`',
        'ho\n\n# ho',
        '1. ho',
        '![x](y)',
      ),
      // Without letters of its own, so that no abbreviation comes of it by chance.
      fc.string({ maxLength: 20 }).map((text) => `zqx${text.replace(/[\p{L}\p{N}]/gu, '')}`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const asked = aKey({ names: names(text) });
        const markdown = talkingPoints(unknown, gradeAll([anEntry('a', text)], asked), asked);
        const plain = talkingPoints(unknown, gradeAll([anEntry('a', 'osteochondromyxoma')], key), key);
        expect(markdown.match(/^#+ .*$/gm)).toEqual(plain.match(/^#+ .*$/gm));
        expect(markdown).not.toMatch(/@everyone|(?<!\\)<b>|(?<!\\)\[x|http:\/\//);
        for (const row of markdown.match(/^\|.*$/gm) ?? []) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
      }),
    );
  });
});
