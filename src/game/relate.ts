import type { Diagnosis, Pack } from './pack.ts';
import type { Entity } from './recognise/lexicon.ts';

/** How what was named stands to the answer, by the paper's own classes. */
export type Relation = 'same' | 'broader' | 'narrower' | 'sibling' | 'other';

/** Whether `inner` belongs to the class that `outer` is: a family, or a diagnosis that is itself a group. */
export function isWithin(inner: Entity, outer: Entity, pack: Pack): boolean {
  if (inner.kind === 'diagnosis') return classesOf(inner.id, pack).includes(outer.id);
  if (inner.kind !== 'family') return false;
  const narrower = membersOf(inner.id, pack);
  const broader = membersOf(outer.id, pack);
  return narrower.length > 0 && narrower.length < broader.length && narrower.every((id) => broader.includes(id));
}

/** Families and group of a diagnosis, its group's families included. */
export function classesOf(id: string, pack: Pack): string[] {
  const diagnosis = pack.diagnoses.get(id);
  if (!diagnosis) return [];
  const { families, group } = diagnosis;
  return group === undefined ? [...families] : [...families, group, ...classesOf(group, pack)];
}

/** Ids of the diagnoses in a family or group. */
export function membersOf(id: string, pack: Pack): string[] {
  return [...pack.diagnoses.keys()].filter((member) => classesOf(member, pack).includes(id));
}

/** Ids of the sites a diagnosis sits in, and of those directly around them. */
export function homeOf({ site }: Diagnosis, pack: Pack): string[] {
  return site.home.flatMap((id) => [id, ...(pack.sites.get(id)?.within ?? [])]);
}

export function relate(answer: string, named: Entity, pack: Pack): Relation {
  if (named.id === answer) return 'same';
  const classes = classesOf(answer, pack);
  if (classes.includes(named.id)) return 'broader';
  const group = { kind: 'diagnosis', id: answer, name: '' } as const;
  if (named.kind === 'family' && isWithin(named, group, pack)) return 'narrower';
  if (named.kind !== 'diagnosis') return 'other';
  const theirs = classesOf(named.id, pack);
  if (theirs.includes(answer)) return 'narrower';
  return theirs.some((shared) => classes.includes(shared)) ? 'sibling' : 'other';
}

/** Whether the paper says that the two can be mistaken for one another. */
export function areMimics(a: string, b: string, pack: Pack): boolean {
  return pack.mimics.some(({ between }) => between.includes(a) && between.includes(b) && a !== b);
}

/** Whether one is the group of the other. */
export function areKin(one: Diagnosis, other: Diagnosis, pack: Pack): boolean {
  return classesOf(one.id, pack).includes(other.id) || classesOf(other.id, pack).includes(one.id);
}
