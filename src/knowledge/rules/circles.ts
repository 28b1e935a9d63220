import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';

/** No site lies within itself and no diagnosis belongs to its own group, however long the way round. */
export function checkCircles(files: PackFiles): Problem[] {
  const outer = new Map(
    Object.entries(files.sites).map(([id, { in: within }]) => [id, within === null ? [] : [within].flat()]),
  );
  const groups = new Map(
    [...files.diagnoses.values()].map(({ id, group }) => [id, group === undefined ? [] : [group]]),
  );
  return [
    ...inCircles(outer).map((id) => ({ file: 'sites.yaml', path: [id, 'in'], reason: `"${id}" lies within itself` })),
    ...inCircles(groups).map((id) => ({
      file: `diagnoses/${id}.yaml`,
      path: ['group'],
      reason: `"${id}" belongs to a group that belongs to it`,
    })),
  ];
}

function inCircles(links: ReadonlyMap<string, readonly string[]>): string[] {
  return [...links.keys()].filter((id) => {
    const reached = new Set(links.get(id));
    for (const next of reached) for (const further of links.get(next) ?? []) reached.add(further);
    return reached.has(id);
  });
}
