import { expect, test } from 'vitest';
import { findLeak, tellsOf } from '../../src/knowledge/rules/leaks.ts';
import { pack } from '../support/shipped.ts';

const leaking: readonly (readonly [diagnosis: string, wording: string])[] = [
  ['leiomyosarcoma-ivc', 'Biopsy shows leiomyomatous cells.'],
  ['leiomyosarcoma-ivc', 'There is sarcomatous change.'],
  ['leiomyosarcoma-ivc', 'This smooth-muscle tumour fills the cava.'],
  ['leiomyosarcoma-ivc', 'LMS was suspected.'],
  ['retroperitoneal-lymphoma', 'Lymphomatous tissue lies around the aorta.'],
  ['retroperitoneal-fibrosis', 'Fibrotic tissue lies around the aorta.'],
  ['retroperitoneal-fibrosis', 'Ormond described it.'],
  ['retroperitoneal-lipomatosis', 'Lipomatous tissue fills the pelvis.'],
  ['extramedullary-hematopoiesis', 'Haematopoietic tissue was found.'],
  ['schwannoma', 'Schwann cells were seen.'],
  ['schwannoma', 'A tumor of the nerve sheath.'],
  ['hilar-cholangiocarcinoma', 'A Klatskin lesion.'],
];

const harmless: readonly (readonly [diagnosis: string, wording: string])[] = [
  ['leiomyosarcoma-ivc', 'Spindle cells with pleomorphic nuclei and necrosis.'],
  ['leiomyosarcoma-ivc', 'The mass arises from the inferior vena cava.'],
  ['retroperitoneal-lymphoma', 'Lymphadenopathy: enlarged lymph nodes.'],
  ['retroperitoneal-fibrosis', 'Periaortic soft tissue with fibrous strands.'],
  ['extrapulmonary-lam', 'There is a history of tuberous sclerosis.'],
  ['neurofibroma', 'The patient has type 1 neurofibromatosis.'],
  ['adrenal-pheochromocytoma', 'The mass arises from the adrenal gland.'],
  ['extramedullary-hematopoiesis', 'There is sickle cell disease.'],
];

const leakIn = (id: string, wording: string) => findLeak(wording, tellsOf(pack.diagnoses.get(id)!, pack));

test.each(leaking)('%s is given away by "%s"', (id, wording) => {
  expect(leakIn(id, wording)).toBeDefined();
});

test.each(harmless)('%s is not given away by "%s"', (id, wording) => {
  expect(leakIn(id, wording)).toBeUndefined();
});
