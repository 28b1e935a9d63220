/**
 * What a reader may call a thing, and what the vocabulary calls it: the attributes of a pack that a word asks for, the modality it
 * names, the words it stands for. An attribute that a pack does not have asks for nothing.
 */
import type { Modality } from '../pack.ts';
import { fold } from '../recognise/fold.ts';

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
const age = topic('age age-group');
const ageGroup = byWord(age);
const sex = topic('sex sex-ratio');
const where = topic('location origin segment spread');
const spreading = topic('spread elsewhere');
const microscopy = topic('histology specimen diagnosis-requires', 'pathology');
const stain = topic('immunohistochemistry specimen diagnosis-requires', 'pathology');
const resemblance = topic('mimicry');
const cause = topic('cause');
const what = topic('definition lineage');
const hallmark = topic('sign');
const scanning = topic('technique');

/** Phrases of the field, longest first wherever they are looked up; words are in the form of `stem`. */
const topics: readonly (readonly [string, Topic])[] = [
  ['t1 signal | t1 weighted | t1 intensity | t1 | t1w', topic('t1-signal variability=t1-signal', 'mri')],
  ['t2 signal | t2 weighted | t2 intensity | t2 | t2w', topic('t2-signal variability=t2-signal', 'mri')],
  ['signal | signal intensity | intensity', signal],
  ['diffusion | dwi | restrict diffusion | diffusion restriction | restrict', topic('diffusion', 'mri')],
  ['fat suppression | fat sat | fat saturation | fat suppress | stir', topic('fat-suppression', 'mri')],
  ['ct | computed tomography | cat scan', topic('', 'ct')],
  ['mri | mr | magnetic resonance', mri],
  ['ultrasound | sonography | sonographic | ultrasonography | doppler | echo', topic('', 'us')],
  ['nuclear medicine | scintigraphy | sulfur colloid | nuclear', topic('', 'nm')],
  ['pet | fdg | suv | mibg | octreotide | dotatate', topic('uptake-on-pet', 'nm')],
  ['attenuation | density | hounsfield | hu | dense', density],
  ['echogenicity', topic('echogenicity', 'us')],
  ['enhancement | enhance | enhancing | contrast enhancement | vascularity', enhancing],
  ['margin | border | edge | outline | contour | circumscribed | demarcation', margin],
  [
    'symptom | symptomatic | complaint | present | presentation | clinical | manifest | manifestation | asymptomatic',
    complaint,
  ],
  ['background | history | underlying | syndrome | predispose | associated disease | background disease', background],
  [
    'lab | laboratory | blood test | lab finding | serum | hemoglobin | tumor marker | marker | lab value | blood',
    topic('laboratory', 'lab'),
  ],
  ['treatment | treat | therapy | manage | management', treatment],
  ['chemotherapy | chemo | drug | regimen | systemic therapy | cytotoxic | line therapy', byWord(chemotherapy)],
  [
    'surgery | surgical | resect | resection | operate | operation | resectable | unresectable | operable',
    byWord(surgery),
  ],
  ['radiation | radiotherapy | irradiation', byWord(chemotherapy)],
  ['respond | response | sensitive | sensitivity | resistant', topic('therapy-response')],
  [
    'prognosis | survival | survive | outcome | outlook | mortality | life expectancy | median survival | death',
    prognosis,
  ],
  ['recurrence | recur | relapse', topic('outcome')],
  ['rare | incidence | prevalence | frequency | share | frequent | epidemiology', commonness],
  ['most common | commonest', byWord(commonness)],
  ['how often | how common | how many case | how many', light(commonness)],
  ['age | old | age group | how old | mean age | young', age],
  ['adult | child | children | pediatric', ageGroup],
  ['sex | gender | sex ratio | male ratio | female male | women | men | woman | man | female | male | ratio', sex],
  ['where | location | located | lie | occur | site | arise | origin | organ origin | originate', where],
  ['metastasis | metastasize | metastasise | metastatic | spread | metastase', byWord(spreading)],
  ['pathology | histology | histologic | microscopy | microscopic | cell', microscopy],
  ['stain | immunohistochemistry | immunohistochemical | ihc | immunoreactive | immunostain | immunophenotype', stain],
  ['biopsy | specimen', topic('specimen diagnosis-requires')],
  [
    'mimic | mistake | mistaken | differential | resemble | confuse | confused | look alike | similar | distinguish | differentiate | discriminate | tell apart',
    resemblance,
  ],
  ['etiology | aetiology | pathogenesis', cause],
  ['cause', light(cause)],
  ['what kind disease | kind disease | definition | define', what],
  [
    'example | include | member | subtype | kind | type | classify | classified | classification | group',
    topic('members lineage growth-pattern segment'),
  ],
  ['specific | characteristic | hallmark | pathognomonic | sign | most specific | specific finding', hallmark],
  ['stand for | abbreviation | called | name | synonym', topic('terminology')],
  ['size | big | large | measure | diameter | dimension', topic('size')],
  ['kv | mas | kvp | slice thickness | technique | protocol | omnipaque | contrast', byWord(scanning)],
  ['segment | caval segment', topic('segment')],
  ['growth | growth pattern | grow | layer', topic('growth-pattern')],
  ['node | lymph node | lymphadenopathy | nodal', byWord(topic('elsewhere sign'))],
  ['spleen | splenomegaly', byWord(topic('elsewhere sign'))],
  ['aorta | aortic', byWord(topic('aorta'))],
  ['ureter | ureteral | hydronephrosis', byWord(topic('ureters'))],
  ['bile duct | biliary | ductal | duct', topic('bile-ducts')],
  ['vessel | encase | vascular', byWord(topic('vessels contents'))],
  ['solid | cystic | composition', byWord(topic('composition contents'))],
  ['contain | content', byWord(topic('contents composition'))],
  ['homogeneous | heterogeneous | texture', topic('texture enhancement-pattern')],
  ['imaging role | modality | best imaging', topic('imaging-role')],
  ['confirm | confirmation', topic('imaging-role diagnosis-requires')],
  ['gene | mutation | mutate | genetic', topic('genetics')],
];

