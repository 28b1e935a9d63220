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
import { judge, partOf, rows, scoresOf } from './evaluate.ts';

const library = openLibrary(pack, lexicon);
const asked = (question: string, context?: string) => ask(question, context, library);
const printed = (question: string, context?: string) => JSON.stringify(askCard(asked(question, context), pack));
const given = (question: string, context?: string): Statement[] => {
  const answer = asked(question, context);
  return answer.kind === 'answer' ? answer.entries.flat() : [];
};

describe('on the questions that nothing was tuned on', () => {
  const held = rows.filter((row) => partOf(row) === 'held out').map((row) => judge(row, library));
  const scores = scoresOf(held);

  test('there are enough of them, of every kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(130);
    expect(scores.questions).toBeGreaterThan(60);
    const kinds = new Set(held.map(({ row }) => row.expect));
    // What names a person was all in the other half and in the fresh part; each of those has a row of its own below.
    expect([...kinds].sort()).toEqual(['advice', 'answer', 'silent', 'undiscussed']);
  });

  // As measured on them, rounded down; nothing was tuned on them.
  test('it decides, gives and finds as it was measured to', () => {
    expect(scores.decided).toBeGreaterThan(0.98);
    expect(scores.precision).toBeGreaterThan(0.83);
    expect(scores.recall).toBeGreaterThan(0.96);
    expect(scores.invented).toBe(0);
    expect(scores.letThrough).toBe(0);
  });
});

describe('on the fresh questions', () => {
  const fresh = rows.filter((row) => partOf(row) === 'fresh');
  const scores = scoresOf(fresh.map((row) => judge(row, library)));

  test('there is every kind', () => {
    const kinds = Map.groupBy(fresh, ({ expect: kind }) => kind);
    expect([...kinds].map(([kind, own]) => [kind, own.length]).sort()).toEqual([
      ['advice', 10],
      ['answer', 47],
      ['identifier', 8],
      ['silent', 16],
      ['undiscussed', 9],
    ]);
  });

  // As first measured on them, before anything was changed: 82.2%, 76.2%, 67.9%, none invented, two let through.
  test('it decides, gives and finds at least as it first did', () => {
    expect(scores.decided).toBeGreaterThan(0.82);
    expect(scores.precision).toBeGreaterThan(0.76);
    expect(scores.recall).toBeGreaterThan(0.67);
    expect(scores.invented).toBe(0);
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
    'what did the patient’s biopsy show?',
    'lymphoma’s CT',
    'can CT take the place of MRI?',
    'should I expect fever in lymphoma',
    'what should I look for in RPF on CT',
    'what do I need to know about RPF?',
    'should I expect enhancement after contrast in RPF?',
    'I have a quick one: lymphoma T1?',
    'I’ve got a question: lymphoma T1?',
    'I have an exam tomorrow: T1 of lymphoma',
  ])('a plain question passes: %s', (question) => {
    expect(refusalOf(question)).toBeUndefined();
  });

  test.each([
    'I have a question: should I biopsy?',
    'I have a question, I have lymphoma',
    'I have a question about my lymphoma',
    'should I expect to die of lymphoma?',
    'should I expect my hair to fall out?',
    'should she expect fever?',
    'what should we do for RPF',
    'I have a question about my LMS',
    'I need to know if I will die',
    'should I look for a surgeon?',
    'should we know his diagnosis?',
    'should I expect pain after surgery?',
    'can we wait with the biopsy?',
    'can I taper the prednisone in RPF',
  ])('advice is not taken, however it is begun: %s', (question) => {
    expect(refusalOf(question)).toBe('advice');
  });

  test.each([
    'smith’s CT shows a caval mass',
    'chart no. 4471: RPF?',
    'D.O.B. 4th of July 1960, lymphoma?',
    'seen on March 3, 2024 with RPF',
  ])('who may be named is not taken: %s', (question) => {
    expect(refusalOf(question)).toBe('identifier');
  });

  test('a refused question is answered without a word of it', () => {
    const question = 'Mr. Featherstonehaugh, MRN 99887766, has lymphoma';
    expect(printed(question)).not.toMatch(/Featherstonehaugh|99887766/);
  });
});

