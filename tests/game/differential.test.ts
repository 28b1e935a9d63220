import { expect, test } from 'vitest';
import { listGuesses, readDifferential } from '../../src/game/differential.ts';
import { suggest } from '../../src/game/recognise/suggest.ts';
import { costMs } from '../support/cost.ts';
import { lexicon, pack } from '../support/shipped.ts';

const rows: readonly (readonly [why: string, text: string, expected: readonly string[]])[] = [
  ['commas', 'lymphoma, RPF, liposarcoma', ['lymphoma', 'RPF', 'liposarcoma']],
  ['lines', 'lymphoma\nRPF\r\nEMH', ['lymphoma', 'RPF', 'EMH']],
  ['numbers', '1. lymphoma\n2) RPF\n(3) EMH', ['lymphoma', 'RPF', 'EMH']],
  ['numbers in one line', '1.lymphoma 2.RPF 3.EMH', ['lymphoma', 'RPF', 'EMH']],
  ['hash marks', '#1 lymphoma #2 RPF', ['lymphoma', 'RPF']],
  ['bullets', '• lymphoma\n– RPF\n* EMH', ['lymphoma', 'RPF', 'EMH']],
  ['quote marks', '> lymphoma\n> RPF', ['lymphoma', 'RPF']],
  ['greater than', 'lymphoma > RPF >> EMH', ['lymphoma', 'RPF', 'EMH']],
  ['arrows', 'lymphoma -> RPF → EMH', ['lymphoma', 'RPF', 'EMH']],
  ['versus', 'lymphoma vs. RPF vs EMH', ['lymphoma', 'RPF', 'EMH']],
  ['or, and', 'lymphoma, RPF, or EMH', ['lymphoma', 'RPF', 'EMH']],
  ['and between two', 'lymphoma and RPF', ['lymphoma', 'RPF']],
  ['ampersand and plus', 'lymphoma & RPF + EMH', ['lymphoma', 'RPF', 'EMH']],
  ['slash between rivals', 'schwannoma/paraganglioma', ['schwannoma', 'paraganglioma']],
  ['slash between synonyms', 'UPS/MFH, lymphoma', ['UPS/MFH', 'lymphoma']],
  ['question marks', 'lymphoma? RPF? EMH?', ['lymphoma', 'RPF', 'EMH']],
  ['full stops', 'Lymphoma. RPF. EMH.', ['Lymphoma', 'RPF', 'EMH']],
  ['labels', 'DDx: lymphoma, RPF', ['lymphoma', 'RPF']],
  ['ranks in words', 'first: lymphoma, second: RPF', ['lymphoma', 'RPF']],
  ['a site after a comma', 'leiomyosarcoma, IVC', ['leiomyosarcoma, IVC']],
  [
    'an adjective after a comma',
    'fibrous histiocytoma, malignant; lymphoma',
    ['fibrous histiocytoma, malignant', 'lymphoma'],
  ],
  ['brackets', 'lymphoma (NHL > Hodgkin), RPF', ['lymphoma (NHL > Hodgkin)', 'RPF']],
  [
    'an and within the spread',
    'LMS of the IVC with hepatic and pulmonary metastases, lymphoma',
    ['LMS of the IVC with hepatic and pulmonary metastases', 'lymphoma'],
  ],
  ['an abbreviation with dots', 'leiomyosarcoma of the I.V.C.', ['leiomyosarcoma of the I.V.C.']],
  ['small talk between', 'RPF; much less likely, lymphoma', ['RPF', 'lymphoma']],
  ['a rule-out is no slash', 'r/o lymphoma, RPF', ['r/o lymphoma', 'RPF']],
  [
    'hyphens inside a name',
    'non-Hodgkin lymphoma, Erdheim-Chester disease',
    ['non-Hodgkin lymphoma', 'Erdheim-Chester disease'],
  ],
  ['what cannot be read stays a line', 'lymphoma, qwertz', ['lymphoma', 'qwertz']],
  ['nothing', ' \n ;, ', []],
];

test.each(rows)('%s: %j', (_, text, expected) => {
  expect(listGuesses(text, pack, lexicon)).toEqual(expected);
});

const differential = (...fields: string[]) => readDifferential(fields, pack, lexicon);
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

test('a diagnosis counts once, at its best rank', () => {
  const { ranked, repeated } = differential('RPF, Ormond disease, lymphoma');
  expect([texts(ranked), texts(repeated)]).toEqual([['RPF', 'lymphoma'], ['Ormond disease']]);
});

