import type { Argument } from '../../game/argument.ts';
import type { Pack } from '../../game/pack.ts';
import type { GradedLine } from '../../game/result.ts';
import type { Score } from '../../game/score.ts';
import { statementOf } from '../../game/statements.ts';
import type { Block, Item } from '../reply.ts';
import { capitalize, countOf, echo, noteOf, sentence } from '../words.ts';

/** What is said of graded lines at the end of a case and at a reveal, the same words in both. */

const verdictMarks = { correct: 'correct', partial: 'partial', wrong: 'wrong', unrecognized: 'unrecognized' } as const;

/** A line as it was understood, its verdict, and why. */
export function lineItem({ understood, grade, ruledOutBy, accepted }: GradedLine, rank: number, pack: Pack): Item {
  const how = {
    same: '',
    broader:
      understood.kind === 'entity' && understood.site !== 'agrees'
        ? 'right but for the site'
        : 'a group that holds the answer',
    narrower: grade.verdict === 'correct' ? '' : 'one member of the answer',
    sibling: 'of the same group as the answer',
    other: '',
  };
  const elsewhere = understood.kind === 'entity' && understood.site === 'contradicts';
  const said = [
    grade.relation && how[grade.relation],
    accepted === 'partial' ? 'this room counts it as partly right' : '',
    grade.mimic && !elsewhere ? 'the paper says the two can be mistaken for one another' : '',
    understood.kind === 'entity' && understood.entity.kind === 'decoy' ? 'this paper does not discuss it' : '',
    ruledOutBy === undefined ? '' : `clue ${ruledOutBy} argues against it`,
  ].filter(Boolean);
  return {
    mark: verdictMarks[grade.verdict],
    text: `${rank}. ${capitalize(echo(understood, pack))}${said.length > 0 ? ` (${said.join('; ')})` : ''}`,
  };
}

/** Why a list earned its points, without a formula. `when` says how the moment counted, where it does. */
export function scoreReasons(score: Score, lines: readonly GradedLine[], when?: string): string[] {
  const padding =
    score.padding === 0
      ? []
      : [`${countOf(score.padding, 'line')} beyond the third that the clues argue against (5 points each)`];
  if (score.rank === undefined)
    return [`the answer was not on the ${when === undefined ? '' : 'last '}list`, ...padding];
  const at = score.rankWorth === 1 ? '' : ` (${percent(score.rankWorth)})`;
  return [
    `${creditInWords(score, lines[score.rank - 1])} at rank ${score.rank}${at}`,
    ...(when === undefined ? [] : [when]),
    ...padding,
  ];
}

function creditInWords({ credit }: Score, line: GradedLine | undefined): string {
  if (credit === 1) return 'the diagnosis';
  if (line?.accepted === 'partial') return `a name that this room counts as partly right (${percent(credit)})`;
  if (credit === 0.8) return 'the right diagnosis, site left out (80%)';
  return `its group or a member (${percent(credit)})`;
}

export function percent(part: number): string {
  return `${Math.round(100 * part)}%`;
}

/** One diagnosis, clue by clue: supports, argues against, is undecided, or the paper does not say. */
export function forAndAgainst({ diagnosis, said, seen, silent }: Argument, clues: number, pack: Pack): Item {
  const under = said.map(({ statement, bearing, clues: from }): Item => {
    const open = bearing === 'undecided';
    return {
      mark: open ? 'silent' : bearing,
      text: `${cluesInWords(from)}${open ? ', undecided' : ''}: ${sentence(statement, pack)}`,
      note: noteOf(statement),
    };
  });
  if (seen.length > 0) {
    const text = `${cluesInWords(seen)}: seen in this patient; the paper does not say it of the diagnosis in general.`;
    under.push({ mark: 'silent', text });
  }
  if (silent.length > 0) {
    const which = silent.length === clues ? 'All clues' : cluesInWords(silent);
    under.push({ mark: 'silent', text: `${which}: the paper does not say.` });
  }
  return { mark: 'none', text: diagnosis.name, under };
}

function cluesInWords(clues: readonly number[]): string {
  return `${clues.length === 1 ? 'Clue' : 'Clues'} ${clues.join(', ')}`;
}

/** What the paper ties to the syndromes and diseases that were named in place of a lesion. */
export function associations(lines: readonly GradedLine[], pack: Pack): Block[] {
  const ids = new Set(lines.flatMap(({ understood }) => (understood.kind === 'entity' ? [understood.entity.id] : [])));
  const items = [...ids]
    .flatMap((id) => pack.associations.get(id) ?? [])
    .map(({ name, text, place }): Item => ({ mark: 'none', text: `${name}: ${text}.`, note: place }));
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Behind the lesion' },
        { kind: 'list', ordered: false, items },
      ];
}

export function teachingItem(id: string, pack: Pack): Item {
  const statement = statementOf(id, pack);
  if (!statement) throw new Error(`Teaching statement ${id} is not in the pack`);
  return {
    mark: 'none',
    text: sentence(statement, pack),
    note: noteOf(statement),
  };
}

export function provenance(composed: boolean): string {
  return composed
    ? 'This case was composed from what the paper says of the diagnosis; it is no single patient.'
    : 'This is the patient whom the paper reports.';
}
