import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask as command } from '../../commands/ask.ts';
import { askCard } from '../../src/bot/cards/ask.ts';
import { type Learner, newLearner } from '../../src/bot/learner.ts';
import { withChoice } from '../../src/bot/tutor.ts';
import { ask } from '../../src/game/ask/answer.ts';
import { refusalOf } from '../../src/game/ask/guard.ts';
import { openLibrary } from '../../src/game/ask/library.ts';
import type { Statement } from '../../src/game/pack.ts';
import { aContext } from '../support/context.ts';
import { lexicon, pack } from '../support/shipped.ts';
import { isTuned, judge, rows, scoresOf } from './evaluate.ts';

const library = openLibrary(pack, lexicon);
const asked = (question: string, context?: string) => ask(question, context, library);
const printed = (question: string, context?: string) => JSON.stringify(askCard(asked(question, context), pack));
const given = (question: string, context?: string): Statement[] => {
  const answer = asked(question, context);
  return answer.kind === 'answer' ? answer.entries.flat() : [];
};

describe('on the questions that nothing was tuned on', () => {
  const held = rows.filter((row) => !isTuned(row)).map((row) => judge(row, library));
  const scores = scoresOf(held);

  test('there are enough of them, of every kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(130);
    expect(scores.questions).toBeGreaterThan(60);
    const kinds = new Set(held.map(({ row }) => row.expect));
    // What names a person was all in the other half; each of those has a row of its own below.
    expect([...kinds].sort()).toEqual(['advice', 'answer', 'silent', 'undiscussed']);
  });

  // As measured on them, rounded down; nothing was tuned on them.
  test('it decides, gives and finds as it was measured to', () => {
    expect(scores.decided).toBeGreaterThan(0.92);
    expect(scores.precision).toBeGreaterThan(0.83);
    expect(scores.recall).toBeGreaterThan(0.9);
    expect(scores.invented).toBeLessThanOrEqual(1);
    expect(scores.letThrough).toBe(0);
  });
});

describe('what must not pass', () => {
  test.each(
    rows
      .filter(({ expect: kind }) => kind === 'advice' || kind === 'identifier')
      .map((row) => [row.question, row.expect] as const),
  )('%s', (question, kind) => {
    expect(refusalOf(question)).toBe(kind);
  });

  test.each([
    'What is the T1 signal of Wilms’ tumor?',
    'sarcoma is 10-20% of what?',
    'How is retroperitoneal fibrosis treated?',
    'When is surgery preferred?',
    'How old was the index patient when she was scanned?',
    'What did Zhang and others report?',
    'segment 2 vs segment 3',
    'Can CT help to show calcification?',
    'What does the paper recommend when LMS is unresectable?',
  ])('a plain question passes: %s', (question) => {
    expect(refusalOf(question)).toBeUndefined();
  });

  test('a refused question is answered without a word of it', () => {
    const question = 'Mr. Featherstonehaugh, MRN 99887766, has lymphoma';
    expect(printed(question)).not.toMatch(/Featherstonehaugh|99887766/);
  });
});

describe('what the paper does not say', () => {
  test.each([
    ['What is the T1 signal of schwannoma?', 'schwannoma'],
    ['How is synovial sarcoma treated?', 'synovial sarcoma'],
    ['What is the survival of retroperitoneal lymphoma?', 'retroperitoneal lymphoma'],
  ])('%s', (question, name) => {
    expect(asked(question).kind).toBe('silent');
    expect(printed(question)).toContain(`Of ${name} the paper does not say this.`);
  });

  test('a diagnosis that it does not discuss is said not to be discussed', () => {
    expect(printed('How does renal cell carcinoma enhance?')).toContain('is not discussed in this paper');
  });

  test.each([[''], ['?'], ['why'], ['   '], ['what is it']])('“%s” asks for nothing', (question) => {
    expect(asked(question).kind).toBe('unread');
  });
});

test('readers are told where their questions go', () => {
  const silent = asked('schwannoma T1');
  expect(askCard(silent, pack).footer).not.toContain('model');
  expect(askCard(silent, pack, true).footer).toContain('Questions go to the model that was set up here.');
});

test('what carries a caution is shown with it', () => {
  const card = printed('T2 signal of retroperitoneal fibrosis');
  expect(card).toContain('is T2 hypointense');
  expect(card).toContain('Caution: Common teaching is that the T2 signal varies with activity.');
});

