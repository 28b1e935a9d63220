import MiniSearch from 'minisearch';
import type { Modality, Pack, Statement } from '../pack.ts';
import { fold } from '../recognise/fold.ts';
import type { Lexicon } from '../recognise/lexicon.ts';
import { remembering } from '../remember.ts';
import { saysNothing } from './filler.ts';
import { type Finding, openFindings } from './finding.ts';
import { formsOf } from './likeness.ts';
import { openMending } from './mend.ts';
import { findNames } from './names.ts';
import { sayingOf } from './saying.ts';
import { stem, stemsOf } from './stem.ts';
import type { Topic } from './thesaurus.ts';

/** One thing the paper says, wherever it says it: statements that mean the same are one entry. */
export interface Entry {
  readonly statements: readonly Statement[];
  /** The diagnoses it speaks of: its subject, or those that a general statement names. */
  readonly subjects: ReadonlySet<string>;
  /** It says that something is not so, or not there. */
  readonly denies: boolean;
  /** It says no more than the name does: that lymphoma of the retroperitoneum lies there. */
  readonly isNamesake: boolean;
}

/** Every statement of a pack, ready to be searched. Built once per pack. */
export interface Library {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly entries: readonly Entry[];
  /** Indices of the entries in which a stem occurs, in one of its forms, or all but. */
  find(stemmed: string): ReadonlySet<number>;
  /** How much a stem tells: the fewer entries have it, the more. */
  weigh(stemmed: string): number;
  /** Whether the text of an entry has a stem itself, in one of its forms. */
  says(index: number, stemmed: string): boolean;
  /** What a topic asks for. The same topic is the same object. */
  fieldOf(topic: Topic): Field;
  /** A word as it was meant, if it was typed with an error. */
  mend(word: string): string;
  /** What a stem finds in a patient, if the vocabulary has a word for it. */
  findingOf(stemmed: string): Finding | undefined;
}

/** The entries that a topic asks for, and the modalities that say where they belong. */
interface Field {
  readonly entries: ReadonlySet<number>;
  readonly modalities: ReadonlySet<Modality>;
}

/** Stems whose entries are known: more than any question has, so that each is looked up once. */
const mostRemembered = 5000;

interface Page {
  readonly id: number;
  readonly words: string;
}

export function openLibrary(pack: Pack, lexicon: Lexicon): Library {
  const all = [pack.general, ...pack.diagnoses.values(), ...pack.observed.values()].flatMap(
    ({ statements }) => statements,
  );
  const entries = [...Map.groupBy(all, (statement) => sayingOf(statement, pack)).values()].map((statements): Entry => {
    const { subject } = statements[0]!;
    const named = pack.diagnoses.has(subject) ? [subject] : namedIn(statements, lexicon);
    return {
      statements,
      subjects: new Set(pack.observed.has(subject) ? [subject] : named),
      denies: statements.some(({ text }) => denial.test(text)),
      isNamesake: statements.every((statement) => repeatsName(statement, pack)),
    };
  });
  const search = new MiniSearch<Page>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  search.addAll(entries.map(({ statements }, id) => ({ id, words: wordsOf(statements, pack).join(' ') })));
  const said = entries.map(({ statements }) => new Set(statements.flatMap(({ text }) => fold(text).map(stem))));
  const find = remembering(mostRemembered, (stemmed) => lookUp(search, stemmed));
  const fields = new Map<Topic, Field>();
  const fieldOf = (topic: Topic) => {
    const field = fields.get(topic) ?? openField(topic, entries);
    fields.set(topic, field);
    return field;
  };
  return {
    pack,
    lexicon,
    entries,
    find,
    weigh: (stemmed) => Math.log2(1 + entries.length / (1 + find(stemmed).size)) / 2,
    says: (index, stemmed) => formsOf(stemmed).some((form) => said[index]!.has(form)),
    fieldOf,
    mend: openMending([...lexicon.words, ...wordsIn(pack), ...all.flatMap(({ text }) => fold(text))]),
    findingOf: openFindings(pack),
  };
}

function openField({ attributes, modalities }: Topic, entries: readonly Entry[]): Field {
  const asked = entries.flatMap(({ statements: [first] }, index) => {
    const { attribute, values, modality } = first!;
    const isAsked = attributes.some((id) => id === attribute || values.some((value) => id === `${attribute}=${value}`));
    return isAsked && (modalities?.includes(modality) ?? true) ? [index] : [];
  });
  const from = new Set(asked.map((index) => entries[index]!.statements[0]!.modality));
  // Whatever has no place of its own is general.
  from.delete('general');
  return { entries: new Set(asked), modalities: from };
}

function lookUp(search: MiniSearch<Page>, stemmed: string): ReadonlySet<number> {
  const exact = search.search(formsOf(stemmed).join(' '));
  const near = exact.length > 0 || stemmed.length < 5 ? [] : search.search(stemmed, { prefix: true, fuzzy: 0.2 });
  return new Set([...exact, ...near].map(({ id }) => id as number));
}

/** Everything a statement may be found by: its text, and what the vocabulary calls its attribute and values. */
function wordsOf(statements: readonly Statement[], pack: Pack): string[] {
  const { attribute, values } = statements[0]!;
  const known = pack.attributes.get(attribute);
  const labels = known?.compare === 'never' ? [] : values.map((value) => known?.values.get(value)?.label ?? '');
  const texts = [...statements.map(({ text }) => text), known?.label ?? '', ...labels];
  return [...new Set(texts.flatMap((text) => stemsOf(fold(text))))];
}

/** What the vocabulary is written in. */
function wordsIn({ attributes }: Pack): string[] {
  return [...attributes.values()].flatMap(({ label, values }) =>
    [label, ...[...values.values()].map((value) => value.label)].flatMap(fold),
  );
}

const denial =
  /\b(?:not?|non|never|neither|nor|cannot|without|lacks?|lacking|absent|absence|outside|deferred|spares?|sparing|(?:unresect|inoperab|incomplete)\p{L}*)\b/u;

const placing: ReadonlySet<string> = new Set(['location', 'origin', 'vessels']);

/** Whether a statement has no word that the names of its subject, of its families or of its site do not have. */
function repeatsName({ subject, attribute, text }: Statement, pack: Pack): boolean {
  const diagnosis = pack.diagnoses.get(subject);
  if (!diagnosis || !placing.has(attribute)) return false;
  const { name, short, families, site } = diagnosis;
  const all = [
    name,
    short,
    ...families.flatMap((id) => pack.families.get(id)?.name ?? []),
    ...site.home
      .flatMap((id) => [id, ...(pack.sites.get(id)?.within ?? [])])
      .flatMap((id) => pack.sites.get(id)?.names ?? []),
  ];
  const own = new Set(all.flatMap((name) => stemsOf(fold(name))));
  return stemsOf(fold(text)).every((word) => own.has(word) || saysNothing(word));
}

function namedIn(statements: readonly Statement[], lexicon: Lexicon): string[] {
  return statements.flatMap(({ text }) =>
    findNames(text, lexicon).entities.flatMap(({ kind, id }) =>
      kind === 'diagnosis' || kind === 'family' ? [id] : [],
    ),
  );
}
