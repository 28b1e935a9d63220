import { isUsable, weigh } from './compare.ts';
import type { Diagnosis, Pack, Statement } from './pack.ts';
import { areContrary } from './slot.ts';

/** Two statements about two diagnoses, of which one lesion cannot have both. */
export type Contrast = readonly [Statement, Statement];

/** What the paper says free of doubt that sets any two of them against each other; each pair once. */
export function tellingApart(diagnoses: readonly Diagnosis[], pack: Pack): Contrast[] {
  return diagnoses.flatMap((one) =>
    diagnoses
      .filter((other) => other !== one)
      .flatMap((other) =>
        one.statements.flatMap((statement): Contrast[] => {
          if (!isUsable(statement, pack)) return [];
          const { bearing, statements } = weigh(statement, other, pack);
          const [against] = statements;
          return bearing !== 'against' || !against || statement.id > against.id ? [] : [[statement, against]];
        }),
      ),
  );
}

/** The same with a hedge on either side, for where nothing firmer is to be had. */
export function leaningApart(diagnoses: readonly Diagnosis[], pack: Pack): Contrast[] {
  const free = ({ statements }: Diagnosis) => statements.filter(({ caution }) => caution === undefined);
  return diagnoses.flatMap((one, index) =>
    diagnoses.slice(index + 1).flatMap((other) =>
      free(one).flatMap((statement): Contrast[] => {
        const contrary = free(other).find((against) => areContrary(against, statement, pack));
        return contrary ? [[statement, contrary]] : [];
      }),
    ),
  );
}
