import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Recorded } from './state.ts';

const folder = join(import.meta.dirname, '../../../../shared/discord');

/** Whether Discord's official description lies beside the project. */
export const hasOfficial = existsSync(join(folder, 'validator.mjs'));

interface Validator {
  validate(
    method: string,
    path: string,
    body: unknown,
    about: { contentType: string; files: readonly string[] },
  ): { known: boolean; ok: boolean; errors: readonly string[]; prose: readonly string[] };
}

let validator: Validator | undefined;

/** What Discord's official description, and the limits that only its prose states, have against these requests. */
export async function officialFaults(requests: readonly Recorded[]): Promise<string[]> {
  if (!hasOfficial) return [];
  if (!validator) {
    const module = (await import(pathToFileURL(join(folder, 'validator.mjs')).href)) as {
      createValidator(): Validator;
    };
    validator = module.createValidator();
  }
  return requests.flatMap(({ method, path, contentType, body, files }) => {
    const about = { contentType: contentType || 'application/json', files: files.map(({ key }) => key) };
    const { ok, known, errors, prose } = validator!.validate(method, path, body, about);
    // The prose on messages does not speak of threads, whose path goes on from a message's.
    const against = /\/threads$/.test(path) ? [] : prose;
    return ok && known && against.length === 0 ? [] : [`${method} ${path}: ${[...errors, ...against].join('; ')}`];
  });
}
