import { chance } from './chance.ts';
import type { Case, Diagnosis, Pack } from './pack.ts';
import { areMimics, relate } from './relate.ts';

/** The latest meeting of one case: enough to choose the next. */
export interface Met {
  readonly at: number;
  readonly points: number;
}

/**
 * The case to deal: one not met yet, else the one that last went worst, else the one met longest ago; never the same
 * twice running while there is another.
 * @param met the latest meeting of each case, by its id
 */
export function nextCase(cases: readonly Case[], met: Readonly<Record<string, Met>>, seed: string): Case | undefined {
  const shuffled = chance(seed).shuffle(cases);
  const unseen = shuffled.find(({ id }) => !Object.hasOwn(met, id));
  if (unseen) return unseen;
  const latest = Math.max(...shuffled.map(({ id }) => met[id]!.at));
  const due = shuffled.filter(({ id }) => met[id]!.at !== latest);
  const worse = (a: Met, b: Met) => a.points - b.points || a.at - b.at;
  return due.sort((a, b) => worse(met[a.id]!, met[b.id]!))[0] ?? shuffled[0];
}

/**
 * The cases to practice a diagnosis on: its own, those of its family, and of what the paper says is mistaken for it, so
 * that practice asked for by name is still a question.
 */
export function casesNear({ id, name }: Diagnosis, cases: readonly Case[], pack: Pack): Case[] {
  const named = { kind: 'diagnosis', id, name } as const;
  return cases.filter(({ answer }) => relate(answer, named, pack) !== 'other' || areMimics(answer, id, pack));
}
