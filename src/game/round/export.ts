import { chance } from '../chance.ts';
import { csvOf } from '../csv.ts';
import type { GradedEntry, Key } from './graded.ts';
import type { Tally } from './tally.ts';

/** Whose entries they are, as far as a reader may know. */
export interface Cover {
  /** Id of the round. */
  readonly round: string;
  /** Known to the room's storage alone. Without it a list of members would tell who is Resident 1. */
  readonly secret: string;
  /** Display names of those who opted in, by learner. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * What each learner is called in an export: their name if they opted in, else a number that stays the same for the
 * round and follows neither from who entered first nor, without the room's secret, from anybody's id.
 */
export function pseudonyms(learners: readonly string[], { round, secret, names }: Cover): ReadonlyMap<string, string> {
  const lot = (learner: string) => {
    const luck = chance(`${secret} ${round} ${learner} ${secret}`);
    return luck.pick(2 ** 30) * 2 ** 20 + luck.pick(2 ** 20);
  };
  const shuffled = [...new Set(learners)]
    .map((learner) => ({ learner, lot: lot(learner) }))
    .sort((a, b) => a.lot - b.lot || (a.learner < b.learner ? -1 : 1));
  const taken = new Set<string>();
  const called = new Map<string, string>();
  let number = 0;
  for (const { learner } of shuffled) {
    number += 1;
    const wanted = plainName(names.get(learner) ?? '');
    const name = wanted === '' || taken.has(wanted) ? `Resident ${number}` : wanted;
    taken.add(name);
    called.set(learner, name);
  }
  return called;
}

/** A name that looks like a number of ours is none; and no name brings an id along. */
function plainName(name: string): string {
  const plain = withoutIds(name).trim().replace(/\s+/g, ' ');
  return /^resident\s*\d+$/i.test(plain) ? '' : plain;
}

/** What was typed may mention somebody: Discord's ids have 15 digits and more. */
function withoutIds(text: string): string {
  return text.replace(/<(?:@[!&]?|#)\d+>|\p{Nd}{15,}/gu, '[id]');
}

const columns = [
  'entrant',
  'points',
  'confidence',
  'rank',
  'typed',
  'recognized',
  'name',
  'verdict',
  'relation',
  'credit',
  'contradicted_by_clue',
] as const;

interface Line {
  readonly rank: number;
  readonly typed: string;
  readonly recognized: string | null;
  readonly name: string | null;
  readonly verdict: string;
  readonly relation: string | null;
  /** 0 to 1. */
  readonly credit: number;
  /** Number of the first clue that argues against the line. */
  readonly contradictedByClue: number | null;
}

interface Sheet {
  readonly entrant: string;
  readonly points: number;
  readonly confidence: string | null;
  readonly lines: readonly Line[];
}

/** One row per line of a differential. No time of entry: with the channel beside it, it would tell who is who. */
export function roundCsv(entries: readonly GradedEntry[], cover: Cover): string {
  const rows = sheetsOf(entries, cover).flatMap(({ entrant, points, confidence, lines }) =>
    lines.map((line) => [
      entrant,
      points,
      confidence ?? '',
      line.rank,
      line.typed,
      line.recognized ?? '',
      line.name ?? '',
      line.verdict,
      line.relation ?? '',
      line.credit,
      line.contradictedByClue ?? '',
    ]),
  );
  return csvOf(columns, rows);
}

/** The same as JSON, with the case, the clues as shown and the group's answers. */
export function roundJson(
  entries: readonly GradedEntry[],
  tally: Tally,
  { answer, dealt, pack }: Key,
  cover: Cover,
): string {
  const exported = {
    format: 'unknown-case round 1',
    round: cover.round,
    pack: pack.id,
    source: { citation: pack.citation, doi: pack.doi },
    answer: { id: answer, name: pack.diagnoses.get(answer)?.name },
    clues: dealt.map(({ clue, wording }, index) => ({ number: index + 1, modality: clue.modality, wording })),
    entrants: sheetsOf(entries, cover),
    consensus: tally.consensus.map(({ key, verdict, points, first, any }) => ({
      named: withoutIds(key),
      verdict,
      points,
      first,
      any,
    })),
    meanPoints: tally.meanPoints ?? null,
  };
  return `${JSON.stringify(exported, null, 2)}\n`;
}

/** In the order of what they are called, not of who entered when. */
function sheetsOf(entries: readonly GradedEntry[], cover: Cover): Sheet[] {
  const called = pseudonyms(
    entries.map(({ learner }) => learner),
    cover,
  );
  return entries
    .map(
      ({ learner, score, confidence, lines }): Sheet => ({
        entrant: called.get(learner)!,
        points: score.points,
        confidence: confidence ?? null,
        lines: lines.map(({ text, understood, grade, ruledOutBy }, index) => ({
          rank: index + 1,
          typed: withoutIds(text),
          recognized: grade.recognized,
          name: understood.kind === 'entity' ? understood.entity.name : null,
          verdict: grade.verdict,
          relation: grade.relation,
          credit: grade.credit,
          contradictedByClue: ruledOutBy ?? null,
        })),
      }),
    )
    .sort((a, b) => a.entrant.localeCompare(b.entrant, 'en', { numeric: true }));
}