/** Words that stand for others in the statements, in both directions. */
const alike: readonly string[] = [
  'hyperintense bright',
  'hypointense dark',
  'hypodense hypoattenuating low',
  'hyperdense hyperattenuating',
  'calcification calcify calcified calcific',
  'kidney renal',
  'liver hepatic',
  'lung pulmonary',
  'necrosis necrotic',
  'hemorrhage hemorrhagic bleed bleeding',
  'cava ivc',
  'septa septation septum',
  'fat fatty lipid',
  'thrombus thrombosis clot',
  'node lymphadenopathy nodal adenopathy',
  'spleen splenomegaly',
  'esr erythrocyte',
  'ureter ureteral',
  'steroid corticosteroid prednisone',
  'invasion invade',
  'displacement displace push',
  'metastasis metastatic metastasize metastase',
  'midline midplane',
  'woman female',
  'man male',
  'child pediatric children',
  'vein venous',
  'layer tunica',
  'smooth muscle',
  'surgery surgical resection resect operate',
  'radiation radiotherapy',
  'avid avidly intense',
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
};

/** Says nothing of what is asked for. */
const empty = new Set(
  `what which who whom how when where why do doe does did is are was were be been being am can could may might would will shall there here it its they them these those this that
  and or but not no so if then than also vs versus between me my you your tell give say mention paper article author report reported study describe described according about regarding
  look like appear appearance show see seen finding feature find have has had get got go goe with usually typically common commonly often normally generally mostly much many far long cannot not non suggest receive given among scan scanned whether compare told us whole apart
  case patient disease lesion tumor mass diagnosis imaging image index ratio mean average value level rate percentage number kind type thing diagnose possible likely used use using
  involve help need happen please question any all some most more less very really best typical positive negative degree evidence test relation after before during cause during into
  retroperitoneal retroperitoneum primary happen raised elevated increased bring other such as
  behave seem appear hold reveal demonstrate describe develop consist correspond become explain refer belong expect suspect useful important main mainly frequently rarely sometimes ever still just
  only own real actually exactly basically currently general generally specifically entity entitie condition disorder process person people subject someone anyone something anything thing
  think know say said want wonder curious interested understand learn teach remember quick quickly briefly short summary overview detail info information fact note point main
  hi hello hey thank thanks ok okay dear sir madam doctor dr prof colleague resident student exam board
  affect affected offered given hospital clinic typically classic classically frequent over under out up down off again once both each every either neither per via within without
  `.split(/\s+/),
);

/** Endings, taken off in this order, as long as something remains. */
const endings: readonly RegExp[] = [
  /(?<![siu])s$/,
  /(?:ingly|edly|ing|ed)$/,
  /e$/,
  /(?:ization|isation|ation|ement|ment|ion|ive|ically|ical|ally|al|ic|ity|ably|ly)$/,
  /[ey]$/,
];

const stemmed = new Map<string, string>();

/** A word without its endings, so that enhances, enhancing and enhancement are one. */
export function stem(word: string): string {
  const known = stemmed.get(word);
  if (known !== undefined) return known;
  let result = word;
  for (const ending of endings) {
    const shorter = result.replace(ending, '');
    if (shorter.length >= 4) result = shorter;
  }
  if (stemmed.size < 20_000) stemmed.set(word, result);
  return result;
}

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

// As they are read: in the plural too, whose ending may have been taken for a Greek one (diseases).
const emptyStems = new Set(
  [...empty].flatMap((word) => [word, ...[word, `${word}s`].flatMap(fold)]).flatMap((word) => [word, stem(word)]),
);

export function saysNothing(word: string): boolean {
  return emptyStems.has(word) || emptyStems.has(stem(word));
}

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
