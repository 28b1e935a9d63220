import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../game/pack.ts';
import { assemble } from './assemble.ts';
import { openParseCache, type ParseCache } from './cache.ts';
import { type PackFiles, readFiles } from './files.ts';
import { freeze } from './freeze.ts';
import { describe, type PlacedProblem } from './problem.ts';
import { parseSources, placeProblems, readSources, type Sources } from './read.ts';
import { checkCases } from './rules/cases.ts';
import { checkCircles } from './rules/circles.ts';
import { checkDealings } from './rules/dealings.ts';
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
  const { files, problems: misshapen, restore } = readFiles(values, new Set(unreadable.map(({ file }) => file)));
  const pack = assemble(files, folder);
  const stray = [
    ...checkReferences(files),
    ...checkCircles(files),
    ...checkStatements(files),
    ...checkNames(files),
    ...checkImages(files, folder),
    ...checkCases(files, pack),
  ];
  const faulty = new Set([...unreadable, ...misshapen, ...stray].map(({ file }) => file));
  const dealings = checkDealings(files, pack, (file) => ![...faulty].some((other) => other === file || decides(other)));
  const placed = placeProblems([...misshapen, ...[...stray, ...dealings].map(restore)], sources);
  const problems = [...unreadable, ...placed];
  if (problems.length === 0) return { pack: freeze(pack), files, sources };
  return { problems: problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)) };
}

/** Files that every dealing depends on: with a fault in them it is too early to blame a case. */
function decides(file: string): boolean {
  return file === 'vocabulary.yaml' || file.startsWith('diagnoses/') || file.startsWith('observed/');
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
