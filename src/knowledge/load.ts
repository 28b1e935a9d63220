import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../game/pack.ts';
import { assemble } from './assemble.ts';
import { type PackFiles, readFiles } from './files.ts';
import { describe, type PlacedProblem } from './problem.ts';
import { parseSources, placeProblems, readSources, type Sources } from './read.ts';
import { checkCases } from './rules/cases.ts';
import { checkNames } from './rules/names.ts';
import { checkReferences } from './rules/references.ts';
import { checkStatements } from './rules/statements.ts';

export type Loaded =
  | { readonly pack: Pack; readonly files: PackFiles; readonly sources: Sources }
  | { readonly problems: readonly PlacedProblem[] };

/** One pack, checked whole, or every problem with it. Nothing half-loaded ever comes out. */
export function loadPack(folder: string): Loaded {
  const sources = readSources(folder);
  const { values, problems: unreadable } = parseSources(sources);
  const { files, problems: misshapen } = readFiles(values);
  if (!files || unreadable.length > 0) return { problems: [...unreadable, ...placeProblems(misshapen, sources)] };
  const stray = [...checkReferences(files), ...checkStatements(files), ...checkNames(files)];
  const pack = assemble(files, folder);
  const problems = [...stray, ...checkCases(files, pack)];
  return problems.length > 0 ? { problems: placeProblems(problems, sources) } : { pack, files, sources };
}

/** All packs of a folder, by name; or every problem with any of them, each as one line. */
export function loadPacks(
  folder: string,
): { readonly packs: readonly Pack[] } | { readonly problems: readonly string[] } {
  const folders = packFolders(folder);
  if (folders === undefined)
    return { problems: [`there is no folder ${folder} with knowledge packs; KNOWLEDGE_DIR says where it is`] };
  const loaded = folders.map((name) => ({ name, result: loadPack(join(folder, name)) }));
  const problems = loaded.flatMap(({ name, result }) =>
    'problems' in result
      ? result.problems.map((problem) => describe({ ...problem, file: join(folder, name, problem.file) }))
      : [],
  );
  if (problems.length > 0) return { problems };
  return { packs: loaded.flatMap(({ result }) => ('pack' in result ? [result.pack] : [])) };
}

/** Names of the folders that hold a pack.yaml; `undefined` if there is no such folder. */
export function packFolders(folder: string): string[] | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name, 'pack.yaml'), { throwIfNoEntry: false })?.isFile())
    .sort();
}