test('a denied diagnosis takes no rank', () => {
  const { ranked, denied } = differential('not lymphoma, RPF');
  expect([texts(ranked), texts(denied)]).toEqual([['RPF'], ['not lymphoma']]);
});

test('beyond the fifth line nothing counts', () => {
  const { ranked, ignored } = differential('RPF', 'lymphoma', 'EMH', 'schwannoma', 'liposarcoma', 'lipoma');
  expect([ranked.length, ignored]).toEqual([5, ['lipoma']]);
});

test('two unknown diseases are two lines', () => {
  expect(differential('osteochondromyxoma, adenochondromyxoma').ranked).toHaveLength(2);
});

const filled = (piece: string) => piece.repeat(4_000).slice(0, 4_000);
/** Pieces that once cost, or might cost, more than their length: each fills a whole field of Discord's. */
const traps = [
  ' ',
  'a',
  ',',
  ', ',
  'a,',
  'zqx,',
  'IVC,',
  'RPF,',
  'malignant, ',
  'leiomyosarcoma, IVC, ',
  'lymphomq, ',
  'osteochondromyxoma,',
  '/',
  'a/',
  'RPF/',
  'lymphoma/RPF/',
  'lymphomq or ',
  'and ',
  '(',
  ')',
  '()',
  '(RPF,',
  'RPF),',
  '[RPF] ',
  '[(',
  'RPF (x) - y ',
  '\n',
  'RPF\n',
  '\u0301',
  'e\u0301',
  '\u200b',
  'l\u200by\u200b',
  '-',
  '- ',
  '-=',
  '=',
  '>',
  'RPF>',
  '?',
  'RPF? ',
  '.',
  'R.P.F. ',
  ':',
  '|',
  '1. ',
  '1. RPF ',
  '1 RPF 2 ',
  'a) ',
  '• RPF ',
  'first: ',
  'ddx: ',
  'not ',
  'not lymphoma ',
  'unlikely ',
  'lymphoma with ',
  '"',
  '"RPF",',
  'lymphangioleiomyo',
  'leiomyosarcoma lymphoma schwannoma ',
  'leiomyosarcomq retroperitonwal ',
  '<@1',
  '<:a',
  'http://a',
  '</',
  '*',
  '💥',
  '1️⃣',
  '肿瘤',
  'RPF (a, b / c) > 1. [x, ',
];

test('a field of 4,000 characters of any kind is read within 10 ms', () => {
  const slow = traps.flatMap((piece) => {
    const text = filled(piece);
    const ms = costMs(() => readDifferential([text], pack, lexicon));
    return ms < 10 ? [] : [`${JSON.stringify(piece)}: ${ms.toFixed(1)} ms`];
  });
  expect(slow).toEqual([]);
});

test('brackets within brackets to any depth cost as much as their length', () => {
  for (const text of [`${'('.repeat(2_000)}${')'.repeat(2_000)}`, `RPF ${'[('.repeat(900)}x, y${')]'.repeat(900)}`]) {
    expect(costMs(() => listGuesses(text, pack, lexicon))).toBeLessThan(10);
  }
});

test('what is typed beyond a differential is handed back unread', () => {
  const { ranked, ignored } = differential(
    Array.from({ length: 500 }, (_, index) => `name${index}`)
      .join(',')
      .replace('name0', 'RPF'),
  );
  expect(texts(ranked)).toEqual(['RPF']);
  expect(ignored.length).toBeGreaterThan(300);
});

test.each([
  ['near a name that is not the preferred one', 'ormnd', 'Ormond'],
  ['two typing errors too many', 'hematopoises', 'hematopoiesis'],
  ['half a name', 'perivasc epith', 'perivascular epithelioid'],
])('what cannot be read is answered with the nearest names: %s', (_, typed, nearest) => {
  expect(suggest(typed, lexicon)[0]).toBe(nearest);
});

test.each(['qwertz', 'potato', 'computer', 'guitar', 'mountain', 'table top'])(
  'nonsense has no nearest name: %s',
  (nonsense) => {
    expect(suggest(nonsense, lexicon)).toEqual([]);
  },
);

test.each(['mass', 'a large tumor', 'lesion', 'masses', 'nodule'])(
  '“%s” names no diagnosis, so no name is near it',
  (typed) => {
    expect(suggest(typed, lexicon)).toEqual([]);
  },
);
