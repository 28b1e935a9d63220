import type { Statement } from '../pack.ts';
import type { Library } from './library.ts';
import { answerTo, type PartAnswer } from './part.ts';

/** What the paper says of a group, where it says nothing of a member that was asked about. */
export interface OfGroup {
  /** Ids of the members. */
  readonly members: readonly string[];
  readonly group: string;
  readonly entries: readonly (readonly Statement[])[];
}

export function saidOfGroups(found: readonly PartAnswer[], library: Library): OfGroup[] {
  const members = new Map<string, Set<string>>();
  const entries = new Map<string, Set<readonly Statement[]>>();
  for (const { part, chosen } of found) {
    // Of whom nothing but the name is asked, something is said.
    if (part.lists || part.units.length + part.modalities.length === 0) continue;
    for (const id of part.subjects.filter((id) => !chosen.some(({ entry }) => entry.subjects.has(id)))) {
      const group = library.pack.diagnoses.get(id)?.group;
      if (group === undefined || part.subjects.includes(group)) continue;
      const said = answerTo({ ...part, subjects: [group], each: [group] }, library).chosen;
      if (said.length === 0) continue;
      members.set(group, (members.get(group) ?? new Set()).add(id));
      for (const { entry } of said) entries.set(group, (entries.get(group) ?? new Set()).add(entry.statements));
    }
  }
  return [...members].map(([group, own]) => ({ group, members: [...own], entries: [...entries.get(group)!] }));
}
