import type { Modality } from '../pack.ts';
import type { PartAnswer } from './part.ts';
import type { Part } from './question.ts';

/** What of a question the paper does not answer: of whom, what, and where it would be seen. */
export interface Unsaid {
  /** Ids; empty: nobody was named. */
  readonly subjects: readonly string[];
  /** As it was typed, 60 characters at most; empty: only a modality was asked for. */
  readonly asked: string;
  readonly modalities: readonly Modality[];
  /** A word of it was not understood. */
  readonly unsure?: boolean;
}

/** Whether a word of what is asked is in neither the field nor the paper, which may then say it in others. */
export function isUnsure({ units }: Part): boolean {
  return units.some(({ known }) => !known);
}

/** Of whom, or in which modality, a part of a question is not answered. @param text the question */
export function unsaidBy({ part, chosen }: PartAnswer, text: string): Unsaid[] {
  const { each, subjects, modalities, units, lists } = part;
  const words = units.flatMap((unit) => unit.words);
  const asked = asTyped(words, text);
  const unsure = isUnsure(part) && { unsure: true };
  if (chosen.length === 0) return [{ subjects, asked, modalities, ...unsure }];
  const missing = each.length > 1 ? each.filter((id) => !chosen.some(({ entry }) => entry.subjects.has(id))) : [];
  const seen = new Set(chosen.map(({ entry }) => entry.lead.modality));
  const unseen = lists ? [] : modalities.filter((modality) => !seen.has(modality));
  return [
    ...(missing.length > 0 ? [{ subjects: missing, asked, modalities, ...unsure }] : []),
    ...(unseen.length > 0 ? [{ subjects, asked, modalities: unseen, ...unsure }] : []),
  ];
}

/** Characters; what is longer is told by its words alone. */
const longestSpan = 60;

/** Folded words as they stand in the text, with what stands between them: "T1 signal", "encase the ureters". */
function asTyped(words: readonly string[], text: string): string {
  const typed = words.map((word) => wordAsTyped(word, text));
  const from = text.indexOf(typed[0] ?? '');
  const last = typed.at(-1) ?? '';
  const span = text.slice(from, text.indexOf(last, from) + last.length);
  const isPlain =
    /^[\p{L}\p{N}' -]+$/u.test(span) && span.length <= longestSpan && typed.every((word) => span.includes(word));
  return (isPlain ? span : typed.join(' ')).slice(0, longestSpan);
}

/** A folded word as it stands in the text: T1, symptoms. */
function wordAsTyped(word: string, text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(word) ? (new RegExp(`\\b${word}[\\p{L}]*`, 'iu').exec(text)?.[0] ?? word) : word;
}
