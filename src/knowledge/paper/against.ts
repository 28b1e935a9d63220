import { z } from 'zod';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import { statementRows } from '../rules/statements.ts';
import { readPassages } from './passages.ts';
import { figuresOf, stemOf, wordsOf } from './words.ts';

const longestRun = 9;

/** `plain` words make no clinical claim; of `terms`, ours may stand for any of theirs. */
export const paraphrasesFile = z.strictObject({
  plain: z.array(z.string()),
  terms: z.array(z.strictObject({ ours: z.array(z.string()).min(1), theirs: z.array(z.string()).min(1) })),
});
type Paraphrases = z.infer<typeof paraphrasesFile>;

interface OwnText {
  readonly file: string;
  readonly path: Problem['path'];
  readonly text: string;
  /** Places whose passages must hold its figures and clinical words; none: only checked for copied runs. */
  readonly places: readonly string[];
  /** Words of these may be used as well: the subject's own names. */
  readonly names: readonly string[];
}

/** Holds a pack against the paper: nothing copied, no figure and no clinical word that the named passage does not have. */
export function checkAgainstPaper(files: PackFiles, paraphrases: Paraphrases, paper: string): Problem[] {
  const passages = readPassages(paper);
  const texts = ownTexts(files);
  const places = new Set(texts.flatMap((text) => text.places));
  const unknown = texts.filter((text) => text.places.some((place) => !passages.has(place)));
  if (places.size > 0 && passages.size === 0)
    return [{ file: 'pack.yaml', path: [], reason: 'the paper given has none of the places that are named' }];
  return [
    ...unknown.map(({ file, path, places: named }) => ({
      file,
      path,
      reason: `the paper has no place "${named.find((place) => !passages.has(place))}"`,
    })),
    ...copiedRuns(texts, paper),
    ...texts.flatMap((text) => strayFigures(text, passages)),
    ...texts.flatMap((text) => strayWords(text, passages, paraphrases)),
  ];
}

function ownTexts(files: PackFiles): OwnText[] {
  const rows = statementRows(files);
  const placeOf = new Map(rows.map(({ row }) => [row.id, row.place]));
  const namesOf = new Map(
    [...files.diagnoses.values()].map(({ id, name, short, names, histology, members }) => [
      id,
      [name, short, ...names, ...histology, ...members.map((member) => member.name)],
    ]),
  );
  const bare = { places: [], names: [] };
  return [
    ...rows.map(({ row, subject, file, path }) => ({
      file,
      path: [...path, 'text'],
      text: row.text,
      places: [row.place],
      names: namesOf.get(subject) ?? [],
    })),
    ...rows.flatMap(({ row, file, path }) =>
      row.caution === undefined ? [] : [{ file, path: [...path, 'caution'], text: row.caution, ...bare }],
    ),
    ...[...files.cases].flatMap(([file, { opening, clues, answer }]) => [
      { file, path: ['opening'], text: opening, ...bare },
      ...clues.flatMap(({ from, wordings }, clue) =>
        wordings.map((text, index) => ({
          file,
          path: ['clues', clue, 'wordings', index],
          text,
          places: from.flatMap((id) => placeOf.get(id) ?? []),
          names: namesOf.get(answer) ?? [],
        })),
      ),
    ]),
    ...files.questions.flatMap(({ question, choices, explanation, places }, index) => [
      { file: 'questions.yaml', path: [index, 'question'], text: question, ...bare },
      ...choices.map((text, choice) => ({ file: 'questions.yaml', path: [index, 'choices', choice], text, ...bare })),
      { file: 'questions.yaml', path: [index, 'explanation'], text: explanation, ...bare, places },
    ]),
    ...files.pack.without_case.map(({ reason }, index) => ({
      file: 'pack.yaml',
      path: ['without_case', index, 'reason'],
      text: reason,
      ...bare,
    })),
  ];
}

function copiedRuns(texts: readonly OwnText[], paper: string): Problem[] {
  const words = wordsOf(paper.replace(/<[^>]+>|\*\*/g, ''));
  const runs = new Set(words.map((_, at) => words.slice(at, at + longestRun).join(' ')));
  return texts.flatMap(({ file, path, text }) => {
    const own = wordsOf(text);
    const at = own.findIndex(
      (_, from) => from + longestRun <= own.length && runs.has(own.slice(from, from + longestRun).join(' ')),
    );
    return at < 0
      ? []
      : [
          {
            file,
            path,
            reason: `${longestRun} words or more stand in the paper like this: "${own.slice(at, at + longestRun).join(' ')}"`,
          },
        ];
  });
}

function strayFigures({ file, path, text, places }: OwnText, passages: ReadonlyMap<string, string>): Problem[] {
  if (places.length === 0) return [];
  const passage = places.map((place) => passages.get(place) ?? '').join(' ');
  const theirs = new Set(figuresOf(passage));
  const bare = new Set([...theirs].map((figure) => figure.replace(/[ %].*$/, '')));
  const stray = figuresOf(text).filter((figure) => !theirs.has(figure) && (/[ %]/.test(figure) || !bare.has(figure)));
  return stray.map((figure) => ({ file, path, reason: `${figure} does not stand at ${places.join('; ')}` }));
}

function strayWords(
  { file, path, text, places, names }: OwnText,
  passages: ReadonlyMap<string, string>,
  { plain, terms }: Paraphrases,
): Problem[] {
  if (places.length === 0 || file === 'questions.yaml') return [];
  const passage = places.map((place) => `${place} ${contextOf(place, passages)}`).join(' ');
  const allowed = new Set([...wordsOf(passage), ...names.flatMap(wordsOf), ...plain].map(stemOf));
  const theirs = ` ${wordsOf(passage).map(stemOf).join(' ')} `;
  const own = wordsOf(text);
  const excused = new Set<number>();
  for (const { ours, theirs: named } of terms) {
    if (!named.some((term) => theirs.includes(` ${wordsOf(term).map(stemOf).join(' ')} `))) continue;
    for (const term of ours.map((one) => wordsOf(one).map(stemOf))) {
      for (let at = 0; at + term.length <= own.length; at += 1) {
        if (term.every((word, offset) => stemOf(own[at + offset]!) === word))
          for (const offset of term.keys()) excused.add(at + offset);
      }
    }
  }
  const stray = own.filter((word, index) => !/^\d/.test(word) && !excused.has(index) && !allowed.has(stemOf(word)));
  return stray.length === 0
    ? []
    : [{ file, path, reason: `not said at ${places.join('; ')}: ${[...new Set(stray)].join(', ')}` }];
}

/** A legend is read as a whole: what its title says need not be repeated in its findings. Rows and columns are in the place. */
function contextOf(place: string, passages: ReadonlyMap<string, string>): string {
  const figure = /^Figure \d/.exec(place)?.[0];
  const parts = figure === undefined ? [place] : [...passages.keys()].filter((known) => known.startsWith(`${figure},`));
  return parts.map((part) => passages.get(part) ?? '').join(' ');
}
