import { foldName } from '../../game/recognise/fold.ts';
import type { PackFiles } from '../files.ts';
import type { Problem } from '../problem.ts';

interface Owned {
  readonly owner: string;
  readonly name: string;
  readonly file: string;
  readonly path: Problem['path'];
}

/** No name belongs to two entities: a text must never fit two answers equally. */
export function checkNames(files: PackFiles): Problem[] {
  const owners = new Map<string, string>();
  return ownedNames(files).flatMap(({ owner, name, file, path }) => {
    const key = foldName(name);
    if (key === '') return [{ file, path, reason: `"${name}" holds no word that could be recognised` }];
    const first = owners.get(key);
    if (first === undefined) owners.set(key, owner);
    return first === undefined || first === owner
      ? []
      : [{ file, path, reason: `"${name}" of ${owner} is a name of ${first} as well` }];
  });
}

function ownedNames(files: PackFiles): Owned[] {
  const named = (
    file: string,
    path: Problem['path'],
    entity: { id: string; name: string; names: readonly string[] },
  ): Owned[] => [
    { owner: entity.id, name: entity.name, file, path: [...path, 'name'] },
    ...entity.names.map((name, index) => ({ owner: entity.id, name, file, path: [...path, 'names', index] })),
  ];
  return [
    ...[...files.diagnoses].flatMap(([file, diagnosis]) => [
      ...named(file, [], diagnosis),
      ...diagnosis.histology.map((name, index) => ({ owner: diagnosis.id, name, file, path: ['histology', index] })),
      ...diagnosis.members.flatMap((member, index) => named(file, ['members', index], { ...member, id: diagnosis.id })),
    ]),
    ...files.pack.families.flatMap((family, index) => named('pack.yaml', ['families', index], family)),
    ...files.decoys.associations.flatMap((association, index) =>
      named('decoys.yaml', ['associations', index], association),
    ),
    ...files.decoys.decoys.flatMap((decoy, index) => named('decoys.yaml', ['decoys', index], decoy)),
  ];
}
