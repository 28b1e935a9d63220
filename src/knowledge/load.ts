import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../game/pack.ts';
import { assemble } from './assemble.ts';
import { openParseCache, type ParseCache } from './cache.ts';
import { type PackFiles, readFiles } from './files.ts';
import { describe, type PlacedProblem } from './problem.ts';
import { parseSources, placeProblems, readSources, type Sources } from './read.ts';
import { checkCases } from './rules/cases.ts';
import { checkImages } from './rules/images.ts';
import { checkNames } from './rules/names.ts';
import { checkReferences } from './rules/references.ts';
import { checkStatements } from './rules/statements.ts';

export type Loaded =
  | { readonly pack: Pack; readonly files: PackFiles; readonly sources: Sources }
  | { readonly problems: readonly PlacedProblem[] };

/** One pack, checked whole, or every problem with it. Nothing half-loaded ever comes out. The cache spares parsing, never checking. */
export function loadPack(folder: string, cache?: ParseCache): Loaded {
  const sources = readSources(folder);
  const cached = cache?.find(sources);
  const { values, problems: unreadable } = cached ? { values: cached, problems: [] } : parseSources(sources);
  if (!cached && unreadable.length === 0) cache?.keep(sources, values);
  const { files, problems: misshapen } = readFiles(values);
  if (!files || unreadable.length > 0) return { problems: [...unreadable, ...placeProblems(misshapen, sources)] };
  const stray = [...checkReferences(files), ...checkStatements(files), ...checkNames(files)];
  const pack = assemble(files, folder);
  const problems = [...stray, ...checkImages(files, folder), ...checkCases(files, pack)];
  return problems.length > 0 ? { problems: placeProblems(problems, sources) } : { pack, files, sources };
}

/** All packs of a folder, by name; or every problem with any of them, each as one line. @param cacheFolder where parsed YAML may be kept */
export function loadPacks(
  folder: string,
  cacheFolder?: string,
): { readonly packs: readonly Pack[] } | { readonly problems: readonly string[] } {
  const folders = packFolders(folder);
  if (folders === undefined)
    return { problems: [`there is no folder ${folder} with knowledge packs; KNOWLEDGE_DIR says where it is`] };
  const cache = (name: string) => (cacheFolder === undefined ? undefined : openParseCache(cacheFolder, name));
  const loaded = folders.map((name) => ({ name, result: loadPack(join(folder, name), cache(name)) }));
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
