import type { Attempt, Confidence } from '../../game/attempt.ts';
import { weighAll } from '../../game/compare.ts';
import type { Diagnosis, Pack, Statement } from '../../game/pack.ts';
import { type GradedLine, type Result, resultOf } from '../../game/result.ts';
import type { Score } from '../../game/score.ts';
import type { Context } from '../command.ts';
import type { CaseInHand } from '../hand.ts';
import type { Block, Button, Card, Item, Mark } from '../reply.ts';
import { capitalize, clueRows, countOf, echo, notAdvice, placeOf, sentence } from '../words.ts';

/** The end of a case: answer, score in words, how the lists went, for and against, what to take away, the source. */
export function resultCard(attempt: Attempt, { unknown, dealt }: CaseInHand, context: Context): Card {
  const { pack, lexicon } = context;
  const answer = pack.diagnoses.get(unknown.answer)!;
  const result = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  const named = namedDiagnoses(result, pack).filter(({ id }) => id !== answer.id);
  const blocks: Block[] = [
    { kind: 'text', text: headline(attempt, result) },
    { kind: 'text', text: scoreInWords(result, dealt.length) },
    { kind: 'heading', text: 'The clues' },
    { kind: 'facts', rows: clueRows(dealt) },
    ...trajectory(result, attempt, pack),
    { kind: 'heading', text: 'For and against' },
    {
      kind: 'list',
      ordered: false,
      items: [answer, ...named].map((diagnosis) => forAndAgainst(diagnosis, dealt, pack)),
    },
    ...associations(result, pack),
    { kind: 'heading', text: 'To take away' },
    { kind: 'list', ordered: false, items: unknown.teaching.map((id) => teachingItem(id, pack)) },
    { kind: 'text', text: provenance(unknown.composed) },
  ];
  const button = (label: string, press: Button['press'], style: Button['style'] = 'secondary'): Button => ({
    label,
    press,
    style,
  });
  const buttons = [
    button('Next case', { command: 'case', action: 'next', args: [attempt.id] }, 'primary'),
    ...(named.length === 0
      ? []
      : [button('Compare with my guess', { command: 'case', action: 'compare', args: [attempt.id] })]),
    button('Study the answer', { command: 'case', action: 'study', args: [attempt.id] }),
    button('Question', { command: 'study question', action: 'ask', args: [] }),
  ];
  return {
    title: `The answer: ${answer.name}`,
    blocks,
    buttons,
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'case', action: 'show', args: [attempt.id] },
  };
}

/** The first diagnosis on the lists that was not the answer, to be held beside it. */
export function firstMiss(attempt: Attempt, { unknown, dealt }: CaseInHand, context: Context): Diagnosis | undefined {
  const result = resultOf(attempt, unknown.answer, dealt, context.pack, context.lexicon);
  return namedDiagnoses(result, context.pack).find(({ id }) => id !== unknown.answer);
}

function headline(attempt: Attempt, result: Result): string {
  switch (attempt.ended?.how) {
    case 'solved':
      return `✓ Solved: your first line was right after ${countOf(attempt.shown, 'clue')}. The clues settle it after ${result.par}.`;
    case 'given-up':
      return `You opened the answer after ${countOf(attempt.shown, 'clue')}. The clues settle it after ${result.par}.`;
    default:
      return `All clues are spent. They settle it after ${result.par}.`;
  }
}

/** The score and how it came about, without a formula. */
function scoreInWords({ score, commits, par }: Result, clues: number): string {
  if (!score) return 'No list was committed, so nothing is scored.';
  return `${score.points} of 100 points: ${reasons(score, commits.at(-1)!.afterClue, par, clues).join('; ')}.`;
}

function reasons(score: Score, afterClue: number, par: number, clues: number): string[] {
  const percent = (part: number) => `${Math.round(100 * part)}%`;
  if (score.rank === undefined) return ['the answer was not on the last list', ...paddingReason(score)];
  const what =
    score.credit === 1
      ? 'the diagnosis'
      : score.credit === 0.8
        ? 'the right diagnosis, site left out (80%)'
        : `its group or a member (${percent(score.credit)})`;
  return [
    `${what} at rank ${score.rank}${score.rankWorth === 1 ? '' : ` (${percent(score.rankWorth)})`}`,
    score.economy === 1
      ? `committed by the clue that settles it (${par} of ${clues})`
      : `committed after clue ${afterClue} where ${par} would have done (${percent(score.economy)})`,
    ...paddingReason(score),
  ];
}

function paddingReason({ padding }: Score): string[] {
  return padding === 0
    ? []
    : [`${countOf(padding, 'line')} beyond the third that the clues argue against (5 points each)`];
}

const verdictMarks = { correct: 'correct', partial: 'partial', wrong: 'wrong', unrecognized: 'unrecognized' } as const;

