import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStudio } from '../../src/pictures/studio.ts';
import { samples } from '../support/pictures.ts';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Where to? npm run pictures -- FOLDER\n');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const studio = openStudio();
for (const [name, picture] of Object.entries(samples)) {
  const file = join(folder, `${name}.png`);
  writeFileSync(file, await studio.render(picture));
  process.stdout.write(`${file}\n`);
}
await studio.close();