describe('who asks is not what is asked', () => {
  test.each([
    ['can I see fat in teratoma', 'fat in teratoma'],
    ['do I see splenomegaly in lymphoma', 'splenomegaly in lymphoma'],
    ['what do I expect on T2 in MFH', 'T2 of MFH'],
    ['should I expect fever in lymphoma', 'fever in lymphoma'],
    ['what should I look for in RPF on CT', 'RPF on CT'],
    ['I have a quick one: lymphoma T1?', 'lymphoma T1?'],
    ['I have a question: lymphoma T1?', 'lymphoma T1?'],
    ['can we see fat in teratoma', 'fat in teratoma'],
    ['I’m confused: lymphoma T1?', 'lymphoma T1?'],
    ['am I right that lymphoma encases vessels?', 'lymphoma encases vessels?'],
  ])('“%s” asks for “%s”', (asker, plain) => {
    expect(given(asker).length).toBeGreaterThan(0);
    expect(given(asker)).toEqual(given(plain));
  });

  test.each(['segment I', 'segments II and I of LMS', 'LMS at level i', 'which IVC segment, I or II?'])(
    'a numeral is one: %s',
    (question) => {
      expect(given(question).map(({ text }) => text)).toContainEqual(expect.stringContaining('segment I when'));
    },
  );
});

describe('another word of the field is understood', () => {
  test.each([
    ['is lymphoma febrile?', 'fever in lymphoma'],
    ['urinalysis in RPF', 'proteinuria in RPF'],
    ['does RPF ache?', 'pain in RPF'],
    ['what is the shape of schwannoma?', 'margins of schwannoma'],
    ['how old was she?', 'how old was the patient?'],
    ['what did the patients biopsy show', 'what did the patient’s biopsy show'],
    ['does RPF wrap the aorta?', 'does RPF encase the aorta?'],
    ['medication for RPF', 'treatment of RPF'],
    ['which can look like LMS?', 'which can resemble LMS?'],
    ['LMS survival at ten years', '10 year survival of LMS'],
  ])('“%s” asks for “%s”', (typed, plain) => {
    expect(given(typed).length).toBeGreaterThan(0);
    expect(given(typed)).toEqual(given(plain));
  });
});

