import { stem } from './stem.ts';

/** Words that stand for others in the statements, in both directions. */
const alike: readonly string[] = [
  'hyperintense bright',
  'hypointense dark',
  'hypodense hypoattenuating low',
  'hyperdense hyperattenuating',
  'calcification calcify calcified calcific calcium',
  'kidney renal',
  'liver hepatic',
  'lung pulmonary',
  'necrosis necrotic',
  'pain painful hurt ache tender sore',
  'asymptomatic painless incidental incidentally',
  'fatigue tired tiredness lethargy',
  'fever febrile pyrexia',
  'vomiting vomit emesis',
  'nausea nauseous',
  'jaundice jaundiced icterus',
  'distention distension distended bloating',
  'anemia anemic',
  'proteinuria albuminuria protein',
  'pressure bp',
  'heart cardiac',
  'bowel intestine intestinal',
  'bone osseous',
  'skin cutaneous',
  'dilatation dilation dilated',
  'obstruction obstructive obstruct blockage',
  'largest biggest',
  'lived live survived',
  'hemorrhage hemorrhagic bleed bleeding bled',
  'cava ivc',
  'septa septation septum septated loculated multilocular',
  'encase encasement wrap engulf envelop',
  'leg extremity limb',
  'arc arcs ring rings',
  'thick thickness',
  'five 5',
  'ten 10',
  'fat fatty lipid adipose',
  'thrombus thrombosis clot',
  'node lymphadenopathy nodal adenopathy',
  'spleen splenomegaly',
  'esr erythrocyte sed',
  'ureter ureteral',
  'steroid corticosteroid prednisone',
  'invasion invade',
  'displacement displace push shove shift lift',
  'metastasis metastatic metastasize metastase met mets',
  'midline midplane',
  'woman female',
  'man male',
  'child pediatric children kid kids',
  'vein venous',
  'layer tunica',
  'smooth muscle',
  'surgery surgical resection resect operate unresectable inoperable',
  'radiation radiotherapy',
  'avid avidly intense hot',
  'duct ductal',
  'share percent',
  'worst worse',
  'spindle fusiform',
  'swelling edema oedema',
  'void flow-void',
  'joint articulation',
  'contrast omnipaque',
  'arise derive originate origin',
  'preferred preferably',
  'recur recurrence',
];

/** A general word, and the particular ones that answer to it, but not the other way round. */
const under: Readonly<Record<string, string>> = {
  chemotherapy: 'gemcitabine docetaxel doxorubicin ifosfamide trabectedin dacarbazine pazopanib olaratumab mesna',
  drug: 'gemcitabine docetaxel doxorubicin ifosfamide trabectedin dacarbazine pazopanib olaratumab mesna tamoxifen steroids antirheumatic chemotherapy',
  organ: 'kidneys lungs liver nodes',
  urine: 'proteinuria',
  urinary: 'proteinuria uropathy ureters',
  urinalysis: 'proteinuria',
  hypertension: 'pressure',
  first: 'initial',
  baseline: 'initial',
  follow: 'two',
  outside: 'extraluminal',
  lumen: 'extraluminal intraluminal',
  spine: 'paravertebral',
  vertebra: 'paravertebral',
  ruq: 'quadrant',
  tsc: 'tuberous',
  nf1: 'neurofibromatosis',
};

/** Every word that stands for others, as it is written. */
export const alikeWords: readonly string[] = [...alike, ...Object.keys(under), ...Object.values(under)].flatMap(
  (words) => words.split(' '),
);

const likeness = new Map<string, readonly string[]>();
for (const words of alike) {
  const stems = words.split(' ').map(stem);
  for (const one of stems) likeness.set(one, [...new Set([...(likeness.get(one) ?? []), ...stems])]);
}

/** The stems that a stem may be met as, itself first. */
export function formsOf(stemmed: string): readonly string[] {
  return likeness.get(stemmed) ?? [stemmed];
}

for (const [general, words] of Object.entries(under)) {
  const stems = words.split(' ').map(stem);
  for (const form of likeness.get(stem(general)) ?? [stem(general)])
    likeness.set(form, [...new Set([form, ...(likeness.get(form) ?? []), ...stems])]);
}

/** One stem for all that are alike. */
export function likest(stemmed: string): string {
  return formsOf(stemmed).toSorted()[0]!;
}
