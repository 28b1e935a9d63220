/** The knowledge base as the game reads it: plain, frozen, checked by `src/knowledge` before anything here sees it. */

export const modalities = [
  'history',
  'exam',
  'lab',
  'ct',
  'mri',
  'us',
  'nm',
  'pathology',
  'course',
  'treatment',
  'prognosis',
  'general',
] as const;
export type Modality = (typeof modalities)[number];

const imaging: ReadonlySet<Modality> = new Set(['ct', 'mri', 'us', 'nm']);

export function isImaged({ modality }: { readonly modality: Modality }): boolean {
  return imaging.has(modality);
}

/** On the images or under the microscope, and not only told. */
export function isSeen({ modality }: { readonly modality: Modality }): boolean {
  return imaging.has(modality) || modality === 'pathology';
}

/** One atomic fact. `text` continues the subject's short name: printing is concatenation. */
export interface Statement {
  readonly id: string;
  /** A diagnosis id, an observed patient's id (`index-case`), or `pack`. */
  readonly subject: string;
  readonly modality: Modality;
  readonly attribute: string;
  /** More than one value means one or the other. */
  readonly values: readonly string[];
  readonly text: string;
  readonly place: string;
  /** The paper's own reference numbers. */
  readonly refs: readonly number[];
  /** The paper hedges here: it may support a diagnosis, it argues against none, and it is no clue. */
  readonly hedged: boolean;
  /** Ours: where the paper departs from common teaching or from itself. Never a clue, never scored. */
  readonly caution?: string;
  /** Statements this one disagrees with. Both sides stand. */
  readonly discrepancy: readonly string[];
}

export interface Value {
  readonly id: string;
  readonly label: string;
  /** Everything this value implies, itself included. */
  readonly implies: ReadonlySet<string>;
  /** Every value that cannot hold beside it; symmetric, and closed over `implies`. */
  readonly contradicts: ReadonlySet<string>;
}

export interface Attribute {
  readonly id: string;
  readonly label: string;
  /** `within`: comparable in one modality only; `never`: no finding of a patient. */
  readonly compare: 'across' | 'within' | 'never';
  /** Whether the contrary argues against; complaints only say what is usual, and rule nothing out. */
  readonly rulesOut: boolean;
  readonly values: ReadonlyMap<string, Value>;
}

/** How an entity may be typed. `name` is one of `names`. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

interface Family extends Named {
  readonly place: string | undefined;
}

/** A diagnosis the paper does not discuss, known so that it is wrong by name. */
interface Decoy extends Named {
  /** Lesions come of it, and it is none itself: thalassemia. */
  readonly behind: boolean;
}

/** A syndrome or disease behind the lesion: wrong, with what the paper ties it to. */
interface Association extends Named {
  readonly diagnosis: string;
  readonly text: string;
  readonly place: string;
}

interface Member {
  readonly name: string;
  readonly names: readonly string[];
}

export interface Diagnosis extends Named {
  /** Subject of its statements' sentences. */
  readonly short: string;
  readonly families: readonly string[];
  /** The diagnosis whose group it belongs to (schwannoma: neurogenic-tumor). */
  readonly group: string | undefined;
  readonly site: { readonly home: readonly string[]; readonly required: boolean };
  /** Names that leave out a site which is part of the answer. */
  readonly histology: readonly string[];
  /** Subtypes and named members without an id of their own. */
  readonly members: readonly Member[];
  readonly statements: readonly Statement[];
}

/** A site of the body as it is typed. What lies within one agrees with it, but for organs; what holds it is only less exact. */
interface Site {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  /** Ids of the sites directly around it. */
  readonly within: readonly string[];
  /** What lies in it is not said to lie in the region around it: a lymphoma of the cava is no retroperitoneal lymphoma. */
  readonly organ: boolean;
  /** "extra-adrenal": anywhere but there. */
  readonly not: string | undefined;
}

interface Image {
  /** Absolute path of the file. Its bytes go out without metadata. */
  readonly file: string;
  readonly alt: string;
}

export interface Clue {
  readonly id: string;
  readonly modality: Modality;
  readonly statements: readonly Statement[];
  /** The same finding said in different ways; a dealing shows one. */
  readonly wordings: readonly string[];
  /** In every dealing: without it nobody could know the answer. */
  readonly always: boolean;
  readonly image: Image | undefined;
}

export interface Case {
  readonly id: string;
  /** Id of the diagnosis. */
  readonly answer: string;
  /** Said before the first clue. Names nothing. */
  readonly opening: string;
  /** Composed from the paper's description of a diagnosis, not a patient it reports. */
  readonly composed: boolean;
  /** How many clues one dealing shows. */
  readonly shows: number;
  readonly clues: readonly Clue[];
  /** Ids of statements that say what to take away. */
  readonly teaching: readonly string[];
}

export interface Question {
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly choices: readonly string[];
  /** Index into `choices`. */
  readonly answer: number;
  readonly explanation: string;
  readonly places: readonly string[];
}

export interface Pack {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly doi: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly diagnoses: ReadonlyMap<string, Diagnosis>;
  readonly families: ReadonlyMap<string, Family>;
  readonly decoys: ReadonlyMap<string, Decoy>;
  readonly associations: ReadonlyMap<string, Association>;
  readonly sites: ReadonlyMap<string, Site>;
  /** Patients the paper reports: what was seen in them supports their diagnosis. */
  readonly observed: ReadonlyMap<
    string,
    { readonly short: string; readonly diagnosis: string; readonly statements: readonly Statement[] }
  >;
  /** Facts about no single diagnosis. */
  readonly general: { readonly short: string; readonly statements: readonly Statement[] };
  /** Pairs that the paper says can be mistaken for one another. */
  readonly mimics: readonly { readonly between: readonly [string, string]; readonly place: string }[];
  readonly cases: ReadonlyMap<string, Case>;
  /** Diagnoses without a case, and why. */
  readonly withoutCase: ReadonlyMap<string, string>;
  readonly questions: readonly Question[];
}
