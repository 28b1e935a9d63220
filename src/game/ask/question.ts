import type { Modality } from '../pack.ts';
import { clauseBreak, contentWords, fold } from '../recognise/fold.ts';
import type { Entity } from '../recognise/lexicon.ts';
import { membersOf } from '../relate.ts';
import type { Token } from './clause.ts';
import { asksForAll } from './filler.ts';
import type { Library } from './library.ts';
import { findNames, type Named } from './names.ts';
import { type FullClause, fullClausesOf } from './neighbors.ts';
import { stem } from './stem.ts';
import { withoutTelling } from './telling.ts';
import { classWeight, type Unit, unitsOf } from './unit.ts';
import { asksHow, asksWho, isElliptic, markPatient, patientHere, speaksOf, withoutManners } from './wording.ts';

/** One of the things asked for: of "age and sex of lymphoma", the age of lymphoma. */
export interface Part {
  /** Ids of the subjects asked about; empty: whatever the paper has. */
  readonly subjects: readonly string[];
  /** Those that were named themselves and not by their class: each is to be answered for. */
  readonly each: readonly string[];
  /** Which diagnoses have it is asked, not what one of them has. */
  readonly lists: boolean;
  /** "Which tumors …": diagnoses are wanted, and not what is said of them. */
  readonly asksWho: boolean;
  /** "Tell me about lymphoma": nothing but all that there is. */
  readonly whole: boolean;
  /** "Cystic or calcified": one of all that is asked is enough. */
  readonly either: boolean;
  /** Only statements of these. */
  readonly modalities: readonly Modality[];
  readonly units: readonly Unit[];
  /** The same with what its neighbor may share with it ("5 and 10 year survival"), which is better where it is answered. */
  readonly shared: readonly Unit[] | undefined;
}

export interface Question {
  /** Named, and not discussed by the paper. */
  readonly undiscussed: Entity | undefined;
  /** The same beside somebody whom it does discuss. */
  readonly beside: Entity | undefined;
  readonly parts: readonly Part[];
}

/** @param context id of the diagnosis that was just talked about */
export function readQuestion(text: string, context: string | undefined, library: Library): Question {
  const { pack, lexicon } = library;
  const plain = withoutManners(text);
  const patients = [...pack.observed].filter(([, { short }]) => speaksOf(plain, short)).map(([id]) => id);
  const { entities, read } = findNames(markPatient(plain, patients.length > 0), lexicon);
  const strange = entities.find(({ kind, name }) => kind === 'decoy' && !isInLibrary(name, library));
  const families = entities.filter(({ kind }) => kind === 'family');
  const diagnoses = entities.filter(({ kind }) => kind === 'diagnosis').map(({ id }) => id);
  const each = [...patients, ...diagnoses];
  // A class beside a diagnosis is what is asked of it: "how common among sarcomas".
  const classes = diagnoses.length > 0 ? [] : families.flatMap(({ id }) => [id, ...membersOf(id, pack)]);
  const isNamed = each.length + classes.length > 0;
  const refers = context !== undefined && !isNamed && !strange && !asksWho(plain) && isElliptic(plain);
  const tokens = read.map((item): Token => {
    if (item === patientHere) return { ids: patients, words: [] };
    return typeof item === 'string' ? library.mend(item) : tokenOf(item, isNamed ? undefined : strange, library);
  });
  const classUnits = families
    .flatMap(({ name }) => unitsOf(fold(name), library))
    .map((unit) => ({ ...unit, words: [], weight: classWeight, finding: undefined }));
  const clauses = fullClausesOf(
    diagnoses.length > 1 ? withoutTelling(tokens, diagnoses, library) : tokens,
    diagnoses,
    library,
  );
  const partOf = ({ ids, modalities, units, shared }: FullClause): Part => {
    // What is asked of the patient and of a diagnosis at once is asked of both.
    const own = clauses.length > 1 && ids.length > 0 ? ids : each;
    const asked = [...units, ...classUnits];
    return {
      subjects: refers ? [context] : [...new Set([...own, ...classes])],
      each: own,
      lists: own.length === 0 && !refers,
      asksWho: asksWho(plain),
      whole: tokens.every((token) => typeof token !== 'string' || asksForAll(token)),
      either: /\bor\b/i.test(plain) && !/\band\b/i.test(plain),
      modalities,
      units: asksHow(plain) ? asked.map((unit) => ({ ...unit, finding: undefined })) : asked,
      shared: shared && [...shared, ...classUnits],
    };
  };
  const parts = clauses.map(partOf);
  return { undiscussed: isNamed ? undefined : strange, beside: isNamed ? strange : undefined, parts };
}

/** A decoy that the paper speaks of in passing is asked about as a word: by the words typed where the paper has them. */
function tokenOf({ entities, words }: Named, strange: Entity | undefined, library: Library): Token {
  const decoys = entities.filter((entity) => entity.kind === 'decoy' && entity !== strange);
  const isKnown = words.every((word) => library.find(stem(word)).size > 0);
  return {
    ids: entities.flatMap(({ kind, id }) => (kind === 'diagnosis' ? [id] : [])),
    words: decoys.flatMap(({ name }) => [clauseBreak, ...(isKnown ? words : fold(name)), clauseBreak]),
  };
}

/** Whether some statement speaks of it all the same: of a bland thrombus, as what a tumor is mistaken for. */
function isInLibrary(name: string, { entries, says }: Library): boolean {
  const asked = contentWords(fold(name)).map(stem);
  // Word for word: lipoma is not in what is said of lipomatosis.
  return entries.some((_, index) => asked.every((word) => says(index, word)));
}
