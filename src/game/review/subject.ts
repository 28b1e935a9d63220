import { isUsable, weigh } from '../compare.ts';
import type { Diagnosis, Pack, Question, Statement } from '../pack.ts';

/** What a card is about, as it is stored: two diagnoses that were confused, one that was missed, a question. */
export type CardId = string;

export type Subject =
  | { readonly kind: 'pair'; readonly between: readonly [Diagnosis, Diagnosis] }
  | { readonly kind: 'missed'; readonly diagnosis: Diagnosis }
  | { readonly kind: 'question'; readonly question: Question };

/** The same card whichever of the two was the answer. */
export function pairCard(a: string, b: string): CardId {
  return ['pair', ...[a, b].sort()].join(' ');
}

export function missedCard(diagnosis: string): CardId {
  return `missed ${diagnosis}`;
}

export function questionCardId(question: string): CardId {
  return `question ${question}`;
}

/** `undefined` where the pack no longer knows what the card was about. */
export function subjectOf(card: CardId, pack: Pack): Subject | undefined {
  const [kind, one = '', other = ''] = card.split(' ');
  const a = pack.diagnoses.get(one);
  const b = pack.diagnoses.get(other);
  if (kind === 'pair') return a && b && { kind, between: [a, b] };
  if (kind === 'missed') return a && { kind, diagnosis: a };
  const question = kind === 'question' ? pack.questions.find(({ id }) => id === one) : undefined;
  return question && { kind: 'question', question };
}

/** Statements free of doubt that are true of the one and argue against the other. */
export function settlingOf(one: Diagnosis, other: Diagnosis, pack: Pack): Statement[] {
  return one.statements.filter(
    (statement) =>
      isUsable(statement, pack) &&
      weigh(statement, one, pack).bearing === 'supports' &&
      weigh(statement, other, pack).bearing === 'against',
  );
}
