import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Yaml from 'yaml';
import type { PlacedProblem, Problem } from './problem.ts';

/** Loaded when it is first needed: with a warm cache, starting needs no YAML. */
const yaml = (): typeof Yaml => createRequire(import.meta.url)('yaml');

/** A pack's YAML files as text, by path within the pack, in the order of their names. */
export type Sources = ReadonlyMap<string, string>;

/** Reads the folder's own YAML files and those one folder below. @throws if the folder cannot be read. */
export function readSources(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.ya?ml$/.test(file))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The values of the files, and a problem for each that is not YAML. */
export function parseSources(sources: Sources): { values: Map<string, unknown>; problems: PlacedProblem[] } {
  const { parse, YAMLParseError } = yaml();
  const values = new Map<string, unknown>();
  const problems: PlacedProblem[] = [];
  for (const [file, text] of sources) {
    try {
      values.set(file, parse(text));
    } catch (error) {
      if (!(error instanceof YAMLParseError)) throw error;
      const line = error.linePos?.[0].line ?? 1;
      problems.push({ file, line, reason: `this is not YAML: ${error.message.split('\n')[0]}` });
    }
  }
  return { values, problems };
}

/** Finds the lines of problems. Slow, and only done when there are any. */
export function placeProblems(problems: readonly Problem[], sources: Sources): PlacedProblem[] {
  const { LineCounter, parseDocument } = yaml();
  const documents = new Map<string, { document: Yaml.Document; counter: Yaml.LineCounter }>();
  return problems.map(({ file, path, reason }) => {
    const text = sources.get(file);
    if (text === undefined) return { file, line: 1, reason };
    let known = documents.get(file);
    if (!known) {
      const counter = new LineCounter();
      known = { document: parseDocument(text, { lineCounter: counter }), counter };
      documents.set(file, known);
    }
    for (let length = path.length; length > 0; length -= 1) {
      const node = known.document.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return { file, line: known.counter.linePos(node.range[0]).line, reason };
    }
    return { file, line: 1, reason };
  });
}
