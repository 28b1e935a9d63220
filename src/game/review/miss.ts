import type { Pack } from '../pack.ts';
import { drillOf } from './drill.ts';
import { type CardId, missedCard, pairCard } from './subject.ts';

/** An answer that was not found, or not at once. */
export interface Miss {
  readonly answer: string;
  /** Ids of what was put first in its place. */
  readonly tookFirst: readonly string[];
  /** The answer stood on the last list. */
  readonly named: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The cards that a miss is worth: one for each diagnosis that took the answer's place, where the paper tells the two
 * apart; one for the answer itself where it was not named, or where nothing tells it from what took its place.
 */
export function cardsOf({ answer, tookFirst, named }: Miss, pack: Pack): CardId[] {
  const others = [...new Set(tookFirst)].filter((id) => id !== answer && pack.diagnoses.has(id));
  const pairs = others.map((other) => pairCard(answer, other)).filter((card) => canAsk(card, pack));
  const isWhole = named && pairs.length === others.length && (others.length > 0 || tookFirst.length === 0);
  return isWhole ? pairs : [...pairs, missedCard(answer)].filter((card) => canAsk(card, pack));
}

function canAsk(card: CardId, pack: Pack): boolean {
  return drillOf(card, 'any', pack) !== undefined;
}
