import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import { statementRows } from '../rules/statements.ts';

export interface OwnText {
  readonly file: string;
  readonly path: Problem['path'];
  readonly text: string;
}

/** A text that says something of the paper: the passages at its places must bear it. */
export interface Claim extends OwnText {
  readonly places: readonly string[];
  /** The subject's own names, whose words may be used as well; `undefined` where words are free and figures are not. */
  readonly names: readonly string[] | undefined;
}

export function claimsOf(files: PackFiles): Claim[] {
  const rows = statementRows(files);
  const placeOf = new Map(rows.map(({ row }) => [row.id, row.place]));
  const namesOf = new Map(
    [...files.diagnoses.values()].map(({ id, name, short, names, histology, members }) => [
      id,
      [name, short, ...names, ...histology, ...members.map((member) => member.name)],
    ]),
  );
  return [
    ...rows.map(({ row: { text, place }, subject, file, path }) => ({
      file,
      path: [...path, 'text'],
      text,
      places: [place],
      names: namesOf.get(subject) ?? [],
    })),
    ...[...files.cases].flatMap(([file, { clues, answer }]) =>
      clues.flatMap(({ from, wordings }, clue) =>
        wordings.map((text, index) => ({
          file,
          path: ['clues', clue, 'wordings', index],
          text,
          places: from.flatMap((id) => placeOf.get(id) ?? []),
          names: namesOf.get(answer) ?? [],
        })),
      ),
    ),
    ...files.questions.flatMap(({ question, choices, answer, explanation, places }, index) =>
      Object.entries({ question, choices: choices[answer] ?? '', explanation }).map(([key, text]) => ({
        file: 'questions.yaml',
        path: key === 'choices' ? [index, key, answer] : [index, key],
        text,
        places,
        names: undefined,
      })),
    ),
  ];
}

/** Keys whose text is the paper's by its nature. */
const theirs = new Set(['title', 'citation', 'doi', 'place', 'places']);

/** Every text of a pack that is to be in our own words, statements as the whole sentences they are shown in. */
export function textsOf(files: PackFiles): OwnText[] {
  const { pack, vocabulary, decoys, questions, general } = files;
  const singles = { pack, vocabulary, decoys, questions, general };
  const shortOf = new Map([
    ...[...files.diagnoses.values()].map(({ id, short }) => [id, short] as const),
    ...pack.observed.map(({ id, short }) => [id, short] as const),
    ['pack', pack.general.short] as const,
  ]);
  return [
    ...Object.entries(singles).flatMap(([name, value]) => stringsIn(value, `${name}.yaml`, [])),
    ...[...files.diagnoses, ...files.observed, ...files.cases].flatMap(([file, value]) => stringsIn(value, file, [])),
    ...statementRows(files).map(({ row, subject, file, path }) => ({
      file,
      path: [...path, 'text'],
      text: `${shortOf.get(subject) ?? ''} ${row.text}`,
    })),
  ];
}

function stringsIn(value: unknown, file: string, path: Problem['path']): OwnText[] {
  if (typeof value === 'string') return [{ file, path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsIn(item, file, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isSentence = key === 'text' && path[0] === 'statements';
    return theirs.has(key) || isSentence ? [] : stringsIn(inner, file, [...path, key]);
  });
}