describe('what the paper does not say', () => {
  test.each([
    ['How is schwannoma treated?', 'schwannoma'],
    ['How is synovial sarcoma treated?', 'synovial sarcoma'],
    ['What is the survival of retroperitoneal lymphoma?', 'retroperitoneal lymphoma'],
  ])('%s', (question, name) => {
    expect(asked(question).kind).toBe('silent');
    expect(printed(question)).toContain(`Of ${name} the paper does not say this.`);
  });

  test.each([
    ['is schwannoma crunchy?', 'Of schwannoma nothing was found on this.'],
    ['T1 signal and crunchiness of lymphoma', 'Of retroperitoneal lymphoma nothing was found on this: crunchiness.'],
  ])('is not said of what was not understood: %s', (question, line) => {
    expect(printed(question)).toContain(line);
    expect(printed(question)).not.toContain('does not say');
  });

  test.each([
    ['Does the paper mention IgG4 in RPF?', 'IgG4-related disease'],
    ['pheo vs adrenocortical carcinoma', 'Adrenal cortical carcinoma'],
  ])('of one who is named beside another is told, and the other does not answer for it: %s', (question, name) => {
    expect(asked(question).kind).toBe('silent');
    expect(printed(question)).toContain(`${name} is not discussed in this paper`);
  });

  describe('of a member, and says of its group', () => {
    test.each([
      ['T2 of paraganglioma', 'paraganglioma'],
      ['What is the T1 signal of schwannoma?', 'schwannoma'],
    ])('is told as the group’s own: %s', (question, name) => {
      expect(asked(question).kind).toBe('silent');
      const card = printed(question);
      expect(card).toContain(`Of ${name} itself the paper does not say this.`);
      expect(card).toContain(`The paper counts ${name} as a retroperitoneal neurogenic tumor. Of that group it says:`);
      expect(card).toContain('Common teaching is the reverse');
    });

    test('stands beside what is said of the member', () => {
      const card = printed('T1 and margins of paraganglioma');
      expect(card).toContain('Paraganglioma appears well-margined');
      expect(card).toContain('A retroperitoneal neurogenic tumor is T1 hyperintense.');
    });

    test.each(['margins of paraganglioma', 'paraganglioma', 'treatment of paraganglioma', 'T2 of lymphoma'])(
      'is told only where the member lacks it and the group has it: %s',
      (question) => {
        expect(printed(question)).not.toContain('Of that group');
      },
    );
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

test.each([
  ['fat in liposarcoma on CT', 'due to fat', ['Table 1, Retroperitoneal Liposarcoma, CT findings']],
  ['fat in liposarcoma on CT', 'lipid rich', ['Differential Diagnosis, paragraph 3']],
  ['CT of extrapulmonary LAM', 'is homogeneously hypoattenuating', ['Table 1']],
  ['fever in RPF', 'among its most common', ['Differential Diagnosis, paragraph 7']],
])('no place is credited with what only another says: %s, “%s”', (question, text, places) => {
  const answer = asked(question);
  const entries = answer.kind === 'answer' ? answer.entries : [];
  const saying = entries.filter(([first]) => first!.text.includes(text));
  expect(saying.map((entry) => entry.map(({ place }) => place))).toEqual([
    places.map((place) => expect.stringContaining(place)),
  ]);
});

test('a side is no name', () => {
  expect(asked('which cause pain of the right flank?').kind).toBe('answer');
});

test('a name that is no diagnosis of the paper is looked for as it was typed', () => {
  expect(given('does RPF cause thrombosis?').map(({ values }) => values)).toContainEqual(['venous-thrombosis']);
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

describe('nothing but a name', () => {
  test.each([
    'schwannoma',
    'everything about schwannoma',
    'Tell me about schwannoma, please',
    'more about schwannomas?',
  ])('asks for all that the paper has of it: %s', (question) => {
    const own = pack.diagnoses.get('schwannoma')!.statements;
    expect(new Set(given(question))).toEqual(new Set(own.filter(({ attribute }) => attribute !== 'location')));
  });

  test('of more than is shown something of each kind is there, and it is said where the rest is', () => {
    const kinds = new Set(given('tell me about lymphoma').map(({ modality }) => modality));
    expect([...kinds].sort()).toEqual(['ct', 'general', 'history', 'lab', 'mri']);
    expect(printed('tell me about lymphoma')).toContain(
      '/study diagnosis all that is said of retroperitoneal lymphoma.',
    );
  });

  test('after “what is” asks what it is', () => {
    expect(given('what is RPF?').map(({ modality }) => modality)).not.toContain('mri');
  });

  test('a “more” after it is of the same', () => {
    expect(given('tell me more about it', 'schwannoma')).toEqual(given('schwannoma'));
  });
});

describe('one question after another', () => {
  const attempt = { id: 'x', pack: pack.id, case: 'all-around', seed: 's', startedAt: 0, shown: 1, commits: [] };
  const open: Partial<Learner> = { attempt };
  const ended: Partial<Learner> = { recent: [attempt] };
  /** Each step is a question, or what the cases have come to. */
  const lastOf = (...steps: readonly (string | Partial<Learner>)[]) => {
    let learner = newLearner('a');
    let card: unknown;
    for (const step of steps) {
      if (typeof step !== 'string') {
        const { attempt: _, ...rest } = learner;
        learner = { ...rest, ...step };
        continue;
      }
      const outcome = command.run(aContext({ args: { question: step }, learner }));
      if ('form' in outcome) throw new Error('Expected a reply, but a form came.');
      learner = outcome.learner ?? learner;
      card = outcome.reply?.card;
    }
    return card;
  };
  const of = (question: string, context?: string) => askCard(asked(question, context), pack);

  test.each([
    ['whoever was named', ['T2 signal of lymphoma', 'and on CT?'], 'retroperitoneal-lymphoma'],
    ['over several questions', ['T2 of lymphoma', 'does it enhance?', 'and on CT?'], 'retroperitoneal-lymphoma'],
    ['past a question about nobody', ['schwannoma', 'which lesions are cystic?', 'and on CT?'], 'schwannoma'],
    ['past what was not taken', ['schwannoma', 'should I biopsy?', 'and on CT?'], 'schwannoma'],
    ['the answer, once a case has ended', [open, 'schwannoma', ended, 'and on CT?'], 'retroperitoneal-lymphoma'],
    ['of a case that ended since', ['schwannoma', ended, 'and on CT?'], 'retroperitoneal-lymphoma'],
    ['whoever was named after it', [ended, 'schwannoma', 'and on CT?'], 'schwannoma'],
    ['whoever was named while it is open', [open, 'schwannoma', 'and on CT?'], 'schwannoma'],
    ['nobody, once a case is open', ['schwannoma', open, 'and on CT?'], undefined],
    ['nobody, where two were compared', ['schwannoma', 'RPF vs lymphoma', 'and on CT?'], undefined],
    ['nobody, of whom the paper has nothing', ['schwannoma', 'lipoma', 'and on CT?'], undefined],
  ])('is about %s', (_, steps, about) => {
    expect(lastOf(...steps)).toEqual(of('and on CT?', about));
  });

  test('a question that stands by itself is no follow-up', () => {
    expect(lastOf('schwannoma', 'which tumors have fat in them?')).toEqual(of('which tumors have fat in them?'));
    expect(lastOf('schwannoma', 'a tumor that contains fat')).toEqual(of('a tumor that contains fat'));
  });

  test('nothing of it is kept but whom it was about', () => {
    const outcome = command.run(aContext({ args: { question: 'T2 signal of lymphoma' } }));
    expect('reply' in outcome && outcome.learner).toEqual({
      ...newLearner('a'),
      asked: { about: 'retroperitoneal-lymphoma' },
    });
  });
});

describe('two things asked in one question', () => {
  const attributes = (question: string, context?: string) =>
    new Set(given(question, context).map(({ subject, attribute }) => `${subject} ${attribute}`));

  test.each([
    ['T1 and T2 signal of lymphoma', ['retroperitoneal-lymphoma t1-signal', 'retroperitoneal-lymphoma t2-signal']],
    ['age and sex of leiomyosarcoma', ['leiomyosarcoma-ivc age', 'leiomyosarcoma-ivc sex-ratio']],
    ['symptoms and treatment of RPF', ['retroperitoneal-fibrosis presentation', 'retroperitoneal-fibrosis therapy']],
    ['enhancement & margins of lymphoma', ['retroperitoneal-lymphoma enhancement', 'retroperitoneal-lymphoma margin']],
    [
      'T1 of RPF, and the margins of lymphoma?',
      ['retroperitoneal-fibrosis t1-signal', 'retroperitoneal-lymphoma margin'],
    ],
    ['symtoms and tretment of RPF', ['retroperitoneal-fibrosis presentation', 'retroperitoneal-fibrosis therapy']],
  ])('are both answered: %s', (question, expected) => {
    expect(attributes(question)).toEqual(new Set(expected));
    expect(printed(question)).not.toContain('does not say');
  });

  test.each(['CT and MRI findings of lymphoma', 'lymphoma on CT and MRI', 'CT and MRI of RPF and lymphoma'])(
    'each modality and each diagnosis has its share: %s',
    (question) => {
      const kinds = new Set(given(question).map(({ subject, modality }) => `${subject} ${modality}`));
      expect(kinds.size).toBe(question.includes('RPF') ? 4 : 2);
    },
  );

  test.each([
    ['T1 signal and treatment of lymphoma', 'Of retroperitoneal lymphoma the paper does not say this: treatment.'],
    ['T1 signal of lymphoma and schwannoma', 'Of schwannoma the paper does not say this: T1 signal.'],
    ['US and CT findings of lymphoma', 'Of retroperitoneal lymphoma the paper says nothing on ultrasound.'],
    ['CT, MRI and US of lymphoma', 'Of retroperitoneal lymphoma the paper says nothing on ultrasound.'],
    ['enhancement of neurofibroma on CT and MRI', 'Of neurofibroma the paper does not say this: enhancement on MRI.'],
    [
      'does lymphoma displace the aorta and encase the ureters?',
      'Of retroperitoneal lymphoma the paper does not say this: encase the ureters.',
    ],
  ])('what is not answered is said in a line of its own: %s', (question, line) => {
    expect(askCard(asked(question), pack).blocks.slice(1)).toContainEqual({ kind: 'text', text: line });
    expect(given(question)).not.toEqual([]);
  });

  test.each([
    ['most common symptom of pheo?', 'presentation'],
    ['most common age of LMS', 'age'],
  ])('“most common” asks for no frequency beside another thing: %s', (question, attribute) => {
    expect(given(question).map((statement) => statement.attribute)).toContain(attribute);
  });

  test('neither answered is one silence', () => {
    expect(printed('survival and treatment of schwannoma')).toContain('Of schwannoma the paper does not say this.');
  });

  test('are read after a case as well', () => {
    expect(attributes('and the T1 signal and the margins?', 'retroperitoneal-lymphoma')).toEqual(
      new Set(['retroperitoneal-lymphoma t1-signal', 'retroperitoneal-lymphoma margin']),
    );
  });
});

describe('two diagnoses', () => {
  const titleOf = (question: string) => {
    const outcome = command.run(aContext({ args: { question } }));
    return 'reply' in outcome ? outcome.reply?.card.title : undefined;
  };

  test.each([
    'RPF vs lymphoma',
    'what is the difference between RPF and lymphoma?',
    'how is RPF different from lymphoma',
    'tell RPF from lymphoma',
    'how do I tell RPF from lymphoma',
    'compare RPF and lymphoma',
    'whats the differnce between RPF and lymphoma',
  ])('are set side by side where nothing more is asked: %s', (question) => {
    expect(titleOf(question)).toContain('Retroperitoneal fibrosis or Retroperitoneal lymphoma');
  });

  test.each([
    'RPF vs lymphoma on MRI',
    'difference in enhancement between RPF and lymphoma',
    'how do RPF and lymphoma differ in displacing the aorta?',
    'RPF vs lymphoma T2 signal',
  ])('are each told what is asked of both: %s', (question) => {
    expect(titleOf(question)).toBe('What the paper says');
    expect(
      new Set(
        given(question)
          .map(({ subject }) => subject)
          .filter((id) => pack.diagnoses.has(id)),
      ),
    ).toEqual(new Set(['retroperitoneal-fibrosis', 'retroperitoneal-lymphoma']));
  });
});

describe('who has a finding', () => {
  const lines = (question: string) => {
    const answer = asked(question);
    return answer.kind === 'answer' ? answer.entries.map(([first]) => first!) : [];
  };

  test.each([
    ['which are asymptomatic?', 'presentation', ['asymptomatic']],
    ['what is not enhancing', 'enhancement', ['none']],
    ['which masses contain fat', undefined, ['fat', 'fatty-proliferation']],
    [
      'which tumors calcify',
      'contents',
      ['calcification', 'minimal-calcification', 'central-calcification', 'arc-calcification'],
    ],
    [
      'which tumors calcfy',
      'contents',
      ['calcification', 'minimal-calcification', 'central-calcification', 'arc-calcification'],
    ],
    ['which ones are dark on T2?', 't2-signal', ['low']],
    ['which tumors occur in children?', 'age-group', ['pediatric']],
    ['tumors in kids', 'age-group', ['pediatric']],
    ['list all asymptomatic masses', 'presentation', ['asymptomatic']],
    ['name 3 tumors with fat', undefined, ['fat', 'fatty-proliferation']],
  ])('is listed one line a diagnosis, and nobody else: %s', (question, attribute, values) => {
    const found = lines(question);
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length);
    for (const statement of found) {
      expect(values).toEqual(expect.arrayContaining([...statement.values]));
      if (attribute) expect(statement.attribute).toBe(attribute);
    }
  });

  test.each([
    ['tumors that invade the IVC', 'extrapulmonary-lam'],
    ['which masses lack fat', 'cystic-teratoma'],
  ])('who is said not to have it, or is said to have it, is not listed the other way round: %s', (question, never) => {
    expect(lines(question).map(({ subject }) => subject)).not.toContain(never);
  });

  test.each(['which are benign?', 'which lesions are benign?'])(
    'what is said of none of them is not listed: %s',
    (question) => {
      expect(asked(question).kind).toBe('silent');
    },
  );

  test('solid tumors are not among the cystic ones', () => {
    expect(lines('which lesions are cystic?').map(({ subject }) => subject)).toEqual([
      'adrenal-pheochromocytoma',
      'cystic-teratoma',
      'extrapulmonary-lam',
      'germ-cell-tumor',
      'lymphangioma',
    ]);
  });

  test('of two findings both are asked for, and both stand in the line', () => {
    expect(printed('which tumors are both cystic and calcified')).toContain(
      'Lymphangioma is a cystic mass on CT; has minimal calcifications on CT.',
    );
  });

  test('of one finding or another either is enough', () => {
    const [both, either] = ['and', 'or'].map((joint) => lines(`which tumors are cystic ${joint} calcified`).length);
    expect(either).toBeGreaterThan(both!);
  });

  test('a line holds no place but those of what it says', () => {
    const [block] = askCard(asked('which tumors are cystic'), pack).blocks;
    const items = block?.kind === 'list' ? block.items : [];
    expect(items.map(({ text, note }) => [text, note])).toContainEqual([
      'Cystic teratoma is a complex cystic mass on CT.',
      'Differential Diagnosis, paragraph 2 [19]',
    ]);
  });

  test('which are too many is said with how many more there are, and of whom', () => {
    const answer = asked('which lesions are hypovascular?');
    expect(answer.kind === 'answer' && [answer.entries.length, answer.more?.length]).toEqual([10, 1]);
    expect(printed('which lesions are hypovascular?')).toContain('1 more line answers this as well, of schwannoma.');
  });

  test('nothing is said to be more where all is shown', () => {
    expect(printed('which lesions are cystic?')).not.toContain('more line');
  });

  test('what a name says anyway is no finding', () => {
    expect(asked('What does Erdheim-Chester disease look like on CT?').kind).toBe('silent');
    expect(given('Where is pheochromocytoma located?').map(({ attribute }) => attribute)).toContain('location');
  });
});

describe('a model’s choice', () => {
  test('leaves standing what neither of them found', () => {
    const before = asked('T1 signal and treatment of lymphoma');
    const chosen = before.kind === 'answer' ? before.entries.flat() : [];
    const after = withChoice(before, chosen, library);
    expect(JSON.stringify(askCard(after, pack))).toContain('does not say this: treatment.');
  });

  test('of more than was found here takes back that something is missing', () => {
    const before = asked('T1 signal and treatment of lymphoma');
    const other = before.kind === 'answer' ? before.nearest.filter((one) => !before.entries.flat().includes(one)) : [];
    const after = withChoice(before, other.slice(0, 1), library);
    expect(JSON.stringify(askCard(after, pack))).not.toContain('does not say this');
  });

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

test('whatever is typed, an answer takes no time that anybody would notice', () => {
  const pieces = fc.constantFrom(
    'which',
    'tumors',
    'and',
    'or',
    'not',
    'enhance',
    'T2',
    'CT',
    'lymphoma',
    'sarcomas',
    'cystc',
    ',',
    '&',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 700 }),
    fc.array(pieces, { minLength: 20, maxLength: 120 }).map((all) => all.join(' ')),
  );
  const took: number[] = [];
  fc.assert(
    fc.property(text, (question) => {
      const from = performance.now();
      const answer = asked(question);
      took.push(performance.now() - from);
      for (const { asked: words } of answer.kind === 'answer' ? (answer.unsaid ?? []) : [])
        expect(words.length).toBeLessThanOrEqual(60);
      expect(askCard(answer, pack).blocks.length).toBeGreaterThan(0);
    }),
  );
  // A quiet machine takes a hundredth of this; others may be at work beside it.
  expect(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.9)]).toBeLessThan(100);
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
