import type { z } from 'zod';
import { idsIn, type Leftover, restorePath, takeOut } from './leftover.ts';
import type { Problem } from './problem.ts';
import * as schema from './schema.ts';

/** A pack's files, each with its shape checked, before they are put together. */
export interface PackFiles {
  readonly pack: z.infer<typeof schema.packFile>;
  readonly vocabulary: z.infer<typeof schema.vocabularyFile>;
  readonly sites: z.infer<typeof schema.sitesFile>;
  readonly decoys: z.infer<typeof schema.decoysFile>;
  readonly questions: z.infer<typeof schema.questionsFile>;
  readonly general: z.infer<typeof schema.statementsFile>;
  /** By file, as those below. */
  readonly diagnoses: ReadonlyMap<string, z.infer<typeof schema.diagnosisFile>>;
  readonly observed: ReadonlyMap<string, z.infer<typeof schema.statementsFile>>;
  readonly cases: ReadonlyMap<string, z.infer<typeof schema.caseFile>>;
  /** Whether an id was left out for its shape, alone or with the file it belongs in: to name it is no second problem. */
  readonly isLeftOut: (id: string, file?: string) => boolean;
  /** Files left out whole: they are missing, no YAML, or too misshapen. */
  readonly filesOut: ReadonlySet<string>;
}

export interface ReadFiles {
  readonly files: PackFiles;
  readonly problems: readonly Problem[];
  /** A problem found in `files`, with the path it has in the file as written. */
  readonly restore: (problem: Problem) => Problem;
}

const noSuch = 'left-out';
const emptyPack = { id: noSuch, title: '?', citation: '?', doi: '?', licence: '?', general: { short: '?' } };
const emptyLists = { families: [], observed: [], mimics: [], without_case: [] };

/** Checks the shape of every file. What is misshapen is left out, so that the rules still see all the rest. */
export function readFiles(values: ReadonlyMap<string, unknown>, unreadable: ReadonlySet<string>): ReadFiles {
  const problems: Problem[] = [];
  const ids = new Set([noSuch]);
  const filesOut = new Set<string>();
  const leftovers = new Map<string, Leftover>();
  const known = new Set(['paraphrases.yaml']);

  /** `empty` stands in for what is missing of a file. */
  function shaped<Shape extends z.ZodType>(file: string, shape: Shape, empty: object): z.infer<Shape> | undefined {
    known.add(file);
    if (!values.has(file)) return leaveOut(file, 'this file is missing');
    const value = values.get(file) ?? empty;
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const at = issue.path.filter((part) => typeof part !== 'symbol');
      const path = issue.code === 'unrecognized_keys' ? [...at, issue.keys[0]!] : at;
      problems.push({ file, path, reason: `${at.join('.') || 'file'}: ${issue.message}` });
    }
    const leftover = takeOut(file, value, parsed.error.issues);
    for (const id of leftover.ids) ids.add(id);
    const mended = shape.safeParse(Array.isArray(empty) ? leftover.value : { ...empty, ...Object(leftover.value) });
    if (!mended.success) return leaveOut(file);
    leftovers.set(file, leftover);
    return mended.data;
  }

  function leaveOut(file: string, reason?: string): undefined {
    if (reason !== undefined && !unreadable.has(file)) problems.push({ file, path: [], reason });
    filesOut.add(file);
    for (const id of [file.replace(/^.*\/|\.yaml$/g, ''), ...idsIn(values.get(file))]) ids.add(id);
  }

  function single<Shape extends z.ZodType>(file: string, shape: Shape, empty: object): z.infer<Shape> {
    return shaped(file, shape, empty) ?? shape.parse(empty);
  }

  function folder<Shape extends z.ZodType>(name: string, shape: Shape, empty?: (id: string) => object) {
    const found = new Map<string, z.infer<Shape>>();
    for (const file of [...values.keys(), ...unreadable]) {
      if (!file.startsWith(`${name}/`) || !file.endsWith('.yaml')) continue;
      const value = shaped(file, shape, empty?.(file.slice(name.length + 1, -'.yaml'.length)) ?? {});
      if (value !== undefined) found.set(file, value);
    }
    return found;
  }

  const files: PackFiles = {
    pack: single('pack.yaml', schema.packFile, { ...emptyPack, ...emptyLists }),
    vocabulary: single('vocabulary.yaml', schema.vocabularyFile, { attributes: {} }),
    sites: single('sites.yaml', schema.sitesFile, {}),
    decoys: single('decoys.yaml', schema.decoysFile, { decoys: [], associations: [] }),
    questions: single('questions.yaml', schema.questionsFile, []),
    general: single('general.yaml', schema.statementsFile, { statements: [] }),
    diagnoses: folder('diagnoses', schema.diagnosisFile, (id) => ({
      id,
      name: id,
      short: id,
      families: [],
      site: { home: [noSuch] },
    })),
    observed: folder('observed', schema.statementsFile),
    cases: folder('cases', schema.caseFile),
    isLeftOut: (id, file) => ids.has(id) || ids.has(id.split('.')[0]!) || (file !== undefined && filesOut.has(file)),
    filesOut,
  };
  for (const file of values.keys()) {
    if (!known.has(file)) problems.push({ file, path: [], reason: 'no such file belongs to a pack' });
  }
  const restore = (problem: Problem): Problem => {
    const removals = leftovers.get(problem.file)?.removals ?? [];
    return { ...problem, path: restorePath(problem.path, removals) };
  };
  return { files, problems, restore };
}
