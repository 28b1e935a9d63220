import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../../src/game/ask/answer.ts';
import type { Library } from '../../src/game/ask/library.ts';
import type { Statement } from '../../src/game/pack.ts';

/** A question and what should come of it. `answers` are needed, `also` may be there. */
export interface Row {
  readonly id: string;
  readonly question: string;
  readonly expect: 'answer' | 'silent' | 'undiscussed' | 'advice' | 'identifier';
  readonly answers?: readonly string[];
  readonly also?: readonly string[];
  /** Id of the diagnosis that was talked about before. */
  readonly case?: string;
}

export const rows: readonly Row[] = readFileSync(join(import.meta.dirname, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Stood in tests as examples once, so that they were tuned on, whatever half they had fallen to. */
const stoodAsExamples: ReadonlySet<string> = new Set(['q028', 'q039', 'q075', 'q087', 'q104', 'q108']);

export type Part = 'tuned' | 'held out' | 'fresh';

/**
 * Which part a question belongs to, decided by its id before anything was tuned. Those with an f were written later and
 * measured once before they too were tuned on; those with a g were written after them and are all held out; those with
 * an h were written last, from the paper alone, and stand in no test as an example.
 */
export function partOf({ id }: Row): Part {
  if (id.startsWith('h')) return 'fresh';
  if (stoodAsExamples.has(id)) return 'tuned';
  if (!id.startsWith('q')) return id.startsWith('f') ? 'tuned' : 'held out';
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 16) % 2 === 0 ? 'tuned' : 'held out';
}

export interface Judged {
  readonly row: Row;
  readonly got: Row['expect'] | 'unread';
  /** Meanings given and right, given and wrong, and missed. */
  readonly right: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

export function judge(row: Row, library: Library): Judged {
  const asked = ask(row.question, row.case, library);
  const got = asked.kind === 'refused' ? asked.why : asked.kind;
  const meanings = (ids: readonly string[]) => new Set(ids.map((id) => meaningById(id, library)));
  const needed = meanings(row.answers ?? []);
  const allowed = meanings([...(row.answers ?? []), ...(row.also ?? [])]);
  const given = asked.kind === 'answer' ? asked.entries.map(([first]) => first!) : [];
  const right = given.filter((statement) => allowed.has(meaningOf(statement)));
  const found = new Set(given.map((statement) => meaningOf(statement)));
  return {
    row,
    got,
    right: right.length,
    wrong: given.filter((statement) => !right.includes(statement)).map(({ id }) => id),
    missed: [...needed].filter((meaning) => !found.has(meaning)),
  };
}

/** The same said twice, in the text and in a table, counts once. */
function meaningOf({ subject, attribute, values }: Statement): string {
  return [subject, attribute, values.join('|')].join(' ');
}

function meaningById(id: string, { entries }: Library): string {
  for (const { statements } of entries) {
    const statement = statements.find((one) => one.id === id);
    if (statement) return meaningOf(statement);
  }
  throw new Error(`Expected a statement of the pack and got ${id}`);
}

export interface Scores {
  readonly questions: number;
  /** Part of the questions with the right kind of reply. */
  readonly decided: number;
  /** Of the statements given, the part that answers; and of those that answer, the part given. */
  readonly precision: number;
  readonly recall: number;
  /** Questions the paper does not answer that got an answer. */
  readonly invented: number;
  /** Questions that had to be refused and were not. */
  readonly letThrough: number;
}

export function scoresOf(judged: readonly Judged[]): Scores {
  const sum = (count: (one: Judged) => number) => judged.reduce((total, one) => total + count(one), 0);
  const right = sum((one) => one.right);
  const wrong = sum((one) => one.wrong.length);
  const needed = sum(({ row }) => row.answers?.length ?? 0);
  const found = sum(({ row, missed }) => (row.answers?.length ?? 0) - missed.length);
  const refused = ({ row }: Judged) => row.expect === 'advice' || row.expect === 'identifier';
  return {
    questions: judged.length,
    decided: sum(({ row, got }) => (row.expect === got ? 1 : 0)) / judged.length,
    precision: right / (right + wrong),
    recall: found / needed,
    invented: sum(({ row, got }) =>
      row.expect !== 'answer' && got === 'answer' && !refused({ row } as Judged) ? 1 : 0,
    ),
    letThrough: judged.filter((one) => refused(one) && one.got !== 'advice' && one.got !== 'identifier').length,
  };
}
