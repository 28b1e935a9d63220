import { weigh } from '../game/compare.ts';
import type { Diagnosis, Pack, Statement } from '../game/pack.ts';
import { slotOf } from '../game/slot.ts';

export interface Coverage {
  readonly withoutCase: readonly { readonly diagnosis: string; readonly reason: string }[];
  readonly unusedAttributes: readonly string[];
  /** Whatever the paper finds in the one it finds in the other, cautions and hedges aside. */
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
  const bare = { ...other, statements: other.statements.map(withoutCaution) };
  return one.statements.some(
    (statement) => slotOf(statement, pack) !== undefined && weigh(statement, bare, pack).bearing !== 'supports',
  );
}

function withoutCaution({ caution: _, ...statement }: Statement): Statement {
  return statement;
}