function trajectory(result: Result, attempt: Attempt, pack: Pack): Block[] {
  if (result.commits.length === 0) return [];
  const items = result.commits.map(
    ({ afterClue, lines }, index): Item => ({
      mark: 'none',
      text: `After clue ${afterClue}${sureness(attempt.commits[index]?.confidence)}`,
      under: lines.map((line, rank) => ({
        mark: verdictMarks[line.grade.verdict],
        text: lineInWords(line, rank + 1, pack),
      })),
    }),
  );
  const stayed = result.commits.at(-1)!.lines.some(({ grade }) => grade.verdict === 'correct');
  const notes = [
    result.cameInAfter === undefined
      ? 'The answer was on none of your lists.'
      : `The answer came onto your list after clue ${result.cameInAfter}${stayed ? '' : ' and was gone from the last'}.`,
    ...(result.anchoredOn
      ? [
          `You kept “${result.anchoredOn.text}” first although clue ${result.anchoredOn.clue} argued against it: a sign of anchoring.`,
        ]
      : []),
  ];
  return [
    { kind: 'heading', text: 'Your lists' },
    { kind: 'list', ordered: false, items },
    { kind: 'text', text: notes.join(' ') },
  ];
}

function sureness(confidence: Confidence | undefined): string {
  return confidence === undefined ? '' : `, confidence ${confidence}`;
}

function lineInWords({ understood, grade, ruledOutBy }: GradedLine, rank: number, pack: Pack): string {
  const how = {
    same: '',
    broader:
      understood.kind === 'entity' && understood.site !== 'agrees'
        ? 'right but for the site'
        : 'a class that holds the answer',
    narrower: grade.verdict === 'correct' ? '' : 'one member of the answer',
    sibling: 'of the same class as the answer',
    other: '',
  };
  const elsewhere = understood.kind === 'entity' && understood.site === 'contradicts';
  const said = [
    grade.relation && how[grade.relation],
    grade.mimic && !elsewhere ? 'the paper says the two can be mistaken for one another' : '',
    understood.kind === 'entity' && understood.entity.kind === 'decoy' ? 'this paper does not discuss it' : '',
    ruledOutBy === undefined ? '' : `clue ${ruledOutBy} argues against it`,
  ].filter(Boolean);
  return `${rank}. ${capitalize(echo(understood, pack))}${said.length > 0 ? ` (${said.join('; ')})` : ''}`;
}

function namedDiagnoses(result: Result, pack: Pack): Diagnosis[] {
  const ids = result.commits.flatMap(({ lines }) =>
    lines.flatMap(({ understood }) =>
      understood.kind === 'entity' && understood.site !== 'contradicts' ? [understood.entity.id] : [],
    ),
  );
  return [...new Set(ids)].flatMap((id) => pack.diagnoses.get(id) ?? []);
}

/** One diagnosis, clue by clue: supports, argues against, or the paper does not say. */
function forAndAgainst(diagnosis: Diagnosis, dealt: CaseInHand['dealt'], pack: Pack): Item {
  const marks: Record<'supports' | 'against', Mark> = { supports: 'supports', against: 'against' };
  const silent: number[] = [];
  const seen: number[] = [];
  const said = new Map<Statement, { bearing: 'supports' | 'against'; clues: number[] }>();
  dealt.forEach(({ clue }, index) => {
    const { bearing, statements } = weighAll(clue.statements, diagnosis, pack);
    const [statement] = statements;
    const isOwn = clue.statements.every(({ subject }) => pack.observed.get(subject)?.diagnosis === diagnosis.id);
    if (bearing === 'silent' || !statement) (isOwn ? seen : silent).push(index + 1);
    else if (said.get(statement)?.bearing === bearing) said.get(statement)!.clues.push(index + 1);
    else said.set(statement, { bearing, clues: [index + 1] });
  });
  const under = [...said].map(
    ([statement, { bearing, clues }]): Item => ({
      mark: marks[bearing],
      text: `${cluesInWords(clues)}: ${sentence(statement, pack)}`,
      note: placeOf(statement),
    }),
  );
  if (seen.length > 0) {
    under.push({ mark: 'silent', text: `${cluesInWords(seen)}: seen in this patient; the paper says it of no other.` });
  }
  if (silent.length > 0) {
    const which = silent.length === dealt.length ? 'All clues' : cluesInWords(silent);
    under.push({ mark: 'silent', text: `${which}: the paper does not say.` });
  }
  return { mark: 'none', text: diagnosis.name, under };
}

function cluesInWords(clues: readonly number[]): string {
  return `${clues.length === 1 ? 'Clue' : 'Clues'} ${clues.join(', ')}`;
}

function associations(result: Result, pack: Pack): Block[] {
  const named = result.commits.flatMap(({ lines }) => lines.map((line) => line.understood));
  const ids = new Set(named.flatMap((understood) => (understood.kind === 'entity' ? [understood.entity.id] : [])));
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

function teachingItem(id: string, pack: Pack): Item {
  const statement = statementsOf(pack).get(id);
  if (!statement) throw new Error(`Teaching statement ${id} is not in the pack`);
  return {
    mark: 'none',
    text: sentence(statement, pack),
    note: [placeOf(statement), statement.caution].filter(Boolean).join('. '),
  };
}

const statementsById = new WeakMap<Pack, ReadonlyMap<string, Statement>>();

function statementsOf(pack: Pack): ReadonlyMap<string, Statement> {
  const before = statementsById.get(pack);
  if (before) return before;
  const subjects = [pack.general, ...pack.diagnoses.values(), ...pack.observed.values()];
  const gathered = new Map(subjects.flatMap(({ statements }) => statements.map((one) => [one.id, one] as const)));
  statementsById.set(pack, gathered);
  return gathered;
}

function provenance(composed: boolean): string {
  return composed
    ? 'This case was composed from what the paper says of the diagnosis; it is no single patient.'
    : 'This is the patient whom the paper reports.';
}
