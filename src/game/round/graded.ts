import type { Confidence } from '../attempt.ts';
import { meaningOfLine } from '../differential.ts';
import type { ShownClue } from '../draw.ts';
import { type GradedLine, ruledOutBy } from '../result.ts';
import { type Score, score } from '../score.ts';
import { gradeInRoom, type Reading, readInRoom } from './names.ts';

/** What is graded of an entry. When it was sent makes no difference. */
export interface Gradable {
  readonly learner: string;
  /** Ranked, as typed. */
  readonly guesses: readonly string[];
  readonly confidence?: Confidence | undefined;
}

/** What the entries of a round are graded against. */
export interface Key extends Reading {
  /** Id of the diagnosis. */
  readonly answer: string;
  /** Every clue of the round: who entered before the last is graded by all of them, as everybody is. */
  readonly dealt: readonly ShownClue[];
}

export interface GradedEntry {
  readonly learner: string;
  readonly confidence: Confidence | undefined;
  /** By rank. */
  readonly lines: readonly GradedLine[];
  readonly score: Score;
}

/** None in rounds: reading the case on Friday costs nothing. */
const economy = 1;

/**
 * One entry, graded anew from what was typed, so that a name accepted later is a name from the start: what says the
 * same as a better line takes no rank of its own, what is denied takes none.
 */
export function gradeEntry({ learner, confidence, guesses }: Gradable, key: Key): GradedEntry {
  const { answer, dealt, pack } = key;
  const meanings = new Set<string>();
  const lines = guesses.flatMap((text): GradedLine[] => {
    const read = readInRoom(text, key);
    const { understood, accepted } = read;
    const meaning = meaningOfLine(understood) ?? `"${text}`;
    if (meanings.has(meaning) || (understood.kind === 'entity' && understood.denied)) return [];
    meanings.add(meaning);
    const grade = gradeInRoom(answer, read, pack);
    const counted = accepted?.diagnosis === answer ? accepted.as : undefined;
    return [{ text, understood, grade, ruledOutBy: ruledOutBy(understood, dealt, pack), accepted: counted }];
  });
  const grades = lines.map((line) => line.grade);
  const contradicted = lines.map((line) => line.ruledOutBy !== undefined);
  return { learner, confidence, lines, score: score(grades, contradicted, economy) };
}

export function gradeAll(entries: readonly Gradable[], key: Key): GradedEntry[] {
  return entries.map((entry) => gradeEntry(entry, key));
}

/** Whose points a ruling changed, and from what to what. */
export function pointsChanged(
  before: readonly GradedEntry[],
  after: readonly GradedEntry[],
): { readonly learner: string; readonly before: number; readonly after: number }[] {
  const earlier = new Map(before.map((entry) => [entry.learner, entry.score.points]));
  return after.flatMap(({ learner, score: { points } }) => {
    const was = earlier.get(learner);
    return was === undefined || was === points ? [] : [{ learner, before: was, after: points }];
  });
}
