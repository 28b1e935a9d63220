import type { Asked } from '../game/ask/answer.ts';
import type { Library } from '../game/ask/library.ts';
import type { Point } from '../game/explain/point.ts';
import type { Clue, Diagnosis, Statement } from '../game/pack.ts';

/** Who asks, for the day's budget alone. It is never sent. */
export interface TutorAsker {
  readonly learner: string;
  readonly room: string | undefined;
}

export interface ExplainRequest {
  readonly answer: Diagnosis;
  readonly guess: Diagnosis;
  readonly clues: readonly Clue[];
  readonly asker: TutorAsker;
}

export interface ChooseRequest {
  /** As typed, after the guard let it through. */
  readonly question: string;
  readonly allowed: readonly Statement[];
  readonly asker: TutorAsker;
}

/** A model that plans and never speaks. Whatever goes wrong with it is `undefined`: then what stands without it stands. */
export interface Tutor {
  /** What an explanation should say, checked, in the paper's statements. */
  explain(request: ExplainRequest): Promise<readonly Point[] | undefined>;
  /** Which of the statements answer; none of them: the paper does not say. */
  choose(request: ChooseRequest): Promise<readonly Statement[] | undefined>;
}

/** What was asked, answered by the statements that were chosen, together with those that say the same. */
export function withChoice(asked: Asked, chosen: readonly Statement[], library: Library): Asked {
  if (asked.kind !== 'answer' && asked.kind !== 'silent') return asked;
  const { subjects, nearest } = asked;
  const entries = library.entries
    .map(({ statements }) => statements)
    .filter((same) => same.some((one) => chosen.includes(one)));
  const groups = asked.groups && { groups: asked.groups };
  const beside = asked.beside && { beside: asked.beside };
  if (entries.length === 0)
    return {
      ...(asked.kind === 'silent' && asked.unsure && { unsure: true }),
      kind: 'silent',
      subjects,
      nearest,
      ...groups,
      ...beside,
    };
  const unsaid = asked.kind === 'answer' ? (asked.unsaid ?? []) : [];
  const known = new Set(asked.kind === 'answer' ? [...asked.entries, ...(asked.more ?? [])].flat() : []);
  // What was chosen beyond what was found here may be the very thing that seemed to be missing.
  const isOpen = chosen.every((statement) => known.has(statement));
  return {
    kind: 'answer',
    subjects,
    entries,
    nearest,
    ...(isOpen && unsaid.length > 0 && { unsaid }),
    ...(isOpen && groups),
    ...beside,
  };
}
