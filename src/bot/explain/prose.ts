import type { Pack, Statement } from '../../game/pack.ts';
import { placeOf, shortOf } from '../words.ts';

/** Statements as running text. A sentence is a subject's name, texts of its statements, and joints of ours between them. */

/** A statement as it stands in a sentence, with words on the clue that showed it. */
export interface Told {
  readonly statement: Statement;
  readonly clue?: string | undefined;
}

/** The places behind a text, numbered in the order in which they are first called for. */
export interface Notes {
  /** The small number that stands behind what has this place. */
  mark(place: string): string;
  readonly rows: readonly { readonly label: string; readonly text: string }[];
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function openNotes(): Notes {
  const rows: { label: string; text: string }[] = [];
  return {
    rows,
    mark(place) {
      let at = rows.findIndex(({ text }) => text === place);
      if (at < 0) at = rows.push({ label: `${rows.length + 1}`, text: place }) - 1;
      return rows[at]!.label.replace(/\d/g, (digit) => raised[Number(digit)]!);
    },
  };
}

/** A subject's name as it stands within a sentence. */
export function within(subject: string, pack: Pack): string {
  return lowered(shortOf(subject, pack), pack);
}

/** Wilms keeps its capital, schwannoma does not: a word that the pack also writes small is no proper name. */
export function lowered(name: string, pack: Pack): string {
  const [first = ''] = name.split(/[\s-]/);
  const small = first.toLowerCase();
  return smallWordsOf(pack).has(small) ? small + name.slice(first.length) : name;
}

const known = new WeakMap<Pack, ReadonlySet<string>>();

function smallWordsOf(pack: Pack): ReadonlySet<string> {
  const found = known.get(pack);
  if (found) return found;
  const { diagnoses, families, decoys, associations } = pack;
  const names = [diagnoses, families, decoys, associations].flatMap((named) =>
    [...named.values()].flatMap(({ names: all }) => all),
  );
  const words = new Set(['a', 'an', 'the', ...names.flatMap((name) => name.split(/[\s-]/))]);
  known.set(pack, words);
  return words;
}

/** "causes fatigue¹ (clue 1), causes fever² and shows splenomegaly³ (clue 4)" */
export function predicate(told: readonly Told[], notes: Notes): string {
  const parts = told.map(
    ({ statement, clue }) =>
      `${statement.text}${notes.mark(placeOf(statement))}${clue === undefined ? '' : ` (${clue})`}`,
  );
  const last = parts.pop() ?? '';
  // What holds an "and" or a comma of its own needs a stronger joint.
  const joints = told.some(({ statement }) => /,| and | or /.test(statement.text))
    ? ['; it ', '; and it ']
    : [', ', ' and '];
  return parts.length === 0 ? last : `${parts.join(joints[0])}${joints[1]}${last}`;
}

/** Statements of one subject after another, each subject's in one sentence. `it` is the one last spoken of, in the same sentence. */
export function sentences(told: readonly Told[], notes: Notes, pack: Pack, it?: string): string {
  const runs: Told[][] = [];
  for (const one of told) {
    const run = runs.at(-1);
    if (run?.[0]?.statement.subject === one.statement.subject) run.push(one);
    else runs.push([one]);
  }
  return runs
    .map((run, index) => {
      const { subject } = run[0]!.statement;
      const name = subject === it && index === 0 ? 'it' : shortOf(subject, pack);
      return `${name} ${predicate(run, notes)}.`;
    })
    .join(' ');
}

/** How a sentence agrees with one before it: causes → so does, is → so is, can → so can. */
export function soDoes({ text }: Statement): string {
  const [verb = ''] = text.split(' ');
  return `so ${['is', 'was', 'can', 'may', 'had'].includes(verb) ? verb : 'does'}`;
}

export function numbers(clues: readonly number[]): string {
  return `${clues.length === 1 ? 'clue' : 'clues'} ${listed(clues)}`;
}

/** "a, b and c" */
export function listed(items: readonly (string | number)[]): string {
  return items.length < 2 ? `${items[0] ?? ''}` : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
