import type { Statement } from '../pack.ts';
import type { Library } from './library.ts';
import { common, type PartAnswer } from './part.ts';
import type { Part } from './question.ts';
import type { Ranked } from './rank.ts';

/** Answers as the lines they are shown as, part by part; where diagnoses are listed, those that have everything asked for. */
export function listed(found: readonly PartAnswer[], library: Library): (readonly Statement[])[][] {
  if (!found.every(({ part }) => part.lists))
    return found.map(({ chosen }) => chosen.map(({ entry }) => entry.statements));
  const answers = found.map(({ chosen }) => chosen);
  const both = common(answers);
  const all = both.length > 0 ? both : answers.flat();
  return [
    lines(
      all,
      found.every(({ part }) => asksWho(part)),
      library,
    ),
  ];
}

/** What is found in a patient is asked for, and no more. */
function asksWho({ units, asksWho }: Part): boolean {
  return asksWho || units.some(({ finding, words }) => finding !== undefined && words.length > 0);
}

/** A line a diagnosis, or a line for each different thing that is said of it. */
function lines(chosen: readonly Ranked[], aDiagnosis: boolean, { pack }: Library): (readonly Statement[])[] {
  const groups = Map.groupBy(new Set(chosen), ({ entry }) => {
    const { id, subject, attribute, values } = entry.statements[0]!;
    if (!pack.diagnoses.has(subject)) return id;
    return aDiagnosis ? subject : [subject, attribute, ...values].join(' ');
  });
  return [...groups.values()].map((group) => group.flatMap(({ entry }) => entry.statements));
}
