import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what a reply hands out as a file; the path, or `undefined` where it cannot be written. */
export type KeepFile = (name: string, content: string) => string | undefined;

/** Files go to this folder, and only whoever runs this process reads them: they may hold what a person wrote. */
export function openFolder(folder: string): KeepFile {
  return (name, content) => {
    const path = join(folder, name);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, content, { mode: 0o600 });
      return path;
    } catch {
      // Its text is shown instead, so nothing is lost.
      return undefined;
    }
  };
}
