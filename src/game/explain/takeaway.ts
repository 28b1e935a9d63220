import { chance } from '../chance.ts';
import { isSaidOf, isUsable } from '../compare.ts';
import { type Diagnosis, isSeen, type Pack, type Statement } from '../pack.ts';
import { commonness } from './evidence.ts';
import type { Point } from './point.ts';

/** What to keep: one thing about the answer, the one that bears on the rival if there is one; and the rival's own mark. */
export function takeawaysOf(
  answer: Diagnosis,
  rival: Diagnosis | undefined,
  told: readonly Point[],
  teaching: readonly string[],
  pack: Pack,
): Point[] {
  const said = new Set(told.flatMap(({ a, b }) => [a.text, ...(b ? [b.text] : [])]));
  const isNew = (statement: Statement) => statement.caution === undefined && !said.has(statement.text);
  const lesson = lessonsOf(answer, rival, teaching, pack).find(isNew);
  const touched = (statement: Statement) =>
    told.some(
      ({ a, b }) =>
        a.attribute === statement.attribute && (b ?? a).values.some((value) => statement.values.includes(value)),
    );
  const marks = rival
    ? marksOf(rival, answer, told, pack).filter((statement) => isNew(statement) && statement !== lesson)
    : [];
  const mark = marks.find((statement) => !touched(statement)) ?? marks[0];
  return [lesson, mark].flatMap((a) => (a ? [{ kind: 'takeaway' as const, a }] : []));
}

/** Firm words on how the two differ, then the answer's signs, then what the case teaches: of several lessons each rival brings up another. */
function lessonsOf(answer: Diagnosis, rival: Diagnosis | undefined, teaching: readonly string[], pack: Pack) {
  const both = rival ? answer.statements.filter((one) => !one.hedged && mimicryOf(one, answer, rival)) : [];
  const all = [...answer.statements, ...pack.general.statements, ...observedOf(answer, pack)];
  const taught = teaching
    .flatMap((id) => all.find((statement) => statement.id === id) ?? [])
    .filter((statement) => !rival || bearsOnChoice(statement));
  const turn = chance(rival?.id ?? answer.id).pick(taught.length || 1);
  const signs = answer.statements.filter(({ attribute }) => attribute === 'sign');
  const telling = answer.statements
    .filter((statement) => isUsable(statement, pack))
    .toSorted((a, b) => commonness(a, pack) - commonness(b, pack));
  const lessons = [...both, ...signs, ...taught.slice(turn), ...taught.slice(0, turn), ...telling];
  // What the paper says of the rival too is no lesson between them.
  return lessons.filter((statement) => !rival || !isSaidOf(statement, rival, pack));
}

/**
 * Whether a lesson tells anything between two diagnoses. Of which class it is, or that the two can be mistaken, is said
 * beforehand; which kinds it has, that it is rare, and what became of it, is for another day.
 */
function bearsOnChoice({ attribute, modality, hedged }: Statement): boolean {
  if (modality === 'treatment' || modality === 'prognosis' || modality === 'course') return false;
  return !aside.has(attribute) && !(attribute === 'mimicry' && hedged);
}

const aside: ReadonlySet<string> = new Set(['lineage', 'incidence', 'members']);

function observedOf(answer: Diagnosis, pack: Pack): Statement[] {
  return [...pack.observed.values()].flatMap(({ diagnosis, statements }) =>
    diagnosis === answer.id ? statements : [],
  );
}

/** Whether a statement is on how the answer resembles the rival. */
export function mimicryOf({ subject, attribute, values }: Statement, answer: Diagnosis, rival: Diagnosis): boolean {
  return (
    subject === answer.id &&
    attribute === 'mimicry' &&
    values.some((value) => rival.id === value || rival.id.endsWith(`-${value}`))
  );
}

/** What it is called and where it is classed tells nothing at the light box. */
const naming: ReadonlySet<string> = new Set(['terminology', 'lineage']);

/** What would have spoken for the rival: its signs, then what the paper says of few others and not of the answer. */
function marksOf(rival: Diagnosis, answer: Diagnosis, told: readonly Point[], pack: Pack): Statement[] {
  const signs = rival.statements.filter(({ attribute, text }) => attribute === 'sign' || /most specific/.test(text));
  const apart = rival.statements.filter((statement) => !isSaidOf(statement, answer, pack));
  const own = apart.filter((statement) => isUsable(statement, pack));
  const plain = apart.filter(({ attribute, hedged }) => !hedged && !naming.has(attribute));
  // Better none than any, unless nothing else would be said of the rival.
  const rest = told.some(({ b }) => b !== undefined) ? [] : rival.statements;
  const rank = (statement: Statement) => commonness(statement, pack) + (isSeen(statement) ? 0 : 3);
  return [...signs, ...own.toSorted((a, b) => rank(a) - rank(b)), ...plain, ...rest];
}
