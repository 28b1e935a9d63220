import type { Token } from './clause.ts';
import type { Library } from './library.ts';
import { fullClausesOf } from './neighbors.ts';

const telling = /^(?:differ|distinguish|discriminat|similar)/;

/** A word for telling one from another. */
export function isTelling(word: string): boolean {
  return telling.test(word);
}

/** "How do they differ in their margins": where the margins of each are asked for, that is how. @param diagnoses ids of those that are named */
export function withoutTelling(
  tokens: readonly Token[],
  diagnoses: readonly string[],
  library: Library,
): readonly Token[] {
  const others = tokens.filter((token) => typeof token !== 'string' || !isTelling(token));
  const asksMore = fullClausesOf(others, diagnoses, library).some(
    ({ units, modalities }) => units.length + modalities.length > 0,
  );
  return asksMore ? others : tokens;
}
