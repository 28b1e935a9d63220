import { isUsable, weigh } from '../game/compare.ts';
import type { Diagnosis, Pack } from '../game/pack.ts';

export interface Coverage {
  readonly withoutCase: readonly { readonly diagnosis: string; readonly reason: string }[];
  readonly unusedAttributes: readonly string[];
  /** Neither has a usable statement that supports only one of the two. */
  readonly untold: readonly (readonly [string, string])[];
}

export function coverageOf(pack: Pack): Coverage {
  const diagnoses = [...pack.diagnoses.values()];
  const statements = [...diagnoses, ...pack.observed.values(), pack.general].flatMap((subject) => subject.statements);
  const used = new Set(statements.map(({ attribute }) => attribute));
  const answered = new Set([...pack.cases.values()].map(({ answer }) => answer));
  return {
    withoutCase: diagnoses
      .filter(({ id }) => !answered.has(id))
      .map(({ id }) => ({ diagnosis: id, reason: pack.withoutCase.get(id) ?? 'no reason given' })),
    unusedAttributes: [...pack.attributes.keys()].filter((attribute) => !used.has(attribute)),
    untold: diagnoses.flatMap((one, index) =>
      diagnoses
        .slice(index + 1)
        .filter((other) => !tellsApart(one, other, pack) && !tellsApart(other, one, pack))
        .map((other) => [one.id, other.id] as const),
    ),
  };
}

function tellsApart(one: Diagnosis, other: Diagnosis, pack: Pack): boolean {
  return one.statements.some(
    (statement) => isUsable(statement, pack) && weigh(statement, other, pack).bearing !== 'supports',
  );
}
