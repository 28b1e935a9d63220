import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackFiles } from '../files.ts';
import { stripMetadata } from '../image.ts';
import type { Problem } from '../problem.ts';

/** A neutral name: what is shown and from which side, never what it is. Discord sends the name along. */
const fileName = /^[a-z0-9]+(-[a-z0-9]+)*\.(?:png|jpe?g)$/;

/** Pictures lie beside their case, are PNG or JPEG, and can be freed of their metadata. */
export function checkImages(files: PackFiles, folder: string): Problem[] {
  return [...files.cases].flatMap(([file, { clues }]) =>
    clues.flatMap(({ id, image }, index) => {
      const reason = image && problemWith(image.file, join(folder, dirname(file)));
      return reason === undefined ? [] : [{ file, path: ['clues', index, 'image'], reason: `${id}: ${reason}` }];
    }),
  );
}

function problemWith(name: string, folder: string): string | undefined {
  if (!fileName.test(name))
    return `"${name}" is no plain file name: lower-case letters, digits and dashes, .png or .jpg`;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, name));
  } catch {
    return `there is no picture ${name} beside the case`;
  }
  return stripMetadata(bytes) === undefined ? `${name} is not a whole PNG or JPEG` : undefined;
}
