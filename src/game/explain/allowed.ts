import { isUsable } from '../compare.ts';
import { contrastsOf, leaningsOf } from '../contrast.ts';
import type { Clue, Diagnosis, Pack, Statement } from '../pack.ts';
import { meaningOf } from '../statements.ts';
import { readClues, sharedOf } from './evidence.ts';
import { takeawaysOf } from './takeaway.ts';

/** How many statements a plan may be made of. */
export const mostAllowed = 40;

/** What an explanation of this pair may be made of, what bears on it most first; nothing that carries a caution. */
export function allowedFor(answer: Diagnosis, guess: Diagnosis, clues: readonly Clue[], pack: Pack): Statement[] {
  const { ruledOut, shared, fits } = readClues(clues, answer, guess, pack);
  const told = [...ruledOut, ...shared, ...fits];
  const points = [
    ...told,
    ...takeawaysOf(answer, guess, told, [], pack),
    ...contrastsOf(answer, guess, pack).slice(0, 5),
    ...leaningsOf(answer, guess, pack).slice(0, 3),
    ...sharedOf(answer, guess, pack).slice(0, 4),
  ];
  const usable = ({ statements }: Diagnosis) => statements.filter((statement) => isUsable(statement, pack));
  const all = [
    ...points.flatMap(({ a, b }) => (b ? [a, b] : [a])),
    ...alternating(usable(guess), usable(answer)),
  ].filter(({ caution }) => caution === undefined);
  const said = new Set<string>();
  return all
    .filter((statement) => {
      const what = meaningOf(statement, pack);
      return said.has(what) ? false : said.add(what);
    })
    .slice(0, mostAllowed);
}

function alternating<Item>(a: readonly Item[], b: readonly Item[]): Item[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => [a[index], b[index]])
    .flat()
    .filter((item) => item !== undefined);
}
