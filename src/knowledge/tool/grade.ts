import { z } from 'zod';
import { listGuesses } from '../../game/differential.ts';
import { gradeText } from '../../game/grade.ts';
import type { Pack } from '../../game/pack.ts';
import { buildLexicon, type Lexicon, namesOf } from '../../game/recognise/lexicon.ts';
import { loadPacks } from '../load.ts';
import { leaveWhenUnread } from './unread.ts';

const guessRow = z.looseObject({ target: z.string(), guess: z.string() });
const listRow = z.looseObject({ text: z.string() });

leaveWhenUnread();
process.exitCode = await main(process.argv.slice(2));

/** JSON Lines in and out: `{target, guess}` graded, or with --lists `{text}` split into its guesses. Exit code 1 if a line was unreadable. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--lists');
  if (unknown.length > 0)
    return fail(`Usage: npm run --silent grade [-- --lists] <lines.jsonl (not understood: ${unknown.join(' ')})`);
  const loaded = loadPacks(process.env.KNOWLEDGE_DIR || 'knowledge');
  if ('problems' in loaded) return fail(loaded.problems.join('\n'));
  const graders = loaded.packs.map((pack) => ({ pack, lexicon: buildLexicon(namesOf(pack), pack.sites) }));
  if (graders.length === 0) return fail('There is no pack to grade against.');
  const work = args.includes('--lists') ? list : grade;
  let number = 0;
  let failures = 0;
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    number += 1;
    if (line.trim() === '') continue;
    const answer = work(line, graders);
    if ('error' in answer) failures += 1;
    process.stdout.write(`${JSON.stringify('error' in answer ? { line: number, ...answer } : answer)}\n`);
    if ('error' in answer) process.stderr.write(`line ${number}: ${answer.error}\n`);
  }
  return failures === 0 ? 0 : 1;
}

/** Lines as JSON Lines has them, without the mark that some editors put first. `node:readline` would break a guess at U+2028. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let first = true;
  const take = (last: string): string => {
    const line = [...pieces, last].join('');
    pieces = [];
    const text = first ? line.replace(/^\uFEFF/, '') : line;
    first = false;
    return text;
  };
  for await (const chunk of input) {
    const [head = '', ...rest] = chunk.split('\n');
    if (rest.length === 0) pieces.push(head);
    else {
      yield take(head);
      yield* rest.slice(0, -1).map(take);
      pieces.push(rest.at(-1)!);
    }
  }
  yield take('');
}

interface Grader {
  readonly pack: Pack;
  readonly lexicon: Lexicon;
}

function grade(line: string, graders: readonly Grader[]): object {
  const row = parse(line, guessRow);
  if ('error' in row) return row;
  const grader = graders.find(({ pack }) => pack.diagnoses.has(row.value.target));
  if (!grader) return { error: `there is no diagnosis "${row.value.target}"` };
  const { verdict, relation, mimic, recognized } = gradeText(
    row.value.target,
    row.value.guess,
    grader.pack,
    grader.lexicon,
  );
  return { ...row.value, verdict, relation, mimic, recognized };
}

function list(line: string, [grader]: readonly Grader[]): object {
  const row = parse(line, listRow);
  return 'error' in row ? row : { ...row.value, guesses: listGuesses(row.value.text, grader!.pack, grader!.lexicon) };
}

function parse<Row>(line: string, schema: z.ZodType<Row>): { value: Row } | { error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: 'this is not JSON' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { value: parsed.data }
    : { error: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ') };
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
