import { isUsable, weigh, weighAll } from '../compare.ts';
import { type Diagnosis, isSeen, type Pack, type Statement } from '../pack.ts';
import { areContrary } from '../slot.ts';
import type { GradedEntry, Key } from './graded.ts';
import { fewestForMost, nameOf, type Share, type Tally } from './tally.ts';

/** What settles, or at least leans, between the answer and another diagnosis. */
export interface Settling {
  /** Number of the clue, from 1, that it follows from; `undefined` where no clue shown settles it and the paper still does. */
  readonly clue: number | undefined;
  /** What speaks for the answer; `undefined` where the clue only argues against the other. */
  readonly answer: Statement | undefined;
  /** What speaks against the other, hedged perhaps; `undefined` where the paper does not say of it what speaks for the answer. */
  readonly other: Statement | undefined;
}

/**
 * The best there is, in this order: a clue that argues against the other and supports the answer; one that only argues
 * against it; one that supports the answer and goes against what the paper says of the other with a hedge; two
 * statements of the paper that cannot hold of one lesion; a clue that supports the answer and of which the paper says
 * nothing for the other. Of several one on images before one of the history, and of those the last, since clues go from
 * the least to the most telling. `undefined`: nothing tells the two apart.
 */
export function settle(other: Diagnosis, { answer, dealt, pack }: Key): Settling | undefined {
  const own = pack.diagnoses.get(answer)!;
  const least = dealt.map(({ clue }, index) => {
    const said = weighAll(clue.statements, other, pack);
    const forAnswer = weighAll(clue.statements, own, pack);
    // What the paper saw in its own patient is no evidence of itself, and still what speaks for the answer here.
    const observed = clue.statements.find(({ subject }) => pack.observed.get(subject)?.diagnosis === answer);
    const supporting = forAnswer.bearing === 'supports' ? forAnswer.statements[0] : observed;
    return { number: index + 1, seen: isSeen(clue), said, supporting, findings: clue.statements };
  });
  const clues = least.toSorted((a, b) => Number(a.seen) - Number(b.seen) || a.number - b.number);
  const against = clues.filter(({ said }) => said.bearing === 'against');
  const settling = against.findLast(({ supporting }) => supporting) ?? against.at(-1);
  if (settling) return { clue: settling.number, answer: settling.supporting, other: settling.said.statements[0] };
  const leaning = clues.flatMap(({ number, said, supporting, findings }): Settling[] => {
    const hedge = findings.flatMap((finding) => hedgeAgainst(finding, other, pack))[0];
    return said.bearing === 'silent' && supporting && hedge ? [{ clue: number, answer: supporting, other: hedge }] : [];
  });
  const stated = leaning.at(-1) ?? oppose(own, other, pack);
  if (stated) return stated;
  const silent = clues.findLast(({ said, supporting }) => said.bearing === 'silent' && supporting);
  return silent && { clue: silent.number, answer: silent.supporting, other: undefined };
}

/** What the paper says of a diagnosis only with a hedge and what cannot hold beside the finding. */
function hedgeAgainst(finding: Statement, { statements }: Diagnosis, pack: Pack): Statement[] {
  return statements.filter(
    (statement) => statement.hedged && statement.caution === undefined && areContrary(statement, finding, pack),
  );
}

function oppose(own: Diagnosis, other: Diagnosis, pack: Pack): Settling | undefined {
  for (const statement of own.statements) {
    if (!isUsable(statement, pack)) continue;
    const { bearing, statements } = weigh(statement, other, pack);
    if (bearing === 'against') return { clue: undefined, answer: statement, other: statements[0] };
  }
  return undefined;
}

/** How the group told the answer and another diagnosis apart. */
export interface Pair {
  readonly other: Diagnosis;
  /** Entries with the answer above it, or the answer alone. */
  readonly apart: number;
  /** Entries with it above the answer, or it alone. */
  readonly confused: number;
  readonly settling: Settling | undefined;
}

export interface Apart {
  /** Pairs that the paper describes and somebody weighed, the best told apart first. */
  readonly pairs: readonly Pair[];
  /** The pair that most kept apart, and the one that most did not; `undefined` with too few entrants or none such. */
  readonly best: Pair | undefined;
  readonly worst: Pair | undefined;
}

/** Only diagnoses that somebody named and that the paper describes: of others it has nothing to tell apart. */
export function tellApart(entries: readonly GradedEntry[], key: Key): Apart {
  const { answer, pack } = key;
  const ranks = entries.map(({ lines }) => lines.map((line) => nameOf(line, key)?.key));
  const named = new Set(ranks.flat());
  const pairs = [...pack.diagnoses.values()]
    .filter(({ id }) => id !== answer && named.has(id))
    .map((other): Pair => {
      const places = ranks.map((keys) => ({ answer: placeIn(keys, answer), other: placeIn(keys, other.id) }));
      return {
        other,
        apart: places.filter((place) => place.answer < place.other).length,
        confused: places.filter((place) => place.other < place.answer).length,
        settling: settle(other, key),
      };
    })
    .sort((a, b) => share(b) - share(a) || b.apart - a.apart || (a.other.id < b.other.id ? -1 : 1));
  const enough = entries.length >= fewestForMost;
  const worst = enough ? pairs.filter(({ confused }) => confused > 0).sort(byConfusion)[0] : undefined;
  const best = enough ? pairs.find((pair) => pair !== worst && pair.apart > pair.confused) : undefined;
  return { pairs, best, worst };
}

function placeIn(keys: readonly (string | undefined)[], key: string): number {
  const at = keys.indexOf(key);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function share({ apart, confused }: Pair): number {
  return apart / (apart + confused);
}

function byConfusion(a: Pair, b: Pair): number {
  return b.confused - a.confused || share(a) - share(b) || (a.other.id < b.other.id ? -1 : 1);
}

/** The wrong first line that most had. */
interface Missed {
  readonly named: Share;
  /** `undefined` where the paper does not discuss what was named. */
  readonly other: Diagnosis | undefined;
  /** `undefined` where it does not, or does not tell the two apart. */
  readonly settling: Settling | undefined;
}

/** With fewer than three entrants, `undefined`: two are no group. */
export function mostMissed(tally: Tally, key: Key): Missed | undefined {
  if (tally.entrants < fewestForMost) return undefined;
  const named = tally.distribution.find(({ verdict, first }) => verdict === 'wrong' && first > 0);
  if (!named) return undefined;
  const { understood } = named;
  const isHere = understood.kind === 'entity' && understood.site !== 'contradicts';
  const other = isHere ? key.pack.diagnoses.get(understood.entity.id) : undefined;
  return { named, other, settling: other && settle(other, key) };
}

/** Whether more than half named the answer nowhere: then perhaps the case is at fault, and no one in the group. */
export function mostWereWrong({ entrants, answerNamed }: Tally): boolean {
  return entrants >= fewestForMost && 2 * answerNamed < entrants;
}
