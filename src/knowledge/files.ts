import type { z } from 'zod';
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
}

/** Checks the shape of every file. `undefined` files beside problems: nothing half-read goes on. */
export function readFiles(values: ReadonlyMap<string, unknown>): { files: PackFiles | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const taken = new Set<string>();

  function shaped<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> | undefined {
    taken.add(file);
    if (!values.has(file)) {
      problems.push({ file, path: [], reason: 'this file is missing' });
      return undefined;
    }
    const parsed = shape.safeParse(values.get(file) ?? {});
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      problems.push({ file, path, reason: `${path.join('.') || 'file'}: ${issue.message}` });
    }
    return undefined;
  }

  function folder<Shape extends z.ZodType>(name: string, shape: Shape): Map<string, z.infer<Shape>> {
    const found = new Map<string, z.infer<Shape>>();
    for (const file of values.keys()) {
      if (!file.startsWith(`${name}/`)) continue;
      const value = shaped(file, shape);
      if (value !== undefined) found.set(file, value);
    }
    return found;
  }

  const files = {
    pack: shaped('pack.yaml', schema.packFile),
    vocabulary: shaped('vocabulary.yaml', schema.vocabularyFile),
    sites: shaped('sites.yaml', schema.sitesFile),
    decoys: shaped('decoys.yaml', schema.decoysFile),
    questions: shaped('questions.yaml', schema.questionsFile),
    general: shaped('general.yaml', schema.statementsFile),
    diagnoses: folder('diagnoses', schema.diagnosisFile),
    observed: folder('observed', schema.statementsFile),
    cases: folder('cases', schema.caseFile),
  };
  taken.add('paraphrases.yaml');
  for (const file of values.keys()) {
    if (!taken.has(file)) problems.push({ file, path: [], reason: 'no such file belongs to a pack' });
  }
  return { files: problems.length === 0 ? (files as PackFiles) : undefined, problems };
}
