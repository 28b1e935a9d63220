import { argue } from '../../game/argument.ts';
import type { Attempt, Confidence } from '../../game/attempt.ts';
import type { Diagnosis, Pack } from '../../game/pack.ts';
import { diagnosesNamed, type GradedLine, type Result, resultOf } from '../../game/result.ts';
import { codeOf } from '../code.ts';
import type { Context } from '../command.ts';
import type { CaseInHand } from '../hand.ts';
import type { Block, Button, Card, Item } from '../reply.ts';
import { capitalize, clueRows, countOf, notAdvice } from '../words.ts';
import { associations, forAndAgainst, lineItem, percent, provenance, scoreReasons, teachingItem } from './graded.ts';

/** The end of a case: answer, score in words, how the lists went, for and against, what to take away, the source. */
export function resultCard(attempt: Attempt, { unknown, dealt }: CaseInHand, context: Context): Card {
  const { pack, lexicon } = context;
  const answer = pack.diagnoses.get(unknown.answer)!;
  const result = resultOf(attempt, unknown.answer, dealt, pack, lexicon);
  const named = diagnosesNamed(allLines(result), pack).filter(({ id }) => id !== answer.id);
  const blocks: Block[] = [
    { kind: 'text', text: headline(attempt, result, dealt.length) },
    { kind: 'text', text: scoreInWords(result) },
    { kind: 'heading', text: 'The clues' },
    { kind: 'facts', rows: clueRows(dealt) },
    { kind: 'heading', text: 'What still stood' },
    { kind: 'list', ordered: false, items: standingItems(result, pack) },
    ...trajectory(result, attempt, pack),
    { kind: 'heading', text: 'For and against' },
    {
      kind: 'list',
      ordered: false,
      items: [answer, ...named].map((diagnosis) => forAndAgainst(argue(diagnosis, dealt, pack), dealt.length, pack)),
    },
    ...associations(allLines(result), pack),
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
    button('Explain', { command: 'case', action: 'explain', args: [attempt.id, '0'] }),
    ...(named.length === 0
      ? []
      : [
          button(`Compare with ${withoutArticle(named[0]!.short)}`, {
            command: 'case',
            action: 'compare',
            args: [attempt.id],
          }),
        ]),
    button('Study the answer', { command: 'case', action: 'study', args: [attempt.id] }),
    button('Question', { command: 'study question', action: 'ask', args: [codeOf(answer.id)] }),
  ];
  return {
    title: `The answer: ${answer.name}`,
    blocks,
    buttons,
    footer: `${pack.citation} ${notAdvice}`,
    self: { command: 'case', action: 'show', args: [attempt.id] },
  };
}

/** "A neurogenic tumor" stands so at the beginning of a sentence, and not on a button. */
function withoutArticle(name: string): string {
  return capitalize(name.replace(/^an? /i, ''));
}

/** The first diagnosis on the lists that was not the answer, to be held beside it. */
export function firstMiss(attempt: Attempt, { unknown, dealt }: CaseInHand, context: Context): Diagnosis | undefined {
  const result = resultOf(attempt, unknown.answer, dealt, context.pack, context.lexicon);
  return diagnosesNamed(allLines(result), context.pack).find(({ id }) => id !== unknown.answer);
}

/** Where the case could be known, as far as one paper goes. */
function fitsFrom({ par }: Result, clues: number): string {
  return par < clues
    ? `From clue ${par} on nothing else in the paper fits as well.`
    : 'Until the last clue something else in the paper fits as well.';
}

function headline(attempt: Attempt, result: Result, clues: number): string {
  switch (attempt.ended?.how) {
    case 'solved':
      return `✓ Solved: your first line was right after ${countOf(attempt.shown, 'clue')}. ${fitsFrom(result, clues)}`;
    case 'given-up':
      return `You opened the answer after ${countOf(attempt.shown, 'clue')}. ${fitsFrom(result, clues)}`;
    default:
      return `All clues are spent. ${fitsFrom(result, clues)}`;
  }
}

/** As many as are read at a glance. */
const mostNamed = 3;

/** After each clue, how many diagnoses none had argued against, and which of them the clues supported best. */
function standingItems({ standings }: Result, pack: Pack): Item[] {
  const said = standings.map(({ standing, bestSupported }) => {
    const names = bestSupported.map((id) => pack.diagnoses.get(id)!.name);
    const best = names.length > mostNamed ? `${names.length} supported alike` : `best supported: ${names.join(', ')}`;
    return `${standing.length} of ${pack.diagnoses.size}${names.length === 0 ? '' : `; ${best}`}`;
  });
  return said.flatMap((text, index): Item[] => {
    if (text === said[index - 1]) return [];
    const next = said.findIndex((other, later) => later > index && other !== text);
    const last = next < 0 ? said.length : next;
    const span = last === index + 2 ? 'and' : 'to';
    const after = last === index + 1 ? `clue ${last}` : `clues ${index + 1} ${span} ${last}`;
    return [{ mark: 'none', text: `After ${after}: ${text}` }];
  });
}

/** The score and how it came about, without a formula. */
function scoreInWords({ score, commits, par }: Result): string {
  if (!score) return '0 of 100 points: no list was committed.';
  const { afterClue, lines } = commits.at(-1)!;
  const when =
    score.economy === 1
      ? 'committed in time'
      : `committed after clue ${afterClue}, though from clue ${par} on nothing else fitted as well (${percent(score.economy)})`;
  return `${score.points} of 100 points: ${scoreReasons(score, lines, when).join('; ')}.`;
}

function trajectory(result: Result, attempt: Attempt, pack: Pack): Block[] {
  if (result.commits.length === 0) return [];
  const items = result.commits.map(
    ({ afterClue, lines }, index): Item => ({
      mark: 'none',
      text: `After clue ${afterClue}${sureness(attempt.commits[index]?.confidence)}`,
      under: lines.map((line, rank) => lineItem(line, rank + 1, pack)),
    }),
  );
  const stayed = result.commits.at(-1)!.lines.some(({ grade }) => grade.verdict === 'correct');
  const notes = [
    result.cameInAfter === undefined
      ? nearestIn(result)
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

/** Where the answer itself was on no list: what came nearest to it, the first of its kind. */
function nearestIn({ commits }: Result): string {
  const near = commits.flatMap(({ afterClue, lines }) => lines.map(({ grade }) => ({ afterClue, ...grade })));
  const [best] = near.filter(({ credit }) => credit > 0).sort((a, b) => b.credit - a.credit);
  if (!best) return 'The answer was on none of your lists.';
  return best.credit === 0.8
    ? `The answer came onto your list after clue ${best.afterClue}, its site left out.`
    : `The answer itself was on none of your lists; its group or a member was, after clue ${best.afterClue}.`;
}

function sureness(confidence: Confidence | undefined): string {
  return confidence === undefined ? '' : `, confidence ${confidence}`;
}

function allLines({ commits }: Result): GradedLine[] {
  return commits.toReversed().flatMap(({ lines }) => lines);
}
