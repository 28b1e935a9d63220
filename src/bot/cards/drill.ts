import { weighAll } from '../../game/compare.ts';
import type { Statement } from '../../game/pack.ts';
import { type Asking, type Deck, dueCards } from '../../game/review/deck.ts';
import type { Drill } from '../../game/review/drill.ts';
import { dueAfter, type Grade, gradesFor } from '../../game/review/schedule.ts';
import { codeOf } from '../code.ts';
import type { Context } from '../command.ts';
import type { Learner } from '../learner.ts';
import type { Block, Button, Card, Item, Mark } from '../reply.ts';
import { countOf, modalityLabels, notAdvice, placeOf, sentence } from '../words.ts';
import { compareCard } from './compare.ts';

export type Reader = Pick<Context, 'learner' | 'pack' | 'now'>;

const press = (action: string, ...args: string[]) => ({ command: 'review', action, args });

/** Names one asking of one card, so that a button pressed late or twice does nothing. */
export function tokenOf({ reviews }: Pick<Learner, 'reviews'>, { card, seed }: Asking): string {
  return `${reviews}.${codeOf(`${card} ${seed}`)}`;
}

/** A card as it is asked; with the choice made, what is right and why, and when it should come back. */
export function drillCard(drill: Drill, asking: Asking, deck: Deck, reader: Reader): Card {
  const { pack, now } = reader;
  const token = tokenOf(reader.learner, asking);
  const due = Math.max(1, dueCards(deck, now).length);
  const letters = drill.choices.map((_, index) => String.fromCharCode(65 + index));
  const isAnswered = asking.chosen !== undefined;
  const choices = drill.choices.map((choice, index): Item => {
    const isRight = index === drill.right;
    const mark = isAnswered && isRight ? 'correct' : index === asking.chosen ? 'wrong' : 'none';
    return { mark, text: `${letters[index]}. ${choice}` };
  });
  const choose = (letter: string): Button => ({
    label: letter,
    press: press('choose', token, letter),
    style: 'secondary',
  });
  return {
    title: `Review · ${countOf(due, 'card')} due`,
    blocks: [
      ...findingBlocks(drill),
      { kind: 'text', text: promptOf(drill) },
      { kind: 'list', ordered: false, items: choices },
      ...(isAnswered ? answerBlocks(drill, asking, pack) : []),
    ],
    buttons: isAnswered ? gradeButtons(deck, asking, token, drill, now) : letters.map(choose),
    footer: isAnswered ? sourceOf(drill, pack) : notAdvice,
    self: press('show'),
  };
}

function findingBlocks({ findings }: Drill): Block[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ modality, text }) => ({ label: modalityLabels[modality], text }));
  const images = findings.flatMap(({ image }) => (image ? [{ kind: 'image' as const, ...image }] : []));
  return [{ kind: 'facts', rows }, ...images];
}

function promptOf({ subject }: Drill): string {
  switch (subject.kind) {
    case 'pair':
      return 'Which of the two is it?';
    case 'missed':
      return 'Which one is it?';
    case 'question':
      return subject.question.question;
  }
}

function answerBlocks(drill: Drill, { chosen }: Asking, pack: Reader['pack']): Block[] {
  const { subject, right, choices, findings } = drill;
  const isRight = chosen === right;
  if (subject.kind === 'question') {
    const { explanation, places } = subject.question;
    const item: Item = {
      mark: 'none',
      text: `${isRight ? '✓ Right.' : '✗ Not this one.'} ${explanation}`,
      note: places.join('; '),
    };
    return [{ kind: 'list', ordered: false, items: [item] }];
  }
  const item = (statement: Statement, mark: Mark = 'none'): Item => ({
    mark,
    text: sentence(statement, pack),
    note: placeOf(statement),
  });
  const said = findings.flatMap(({ statements }) => statements.map((statement) => item(statement)));
  const wrong = chosen === undefined || isRight ? undefined : choices[chosen];
  const against = subject.kind === 'missed' ? againstName(wrong, findings, pack) : [];
  return [
    { kind: 'text', text: `${isRight ? '✓ Right:' : '✗ It is'} ${choices[right]}.` },
    { kind: 'list', ordered: false, items: [...said, ...against.map((statement) => item(statement, 'against'))] },
    ...(subject.kind === 'pair' ? compareCard(subject.between, pack).blocks : []),
  ];
}

/** A table of two diagnoses brings the key to its signs along. */
function sourceOf({ subject }: Drill, pack: Reader['pack']): string | undefined {
  return subject.kind === 'pair' ? compareCard(subject.between, pack).footer : `${pack.citation} ${notAdvice}`;
}

/** What the findings have against the diagnosis that was chosen. */
function againstName(name: string | undefined, findings: Drill['findings'], pack: Reader['pack']): Statement[] {
  const diagnosis = [...pack.diagnoses.values()].find((one) => one.name === name);
  if (!diagnosis) return [];
  const weighed = findings.map(({ statements }) => weighAll(statements, diagnosis, pack));
  return [
    ...new Set(weighed.flatMap(({ bearing, statements }) => (bearing === 'against' ? statements.slice(0, 1) : []))),
  ];
}

const gradeWords: Readonly<Record<Grade, string>> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' };

/** Each says when the card would come back. */
function gradeButtons(deck: Deck, { card, chosen }: Asking, token: string, drill: Drill, now: number): Button[] {
  const after = dueAfter(deck.cards[card]!, now, deck);
  const isRight = chosen === drill.right;
  const likely = isRight ? 'good' : 'again';
  return gradesFor(isRight).map((grade) => ({
    label: `${gradeWords[grade]} · ${spanInWords(after[grade] - now)}`,
    press: press('grade', token, grade),
    style: grade === likely ? 'primary' : 'secondary',
  }));
}

/** "10 min", "5 h", "3 days", "4 months": rounded, as a button says it. */
export function spanInWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(minutes / 1440);
  if (days < 60) return countOf(days, 'day');
  return days < 730 ? countOf(Math.round(days / 30.44), 'month') : countOf(Math.round(days / 365.25), 'year');
}
