/**
 * What a reader may call a thing, and what the vocabulary calls it: the attributes of a pack that a word asks for, the modality it
 * names, the words it stands for. An attribute that a pack does not have asks for nothing.
 */
import type { Modality } from '../pack.ts';
import { stem } from './stem.ts';

export interface Topic {
  /** Ids of attributes, or of one value as `attribute=value`. Empty: only the modality is meant. */
  readonly attributes: readonly string[];
  readonly modalities?: readonly Modality[];
  /** `word`: what holds the word itself answers before what merely has the attribute. `light`: says little beside others. */
  readonly by?: 'word' | 'light';
}

const topic = (attributes: string, ...modalities: Modality[]): Topic => ({
  attributes: attributes.split(' ').filter(Boolean),
  ...(modalities.length > 0 && { modalities }),
});
const byWord = (meant: Topic): Topic => ({ ...meant, by: 'word' });
const light = (meant: Topic): Topic => ({ ...meant, by: 'light' });

const mri = topic('', 'mri');
const signal = topic('t1-signal t2-signal variability=t1-signal variability=t2-signal', 'mri');
const density = topic('attenuation', 'ct');
const enhancing = topic('enhancement enhancement-pattern variability=ct-enhancement variability=mri-enhancement');
const margin = topic('margin');
const complaint = topic('presentation');
const background = topic('background');
const treatment = topic('therapy therapy-response resectability');
const chemotherapy = topic('therapy therapy-response');
const surgery = topic('therapy resectability');
const prognosis = topic('survival outcome');
const commonness = topic('incidence');
/** Says little beside what it is the most common of. */
export const mostCommon = byWord(commonness);
const age = topic('age age-group');
const ageGroup = byWord(age);
const sex = topic('sex sex-ratio');
const where = topic('location origin segment spread');
const spreading = topic('spread elsewhere');
const microscopy = topic('histology specimen diagnosis-requires', 'pathology');
const stain = topic('immunohistochemistry specimen diagnosis-requires', 'pathology');
export const resemblance = topic('mimicry');
const cause = topic('cause');
const what = topic('definition lineage');
export const hallmark = topic('sign');
const scanning = topic('technique');
const around = topic('neighbors');

