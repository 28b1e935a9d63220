import type { Diagnosis, Pack } from '../../../game/pack.ts';
import type { Pair, Settling } from '../../../game/round/apart.ts';
import type { Weighed } from '../../../game/round/paper.ts';
import type { Named, Tally } from '../../../game/round/tally.ts';
import { marks } from '../../marks.ts';
import type { Item } from '../../reply.ts';
import { capitalize, countOf, echo, placeOf, sentence } from '../../words.ts';

/** What is said of the group, on the card of a reveal and for the conference. */

const longest = 5;

/** How many entered, and how it went. */
export function turnout({ entrants, answerFirst, answerNamed, meanPoints }: Tally): string {
  if (entrants === 0) return 'Nobody entered.';
  const some = (count: number) => (count === 0 ? 'none' : `${count}`);
  return `${countOf(entrants, 'entry', 'entries')}: ${some(answerFirst)} with the answer first, ${some(answerNamed)} with it on the list; ${countOf(meanPoints ?? 0, 'point')} on average.`;
}

/** What was named, as it stands in a row beside others. */
export function nameInWords({ understood }: Named, pack: Pack): string {
  return capitalize(understood.kind === 'unknown-disease' ? understood.word : echo(understood, pack));
}

export const perhapsTheCase =
  'More than half had the answer nowhere. That may be the fault of the case and not of the group: worth a word.';

/** Rank by rank, what the group made of it and what follows from the paper; the answer has its mark. */
export function sideBySide({ consensus }: Tally, paper: readonly Weighed[], answer: string, pack: Pack): string[][] {
  const marked = (name: string, isAnswer: boolean) => (isAnswer ? `${marks.correct.sign} ${name}` : name);
  const rows = Math.min(longest, Math.max(consensus.length, paper.length));
  return Array.from({ length: rows }, (_, index) => {
    const group = consensus[index];
    const weighed = paper[index]?.diagnosis;
    return [
      `${index + 1}`,
      group ? marked(nameInWords(group, pack), group.isAnswer) : '',
      weighed ? marked(weighed.name, weighed.id === answer) : '',
    ];
  });
}

export function pairInWords({ other, apart, confused }: Pair): string {
  return `${other.name}: ${apart} of ${apart + confused} put the answer above it`;
}

/** What tells the answer from another diagnosis, each side with its place. */
export function settlingItems(settling: Settling | undefined, other: Diagnosis, pack: Pack): Item[] {
  if (!settling) return [{ mark: 'silent', text: 'The paper says nothing that tells the two apart.' }];
  const { clue, answer, other: against } = settling;
  const from = clue === undefined ? '' : `Clue ${clue}: `;
  const own = answer && {
    mark: 'supports' as const,
    text: `${from}${sentence(answer, pack)}`,
    note: placeOf(answer),
  };
  const theirs: Item = against
    ? {
        mark: against.hedged ? 'none' : 'against',
        text: `${own ? '' : from}${sentence(against, pack)}`,
        note: placeOf(against),
      }
    : { mark: 'silent', text: `${other.name}: the paper does not say.` };
  return own ? [own, theirs] : [theirs];
}
