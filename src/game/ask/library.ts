import MiniSearch from 'minisearch';
import type { Modality, Pack } from '../pack.ts';
import { fold } from '../recognise/fold.ts';
import type { Lexicon } from '../recognise/lexicon.ts';
import { remembering } from '../remember.ts';
import { statementsOf } from '../statements.ts';
import { type Entry, entriesOf } from './entry.ts';
import { type Finding, openFindings } from './finding.ts';
import { formsOf } from './likeness.ts';
import { openMending } from './mend.ts';
import { stem, stemsOf } from './stem.ts';
import type { Topic } from './thesaurus.ts';

/** Every statement of a pack, ready to be searched. Built once per pack. */
export interface Library {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly entries: readonly Entry[];
  /** Indices of the entries in which a stem occurs, in one of its forms, or all but. */
  find(stemmed: string): ReadonlySet<number>;
  /** Whether a word stands in the paper or in a name, in one of its forms. */
  knows(word: string): boolean;
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

/** Stems whose entries are kept: far more than a question has, so that each is looked up once. */
const mostRemembered = 5000;

interface Page {
  readonly id: number;
  readonly words: string;
}

export function openLibrary(pack: Pack, lexicon: Lexicon): Library {
  const entries = entriesOf(pack, lexicon);
  const search = new MiniSearch<Page>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  const pages = entries.map((entry) => wordsOf(entry, pack));
  search.addAll(pages.map((words, id) => ({ id, words: words.join(' ') })));
  const written = new Set(pages.flat());
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
    knows: (word) => lexicon.words.has(word) || formsOf(stem(word)).some((form) => written.has(form)),
    weigh: (stemmed) => Math.log2(1 + entries.length / (1 + find(stemmed).size)) / 2,
    says: (index, stemmed) => formsOf(stemmed).some((form) => said[index]!.has(form)),
    fieldOf,
    mend: openMending([...lexicon.words, ...wordsIn(pack), ...statementsOf(pack).flatMap(({ text }) => fold(text))]),
    findingOf: openFindings(pack),
  };
}

function openField({ attributes, modalities }: Topic, entries: readonly Entry[]): Field {
  const asked = entries.flatMap(({ lead: { attribute, values, modality } }, index) => {
    const isAsked = attributes.some((id) => id === attribute || values.some((value) => id === `${attribute}=${value}`));
    return isAsked && (modalities?.includes(modality) ?? true) ? [index] : [];
  });
  const from = new Set(asked.map((index) => entries[index]!.lead.modality));
  // Whatever has no place of its own is general.
  from.delete('general');
  return { entries: new Set(asked), modalities: from };
}

function lookUp(search: MiniSearch<Page>, stemmed: string): ReadonlySet<number> {
  const exact = search.search(formsOf(stemmed).join(' '));
  const near = exact.length > 0 || stemmed.length < 5 ? [] : search.search(stemmed, { prefix: true, fuzzy: 0.2 });
  return new Set([...exact, ...near].map(({ id }) => id as number));
}

/** What an entry may be found by: its texts, and what the vocabulary calls its attribute and values. */
function wordsOf({ statements, lead: { attribute, values } }: Entry, pack: Pack): string[] {
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
