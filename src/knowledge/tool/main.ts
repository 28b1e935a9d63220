import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { coverageOf } from '../coverage.ts';
import { exportStatements } from '../export.ts';
import { loadPack, packFolders } from '../load.ts';
import { checkAgainstPaper } from '../paper/against.ts';
import { paraphrasesFile } from '../paper/paraphrases.ts';
import { describe, type PlacedProblem } from '../problem.ts';
import { placeProblems } from '../read.ts';
import { writeCase, writePack } from './skeletons.ts';
import { leaveWhenUnread } from './unread.ts';

const usage = `Usage: npm run knowledge -- <what>
  check [--paper FILE]    every rule; with the paper's text, nothing copied and nothing it does not say
  export                  all statements as a JSON array
  coverage                what has no case, what nothing uses, what nothing tells apart
  new-case <pack> <id>    a commented case to fill in
  new-pack <id>           a commented pack to fill in`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

leaveWhenUnread();
process.exitCode = main(process.argv.slice(2), process.env.KNOWLEDGE_DIR || 'knowledge');

function main([what, ...rest]: readonly string[], folder: string): number {
  switch (what) {
    case 'check':
      return check(rest, folder);
    case 'export':
      return withPacks(folder, (packs) =>
        say(
          JSON.stringify(
            packs.flatMap(({ pack }) => exportStatements(pack)),
            null,
            2,
          ),
        ),
      );
    case 'coverage':
      return withPacks(folder, (packs) => {
        for (const { pack } of packs) printCoverage(coverageOf(pack));
      });
    case 'new-case':
      return written(writeCase(folder, rest));
    case 'new-pack':
      return written(writePack(folder, rest));
    default:
      complain(what === undefined ? usage : `There is no "${what}".\n${usage}`);
      return 1;
  }
}

type Good = Exclude<ReturnType<typeof loadPack>, { problems: unknown }>;

function withPacks(folder: string, use: (packs: readonly Good[]) => void): number {
  const names = packFolders(folder);
  if (!names || names.length === 0) {
    complain(
      names
        ? `${folder} holds no pack (a folder with a pack.yaml)`
        : `There is no folder ${folder}; KNOWLEDGE_DIR says where the packs are`,
    );
    return 1;
  }
  const results = names.map((name) => ({ name, result: loadPack(join(folder, name)) }));
  const problems = results.flatMap(({ name, result }) =>
    'problems' in result ? placed(folder, name, result.problems) : [],
  );
  if (problems.length > 0) return report(problems);
  use(results.flatMap(({ result }) => ('pack' in result ? [result] : [])));
  return 0;
}

function check(args: readonly string[], folder: string): number {
  const [flag, paper] = args;
  if (args.length > 0 && (flag !== '--paper' || paper === undefined || args.length > 2)) {
    complain(`Not understood: ${args.join(' ')}\n${usage}`);
    return 1;
  }
  if (paper !== undefined && !existsSync(paper)) {
    complain(`There is no file ${paper}`);
    return 1;
  }
  const problems: PlacedProblem[] = [];
  const code = withPacks(folder, (packs) => {
    for (const { pack, files, sources } of packs) {
      const found = paper === undefined ? [] : againstPaper(files, sources, readFileSync(paper, 'utf8'));
      problems.push(...placed(folder, pack.id, placeProblems(found, sources)));
      if (found.length === 0) say(summary(pack, paper !== undefined));
    }
  });
  return problems.length > 0 ? report(problems) : code;
}

function againstPaper(files: Good['files'], sources: Good['sources'], paper: string) {
  const parsed = paraphrasesFile.safeParse(parse(sources.get('paraphrases.yaml') ?? '{plain: [], terms: []}'));
  if (parsed.success) return checkAgainstPaper(files, parsed.data, paper);
  return parsed.error.issues.map(({ path, message }) => ({
    file: 'paraphrases.yaml',
    path: path.filter((part) => typeof part !== 'symbol'),
    reason: message,
  }));
}

function summary(pack: Good['pack'], withPaper: boolean): string {
  const statements = exportStatements(pack).length;
  const counts = `${statements} statements, ${pack.diagnoses.size} diagnoses, ${pack.decoys.size} decoys, ${pack.cases.size} cases, ${pack.questions.length} questions`;
  return `${pack.id}: ${counts}; every rule holds${withPaper ? ', also against the paper' : ''}`;
}

function printCoverage({ withoutCase, unusedAttributes, untold }: ReturnType<typeof coverageOf>): void {
  say(`Diagnoses without a case: ${withoutCase.length}`);
  for (const { diagnosis, reason } of withoutCase) say(`  ${diagnosis}: ${reason}`);
  say(`Attributes that no statement uses: ${unusedAttributes.length}`);
  for (const attribute of unusedAttributes) say(`  ${attribute}`);
  say(`Pairs that no usable statement tells apart: ${untold.length}`);
  for (const [one, other] of untold) say(`  ${one} and ${other}`);
}

function placed(folder: string, name: string, problems: readonly PlacedProblem[]): PlacedProblem[] {
  return problems.map((problem) => ({ ...problem, file: join(folder, name, problem.file) }));
}

function report(problems: readonly PlacedProblem[]): number {
  for (const problem of problems) complain(describe(problem));
  complain(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
  return 1;
}

function written(outcome: { readonly files: readonly string[] } | { readonly refused: string }): number {
  if ('refused' in outcome) {
    complain(outcome.refused);
    return 1;
  }
  for (const file of outcome.files) say(`wrote ${file}`);
  say('Fill in what is marked, then: npm run knowledge -- check');
  return 0;
}