/** Phrases of the field, longest first wherever they are looked up; words are in the form of `stem`. */
const topics: readonly (readonly [string, Topic])[] = [
  ['t1 signal | t1 weighted | t1 intensity | t1 | t1w', topic('t1-signal variability=t1-signal', 'mri')],
  ['t2 signal | t2 weighted | t2 intensity | t2 | t2w', topic('t2-signal variability=t2-signal', 'mri')],
  ['signal | signal intensity | intensity', signal],
  ['diffusion | dwi | restrict diffusion | diffusion restriction | restrict', topic('diffusion', 'mri')],
  ['fat suppression | fat sat | fat saturation | fat suppress | stir', topic('fat-suppression', 'mri')],
  ['ct | computed tomography | cat scan | noncon | noncontrast', topic('', 'ct')],
  ['mri | mr | magnetic resonance', mri],
  ['ultrasound | sonography | sonographic | sonogram | sono | ultrasonography | doppler | echo', topic('', 'us')],
  ['nuclear medicine | scintigraphy | sulfur colloid | nuclear', topic('', 'nm')],
  ['pet | fdg | suv | mibg | octreotide | dotatate', topic('uptake-on-pet', 'nm')],
  ['uptake | tracer | radiotracer | tracer uptake', topic('colloid-uptake uptake-on-pet', 'nm')],
  ['attenuation | density | hounsfield | hu | dense', density],
  ['echogenicity | echogenic | hypoechoic | hyperechoic | echotexture', topic('echogenicity', 'us')],
  [
    'enhancement | enhance | enhancing | contrast enhancement | contrast uptake | uptake of contrast | take up contrast | light up | lit up | vascularity',
    enhancing,
  ],
  ['margin | border | edge | outline | contour | circumscribed | demarcation | shape | shaped | configuration', margin],
  ['sharp | fuzzy | blurred | irregular | round | lobulated | lobular', byWord(margin)],
  [
    'sign and symptom | symptom and sign | symptom | symptomatic | complaint | present | presentation | clinical | manifest | manifestation | asymptomatic',
    complaint,
  ],
  // Whoever has none presents otherwise, and that is the answer.
  ['pain | painful | painless | hurt | ache | tender | sore', byWord(complaint)],
  [
    'background | history | healthy | comorbidity | pmh | underlying | syndrome | predispose | associated disease | background disease',
    background,
  ],
  [
    'lab | labs | laboratory | blood test | lab finding | serum | hemoglobin | tumor marker | marker | lab value | blood',
    topic('laboratory', 'lab'),
  ],
  ['treatment | treat | therapy | manage | management | medication | medicine | cure | curable', treatment],
  ['chemotherapy | chemo | drug | regimen | systemic therapy | cytotoxic | line therapy | line', byWord(chemotherapy)],
  [
    'surgery | surgical | resect | resection | operate | operation | resectable | unresectable | operable',
    byWord(surgery),
  ],
  ['radiation | radiotherapy | irradiation', byWord(chemotherapy)],
  ['respond | response | sensitive | sensitivity | resistant', topic('therapy-response')],
  [
    'prognosis | survival | survive | outcome | outlook | mortality | life expectancy | median survival | death | live | lived | die | dead | fatal | lethal | deadly',
    prognosis,
  ],
  ['recurrence | recur | relapse', topic('outcome')],
  ['rare | rank | incidence | prevalence | prevalent | frequency | share | frequent | epidemiology', commonness],
  ['most common | commonest', mostCommon],
  ['how often | how common | how many case | how many', light(commonness)],
  ['age | old | age group | how old | mean age | young', age],
  ['adult | child | children | pediatric | kid | kids | infant | toddler | teenager | adolescent | elderly', ageGroup],
  [
    'sex | gender | sex ratio | male ratio | female male | women | men | woman | man | female | male | girl | boy | ratio',
    sex,
  ],
  ['where | location | located | lie | site | arise | origin | organ origin | originate', where],
  ['side | laterality', topic('location')],
  ['occur', light(where)],
  ['metastasis | met | mets | metastasize | metastasise | metastatic | spread | metastase', byWord(spreading)],
  ['pathology | histopathology | histology | histologic | microscopy | microscopic | cell', microscopy],
  ['stain | immunohistochemistry | immunohistochemical | ihc | immunoreactive | immunostain | immunophenotype', stain],
  ['biopsy | specimen', topic('specimen diagnosis-requires')],
  [
    'mimic | imitate | simulate | masquerade | ddx | mistake | mistaken | differential | resemble | confuse | confused | look alike | similar | distinguish | differentiate | differ | difference | different | discriminate | tell apart',
    resemblance,
  ],
  ['etiology | aetiology | pathogenesis | trigger', cause],
  ['cause', light(cause)],
  ['what kind disease | kind disease | definition | define', what],
  [
    'example | include | member | subtype | subgroup | variant | kind | type | classify | classified | classification | group',
    topic('members lineage growth-pattern segment'),
  ],
  [
    'clue | giveaway | telltale | specific | characteristic | hallmark | pathognomonic | sign | most specific | specific finding',
    hallmark,
  ],
  ['stand for | acronym | aka | abbreviation | called | name | synonym', topic('terminology')],
  [
    'size | big | biggest | large | largest | huge | measure | measurement | diameter | dimension | volume | centimeter | cm',
    topic('size'),
  ],
  [
    'kv | mas | kvp | tube current | tube voltage | slice thickness | technique | protocol | omnipaque | contrast',
    byWord(scanning),
  ],
  ['segment | caval segment', topic('segment')],
  ['growth | growth pattern | grow | layer', topic('growth-pattern')],
  ['node | lymph node | lymphadenopathy | nodal', byWord(topic('elsewhere sign'))],
  ['spleen | splenomegaly', byWord(topic('elsewhere sign'))],
  ['aorta | aortic', byWord(topic('aorta'))],
  ['ureter | ureteral | hydronephrosis', byWord(topic('ureters'))],
  ['bile duct | biliary | ductal | duct', topic('bile-ducts')],
  ['vessel | encase | vascular', byWord(topic('vessels contents'))],
  ['solid | cystic | composition', byWord(topic('composition contents'))],
  ['mass effect | neighbor | neighboring | adjacent', byWord(around)],
  ['duration', topic('duration')],
  ['hereditary | inherited | familial | risk factor', topic('background cause genetics')],
  ['associated | association | linked', light(background)],
  ['contain | content', topic('contents composition=fat')],
  ['homogeneous | heterogeneous | texture', topic('texture enhancement-pattern')],
  ['imaging role | modality | best imaging', topic('imaging-role')],
  ['confirm | confirmation', topic('imaging-role diagnosis-requires')],
  ['gene | mutation | mutate | genetic', topic('genetics')],
];

/** Every word of the phrases, as it is written. */
export const topicWords: readonly string[] = topics.flatMap(([phrases]) => phrases.split(/[\s|]+/).filter(Boolean));

const byFirst = new Map<string, { readonly words: readonly string[]; readonly topic: Topic }[]>();
for (const [phrases, meant] of topics) {
  for (const phrase of phrases.split('|')) {
    const words = phrase.trim().split(' ').map(stem);
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, topic: meant }]);
  }
}
for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);

/** The longest phrase of the field that begins here. */
export function topicAt(stems: readonly string[], at: number): { length: number; topic: Topic } | undefined {
  const found = byFirst
    .get(stems[at]!)
    ?.find(({ words }) => words.every((word, offset) => stems[at + offset] === word));
  return found && { length: found.words.length, topic: found.topic };
}
