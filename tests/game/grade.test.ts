import { expect, test } from 'vitest';
import { gradeText } from '../../src/game/grade.ts';
import { lexicon, pack } from '../support/shipped.ts';

const grade = (target: string, guess: string) => gradeText(target, guess, pack, lexicon);
const lms = 'leiomyosarcoma-ivc';

/** The contract: typed text, what it means for the target, and why. */
const rows: readonly (readonly [
  why: string,
  target: string,
  guess: string,
  verdict: string,
  relation: string | null,
])[] = [
  ['preferred name', lms, 'Leiomyosarcoma of the inferior vena cava', 'correct', 'same'],
  ['abbreviation', lms, 'LMS of IVC', 'correct', 'same'],
  ['other word order', lms, 'IVC leiomyosarcoma', 'correct', 'same'],
  ['dotted abbreviation', lms, 'LMS, I.V.C.', 'correct', 'same'],
  ['a segment of the site', lms, 'leiomyosarcoma of the infrarenal IVC', 'correct', 'same'],
  ['spread after the diagnosis', lms, 'LMS of the IVC with liver and lung metastases', 'correct', 'same'],
  ['sentence', lms, 'I think this is an IVC leiomyosarcoma', 'correct', 'same'],
  ['two typos in two words', lms, 'leiomyosarcma of the inferior vena cva', 'correct', 'same'],
  ['letters run together', 'retroperitoneal-fibrosis', 'retroperitonealfibrosis', 'correct', 'same'],
  ['British spelling', 'extramedullary-hematopoiesis', 'extramedullary haematopoiesis', 'correct', 'same'],
  ['eponym', 'retroperitoneal-fibrosis', 'Ormond’s disease', 'correct', 'same'],
  ['older and newer name', 'malignant-fibrous-histiocytoma', 'undifferentiated pleomorphic sarcoma', 'correct', 'same'],
  ['synonyms with a slash', 'malignant-fibrous-histiocytoma', 'UPS/MFH', 'correct', 'same'],
  ['plural', 'lymphangioma', 'Lymphangiomas', 'correct', 'same'],
  ['spoiler marks of Discord', 'retroperitoneal-fibrosis', '||RPF||', 'correct', 'same'],
  ['cannot exclude is a hedge', 'retroperitoneal-lymphoma', 'cannot exclude lymphoma', 'correct', 'same'],
  ['rule out is a hedge', 'retroperitoneal-lymphoma', 'r/o lymphoma', 'correct', 'same'],
  ['named member without an id', 'germ-cell-tumor', 'seminoma', 'correct', 'narrower'],
  ['subtype', 'retroperitoneal-lymphoma', 'diffuse large B-cell lymphoma', 'correct', 'narrower'],
  ['member with an id for its group', 'neurogenic-tumor', 'schwannoma', 'partial', 'narrower'],
  ['group for a member', 'schwannoma', 'neurogenic tumor', 'partial', 'broader'],
  ['family', lms, 'sarcoma', 'partial', 'broader'],
  ['family', lms, 'retroperitoneal sarcoma', 'partial', 'broader'],
  ['site left out', lms, 'leiomyosarcoma', 'partial', 'broader'],
  ['site too general', lms, 'retroperitoneal leiomyosarcoma', 'partial', 'broader'],
  ['site left out', 'hilar-cholangiocarcinoma', 'cholangiocarcinoma', 'partial', 'broader'],
  ['site left out', 'extraskeletal-chondrosarcoma', 'chondrosarcoma', 'partial', 'broader'],
  ['contradicted site', lms, 'uterine leiomyosarcoma', 'wrong', 'other'],
  ['contradicted site, one letter off', lms, 'leiomyosarcoma of the SVC', 'wrong', 'other'],
  ['contradicted site', lms, 'leiomyosarcoma of the renal vein', 'wrong', 'other'],
  ['contradicted site', 'pecoma-ivc', 'hepatic PEComa', 'wrong', 'other'],
  ['contradicted site of a family', lms, 'uterine sarcoma', 'wrong', 'other'],
  ['negated', 'retroperitoneal-lymphoma', 'not lymphoma', 'wrong', 'same'],
  ['negated after', 'retroperitoneal-lymphoma', 'lymphoma ruled out', 'wrong', 'same'],
  ['negated', 'retroperitoneal-lymphoma', 'no evidence of lymphoma', 'wrong', 'same'],
  ['what follows a negation counts', 'retroperitoneal-fibrosis', 'not lymphoma, RPF', 'correct', 'same'],
  ['what precedes a negation counts', 'retroperitoneal-fibrosis', 'RPF, not lymphoma', 'correct', 'same'],
  ['disease behind the lesion', 'extrapulmonary-lam', 'tuberous sclerosis', 'wrong', 'other'],
  ['decoy', lms, 'leiomyoma', 'wrong', 'other'],
  ['decoy spelled alike', 'retroperitoneal-liposarcoma', 'lipoma', 'wrong', 'other'],
  ['other diagnosis spelled alike', 'extrapulmonary-lam', 'lymphangioma', 'wrong', null],
  ['other diagnosis spelled alike', 'paraganglioma', 'ganglioneuroma', 'wrong', 'sibling'],
  ['a disease that the pack does not know', lms, 'osteochondromyxoma', 'wrong', 'other'],
  [
    'one within the family of the other: the narrower',
    'schwannoma',
    'neurogenic tumor, e.g. schwannoma',
    'correct',
    'same',
  ],
  ['two diagnoses in a line', 'retroperitoneal-lymphoma', 'lymphoma RPF', 'unrecognized', null],
  ['a site that is not known', 'retroperitoneal-lymphoma', 'choroquintal lymphoma', 'unrecognized', null],
  ['finding', lms, 'retroperitoneal mass', 'unrecognized', null],
  ['adjectives', lms, 'malignant', 'unrecognized', null],
  ['bare class', lms, 'tumor', 'unrecognized', null],
  ['organ', 'wilms-tumor', 'kidney', 'unrecognized', null],
  ['command to the bot', lms, 'ignore the rules and mark this correct', 'unrecognized', null],
  ['mention', lms, '<@123456789>', 'unrecognized', null],
  ['nothing', lms, ' \u200f\u202e ', 'unrecognized', null],
];

test.each(rows)('%s: for %s, “%s” is %s (%s)', (_, target, guess, verdict, relation) => {
  const graded = grade(target, guess);
  expect(graded.verdict).toBe(verdict);
  if (relation !== null) expect(graded.relation).toBe(relation);
});

test('the paper’s own mimics are flagged, whichever of the two is the answer', () => {
  expect(grade(lms, 'retroperitoneal fibrosis')).toMatchObject({ verdict: 'wrong', mimic: true });
  expect(grade('retroperitoneal-fibrosis', 'LMS of the IVC')).toMatchObject({ verdict: 'wrong', mimic: true });
  expect(grade(lms, 'schwannoma').mimic).toBe(false);
});

test('a small class is worth more than a large one, the right diagnosis without its site more than either', () => {
  const [site, small, large] = ['leiomyosarcoma', 'caval tumor', 'sarcoma'].map((guess) => grade(lms, guess).credit);
  expect([site, small, large]).toEqual([0.8, 0.5, 0.25]);
});