test('where the paper disagrees with itself both sides are shown', () => {
  const card = printed('largest liver lesion of the index patient on the initial CT');
  expect(card).toContain('1.0 cm');
  expect(card).toContain('3.0 cm');
});

test('what is said twice is said once with both places, and what is said less surely is said apart', () => {
  const items = askCard(asked('T1 signal of leiomyosarcoma of the IVC'), pack).blocks.flatMap((block) =>
    block.kind === 'list' ? block.items : [],
  );
  const low = items.filter(({ text }) => text.includes('hypointense'));
  expect(low.map(({ text, note }) => [text, note])).toEqual([
    [
      'Leiomyosarcoma of the IVC is hypointense on T1.',
      'Clinical & Imaging Findings, paragraph 2; Table 1, Leiomyosarcoma of the IVC, Additional imaging features',
    ],
    ['Leiomyosarcoma of the IVC is usually hypointense on T1.', 'Table 2, Findings on Imaging'],
  ]);
});

test('uncommon in the text and usual in a table are two things', () => {
  const card = printed('Is calcification common in leiomyosarcoma of the IVC?');
  expect(card).toContain('has internal calcification only uncommonly');
  expect(card).toContain('usually appears with calcification');
});

describe('what was talked about before', () => {
  test('is what “and on MRI?” is about', () => {
    expect(given('and on MRI?', 'schwannoma').map(({ subject }) => subject)).toEqual([
      'schwannoma',
      'schwannoma',
      'schwannoma',
    ]);
  });

  test('gives way to a diagnosis that is named', () => {
    expect(given('and the T2 signal of lymphoma?', 'schwannoma')[0]?.subject).toBe('retroperitoneal-lymphoma');
  });

  test('it is the case that ended last, and never one that is open', () => {
    const attempt = { id: 'x', pack: pack.id, case: 'all-around', seed: 's', startedAt: 0, shown: 1, commits: [] };
    const answered = (learner: Partial<Learner>) => {
      const args = { question: 'and on MRI?' };
      const outcome = command.run(aContext({ args, learner: { ...newLearner('a'), ...learner } }));
      return 'reply' in outcome && outcome.reply?.card;
    };
    const lymphoma = askCard(asked('and on MRI?', 'retroperitoneal-lymphoma'), pack);
    expect(answered({ recent: [attempt] })).toEqual(lymphoma);
    expect(answered({ attempt })).not.toEqual(lymphoma);
  });
});

describe('a model’s choice', () => {
  test('is printed with everything that says the same', () => {
    const before = asked('T1 signal of leiomyosarcoma of the IVC');
    const chosen = pack.diagnoses
      .get('leiomyosarcoma-ivc')!
      .statements.filter(({ id }) => id === 'leiomyosarcoma-ivc.mri.t1-t1');
    const after = withChoice(before, chosen, library);
    expect(after.kind === 'answer' && after.entries.map((entry) => entry.length)).toEqual([2]);
  });

  test('of nothing says that the paper does not say', () => {
    expect(withChoice(asked('T1 signal of lymphoma'), [], library).kind).toBe('silent');
  });

  test('changes nothing about a refusal', () => {
    const refused = asked('should I biopsy?');
    expect(withChoice(refused, [...pack.diagnoses.values()][0]!.statements, library)).toBe(refused);
  });
});

test('whatever is typed is answered with statements of the pack or a plain sentence, and quickly', () => {
  const words = fc.constantFrom(
    'T1',
    'lymphoma',
    'ureters',
    'RPF',
    'and',
    'on',
    'MRI',
    '<@1>',
    'not',
    'enhancement',
    '“',
    'IVC',
    'sarcoma',
    '10',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
  );
  const all = new Set(library.entries.flatMap(({ statements }) => statements));
  fc.assert(
    fc.property(text, fc.option(fc.constantFrom(...pack.diagnoses.keys()), { nil: undefined }), (question, context) => {
      const answer = asked(question, context);
      if (answer.kind === 'answer') {
        expect(answer.entries.length).toBeLessThanOrEqual(10);
        for (const statement of answer.entries.flat()) expect(all.has(statement)).toBe(true);
      }
      if (answer.kind === 'answer' || answer.kind === 'silent') expect(answer.nearest.length).toBeLessThanOrEqual(40);
      expect(askCard(answer, pack).blocks.length).toBeGreaterThan(0);
    }),
  );
});
