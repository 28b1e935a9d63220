import type { z } from 'zod';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';
import { statementRows } from '../rules/statements.ts';
import { type Allowances, type paraphrasesFile, prepare, stemsOf } from './paraphrases.ts';
import { readPassages } from './passages.ts';
import { type Claim, claimsOf, type OwnText, textsOf } from './texts.ts';
import { figuresOf, stemOf, wordsOf } from './words.ts';

type Passages = ReadonlyMap<string, string>;

const copiedFrom = 9;

/** Holds a pack against the paper: nothing copied, no figure, no clinical word and no reference that the named passage does not have. */
export function checkAgainstPaper(
  files: PackFiles,
  paraphrases: z.infer<typeof paraphrasesFile>,
  paper: string,
): Problem[] {
  const passages = readPassages(paper);
  if (passages.size === 0) return [{ file: 'pack.yaml', path: [], reason: 'the paper given has no places in it' }];
  const allowances = prepare(paraphrases);
  const claims = claimsOf(files).filter(({ places }) => places.every((place) => passages.has(place)));
  return [
    ...unknownPlaces(files, passages),
    ...copiedRuns(textsOf(files), paper),
    ...claims.flatMap((claim) => strayFigures(claim, passages)),
    ...claims.flatMap((claim) => strayWords(claim, passages, allowances)),
    ...strayReferences(files, passages),
  ];
}

function unknownPlaces(files: PackFiles, passages: Passages): Problem[] {
  const { pack, decoys, questions } = files;
  const named = [
    ...statementRows(files).map(({ row, file, path }) => ({ place: row.place, file, path: [...path, 'place'] })),
    ...pack.families.map(({ place }, index) => ({ place, file: 'pack.yaml', path: ['families', index, 'place'] })),
    ...pack.mimics.map(({ place }, index) => ({ place, file: 'pack.yaml', path: ['mimics', index, 'place'] })),
    ...decoys.associations.map(({ place }, index) => ({
      place,
      file: 'decoys.yaml',
      path: ['associations', index, 'place'],
    })),
    ...questions.flatMap(({ places }, question) =>
      places.map((place, index) => ({ place, file: 'questions.yaml', path: [question, 'places', index] })),
    ),
  ];
  return named.flatMap(({ place, file, path }) =>
    place === null || passages.has(place) ? [] : [{ file, path, reason: `the paper has no place "${place}"` }],
  );
}

function copiedRuns(texts: readonly OwnText[], paper: string): Problem[] {
  const words = wordsOf(paper.replace(/<[^>]+>|\*\*/g, ''));
  const runs = new Set(words.map((_, at) => words.slice(at, at + copiedFrom).join(' ')));
  return texts.flatMap(({ file, path, text }) => {
    const own = wordsOf(text);
    for (let at = 0; at + copiedFrom <= own.length; at += 1) {
      const run = own.slice(at, at + copiedFrom).join(' ');
      if (runs.has(run))
        return [{ file, path, reason: `${copiedFrom} words or more stand in the paper like this: "${run}"` }];
    }
    return [];
  });
}

function strayFigures({ file, path, text, places }: Claim, passages: Passages): Problem[] {
  const passage = places.map((place) => contextOf(place, passages)).join(' ');
  const theirs = new Set(figuresOf(passage.replace(/\[[\d,\s–-]+\]/g, '')));
  const bare = new Set([...theirs].map((figure) => figure.replace(/[ %].*$/, '')));
  // "Table 1" in a question says where, not how many.
  return figuresOf(text.replace(/\b(?:Table|Figure) \d+/g, ''))
    .filter((figure) => !theirs.has(figure) && (/[ %]/.test(figure) || !bare.has(figure)))
    .map((figure) => ({ file, path, reason: `${figure} does not stand at ${places.join('; ')}` }));
}

function strayWords({ file, path, text, places, names }: Claim, passages: Passages, allowances: Allowances): Problem[] {
  if (names === undefined) return [];
  const theirs = stemsOf(places.map((place) => `${place} ${contextOf(place, passages)}`).join(' '));
  const allowed = new Set([...theirs, ...names.flatMap(stemsOf)]);
  const own = wordsOf(text);
  const excused = excusedBy(own.map(stemOf), ` ${theirs.join(' ')} `, allowances);
  const stray = own.filter((word, at) => {
    const stem = stemOf(word);
    return !/^\d/.test(word) && !excused.has(at) && !allowed.has(stem) && !allowances.plain.has(stem);
  });
  return stray.length === 0
    ? []
    : [{ file, path, reason: `not said at ${places.join('; ')}: ${[...new Set(stray)].join(', ')}` }];
}

/** Positions of our words that stand for some of theirs. */
function excusedBy(own: readonly string[], passage: string, { terms }: Allowances): Set<number> {
  const excused = new Set<number>();
  for (const { ours, theirs } of terms) {
    if (!theirs.some((phrase) => passage.includes(phrase))) continue;
    for (const phrase of ours) {
      for (let at = 0; at + phrase.length <= own.length; at += 1) {
        if (phrase.every((word, offset) => own[at + offset] === word))
          for (const offset of phrase.keys()) excused.add(at + offset);
      }
    }
  }
  return excused;
}

/** A legend is read as a whole: what its title says need not be repeated in its findings. Rows and columns are in the place. */
function contextOf(place: string, passages: Passages): string {
  const figure = /^Figure \d+/.exec(place)?.[0];
  const parts = figure === undefined ? [place] : [...passages.keys()].filter((part) => part.startsWith(`${figure},`));
  return parts.map((part) => passages.get(part) ?? '').join(' ');
}

function strayReferences(files: PackFiles, passages: Passages): Problem[] {
  return statementRows(files).flatMap(({ row, file, path }) => {
    const passage = passages.get(row.place);
    const cited = new Set(passage === undefined ? row.refs : citedIn(passage));
    const stray = row.refs.filter((reference) => !cited.has(reference));
    return stray.length === 0
      ? []
      : [{ file, path: [...path, 'refs'], reason: `${row.place} does not cite [${stray.join(', ')}]` }];
  });
}

/** `[4, 11-12]` → 4, 11, 12. */
function citedIn(passage: string): number[] {
  return [...passage.matchAll(/\[([\d,\s–-]+)\]/g)].flatMap(([, list]) =>
    list!.split(',').flatMap((entry) => {
      const [from = 0, to = from] = entry.split(/[-–]/).map(Number);
      return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
    }),
  );
}
