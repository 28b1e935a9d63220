import type { Statement } from '../pack.ts';
import type { Entry } from './entry.ts';
import { standingOf } from './finding.ts';
import type { Library } from './library.ts';
import type { Part } from './question.ts';
import { hallmark } from './thesaurus.ts';
import type { Unit } from './unit.ts';

export interface Ranked {
  readonly entry: Entry;
  /** Part of the question's weight that it holds, 0 to 1. */
  readonly covered: number;
}

/** How much of what is asked for a statement must hold to answer; calibrated on one half of the questions in tests/ask. */
export const leastCovered = 0.6;

/** What a part of a question may be answered with, the best first. */
export function rank(part: Part, library: Library): Ranked[] {
  const ranked = sorted(part, part.subjects, library);
  if (bestOf(ranked) >= leastCovered) return ranked;
  // "The most specific sign on CT": that of all imaging is nearer than none.
  if (part.modalities.length > 0 && part.units.some(({ topic }) => topic === hallmark)) {
    const general = sorted({ ...part, modalities: [...part.modalities, 'general'] }, part.subjects, library);
    if (bestOf(general) >= leastCovered) return general;
  }
  // What the paper does not say of the diagnosis it may still have seen in its patient.
  const { subjects } = part;
  const patients = [...library.pack.observed].filter(
    ([, { diagnosis }]) => subjects.length === 0 || subjects.includes(diagnosis),
  );
  if (patients.length === 0) return ranked;
  const seen = sorted(
    part,
    patients.map(([id]) => id),
    library,
  );
  return bestOf(seen) >= leastCovered ? [...seen, ...ranked] : ranked;
}

export function bestOf([first]: readonly Ranked[]): number {
  return first?.covered ?? 0;
}

function sorted(part: Part, subjects: readonly string[], library: Library): Ranked[] {
  return candidates(part, subjects, library)
    .map((index) => ({ entry: library.entries[index]!, covered: coveredBy(index, part, library) }))
    .sort((a, b) => b.covered - a.covered);
}

function candidates(
  { modalities, lists, asksWho }: Part,
  subjects: readonly string[],
  { entries, pack }: Library,
): number[] {
  return entries.flatMap(({ lead: { modality, subject }, subjects: own }, index) => {
    if (modalities.length > 0 && !modalities.includes(modality)) return [];
    // Which diagnoses is asked: what is said in general, and of none of them, does not tell.
    if (lists && asksWho && ![...own].some((id) => pack.diagnoses.has(id) || pack.observed.has(id))) return [];
    if (subjects.length === 0) return pack.observed.has(subject) ? [] : [index];
    return subjects.some((id) => own.has(id)) ? [index] : [];
  });
}

function coveredBy(index: number, { units, modalities, lists, whole }: Part, library: Library): number {
  let all = 0;
  let held = 0;
  // Of everything a class has there, no statement need name the class.
  const asked = modalities.length > 0 ? units.filter(({ words }) => words.length > 0) : units;
  for (const unit of asked) {
    all += unit.weight;
    held += unit.weight * (lists ? listedBy(index, unit, library) : heldBy(index, unit, library));
  }
  if (all > 0) return held / all;
  const entry = library.entries[index]!;
  // "What is it": that. "Tell me about it", or a name and a modality: everything there is.
  const isAll = whole || modalities.length > 0 ? !entry.isNamesake : saysWhat(entry.lead);
  return isAll ? 1 : 0.5;
}

const overview: ReadonlySet<string> = new Set(['definition', 'lineage', 'members', 'sign', 'terminology']);

/** Whether a statement says what its subject is, of which kind, and what marks it. */
export function saysWhat({ attribute }: Statement): boolean {
  return overview.has(attribute);
}

/** What merely has the attribute that a word asks for, where others hold the word itself. */
const merely = 0.7;
/** What has the word in passing, while it speaks of something else. */
const inPassing = 0.85;

/** Who does not have a thing is not who has it. */
const denying = 0.3;

/** How much of one thing asked for a statement holds, 0 to 1. */
export function heldBy(index: number, { stems, topic, denied }: Unit, library: Library): number {
  const isSaid = stems.every((stem) => library.find(stem).has(index));
  const field = topic && library.fieldOf(topic);
  const isAsked = field?.entries.has(index) === true;
  if (!isSaid) return isAsked ? (topic!.by === 'word' ? merely : 1) : 0;
  const { lead, denies } = library.entries[index]!;
  const held = !field || isAsked || field.modalities.has(lead.modality) ? 1 : inPassing;
  return denied && !denies ? held * merely : held;
}

/** The same where it is asked who has a finding: what has another value of its attribute does not have it. */
function listedBy(index: number, unit: Unit, library: Library): number {
  const { finding, denied, stems, topic, words } = unit;
  const { lead, denies } = library.entries[index]!;
  if (!finding) return heldBy(index, unit, library) * (denies && !denied && !topic && words.length > 0 ? denying : 1);
  const standing = standingOf(lead, finding);
  if (standing === 'meant' && !denied) return 1;
  // Soft tissue is not said to be without fat.
  if (standing === 'against' && denied && topic) return 1;
  if (standing === 'elsewhere') return heldBy(index, unit, library) * (denies && !denied ? denying : merely);
  return standing === 'open' && !denied && stems.every((stem) => library.says(index, stem)) ? 1 : 0;
}
