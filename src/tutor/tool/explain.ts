import { parseArgs } from 'node:util';
import { explainCard } from '../../bot/cards/explain.ts';
import { show } from '../../bot/reply.ts';
import { capitalize, clueRows, echo } from '../../bot/words.ts';
import { loadEnvFile, readConfig, type TutorConfig } from '../../config.ts';
import { deal } from '../../game/draw.ts';
import { explain, rivalOf } from '../../game/explain/explain.ts';
import { withPlan } from '../../game/explain/plan.ts';
import { type Explanation, namedBy } from '../../game/explain/point.ts';
import type { Case, Clue, Pack } from '../../game/pack.ts';
import { buildLexicon, namesOf } from '../../game/recognise/lexicon.ts';
import { suggest } from '../../game/recognise/suggest.ts';
import { understand } from '../../game/recognise/understand.ts';
import { loadPacks } from '../../knowledge/load.ts';
import { draw } from '../../terminal/draw.ts';

const usage = `Usage: npm run explain -- --case ID --guess TEXT [--seed TEXT] [--model]
  --case ID      a case of the knowledge base
  --guess TEXT   what a learner might have named
  --seed TEXT    another seed deals other clues
  --model        let the configured model choose what is said (OPENAI_API_KEY)`;

process.exitCode = await main(process.argv.slice(2));

/** Prints an explanation as a learner would read it, for whoever curates the pack. */
async function main(argv: readonly string[]): Promise<number> {
  const args = readArgs(argv);
  if (typeof args === 'string') return complain(args, usage);
  const config = readConfigured();
  if ('problems' in config) return complain('The environment is not right:', ...config.problems);
  const loaded = loadPacks(config.knowledgeDir);
  if ('problems' in loaded) return complain('The knowledge base is not right:', ...loaded.problems);
  const pack = loaded.packs.find(({ cases }) => cases.has(args.case));
  const all = loaded.packs.flatMap(({ cases }) => [...cases.keys()]);
  if (!pack) return complain(`There is no case "${args.case}". There are: ${all.join(', ')}`);
  if (args.model && !config.tutor) return complain('--model needs OPENAI_API_KEY in the environment or in .env.');

  const lexicon = buildLexicon(namesOf(pack), pack.sites);
  const understood = understand(args.guess, pack, lexicon);
  if (!['entity', 'unknown-disease'].includes(understood.kind)) {
    const near = suggest(args.guess, lexicon);
    return complain(
      `"${args.guess}" reads as ${echo(understood, pack)}.`,
      ...(near.length > 0 ? [`Nearest names: ${near.join(', ')}`] : []),
    );
  }
  const unknown = pack.cases.get(args.case)!;
  const dealt = deal(unknown, pack, args.seed);
  const clues = dealt.map(({ clue }) => clue);
  const explanation = explain(unknown.answer, namedBy(understood), clues, unknown.teaching, pack);
  say(`${capitalize(echo(understood, pack))}, named in ${unknown.id}:\n`);
  for (const { label, text } of clueRows(dealt)) say(`  ${label}: ${text}`);
  say('');
  print(explanation, pack);
  return args.model && config.tutor ? planned(explanation, unknown, clues, pack, config.tutor) : 0;
}

async function planned(
  explanation: Explanation,
  { id }: Case,
  clues: readonly Clue[],
  pack: Pack,
  config: TutorConfig,
): Promise<number> {
  const { answer, named } = explanation;
  const guess = named.kind === 'diagnosis' ? rivalOf(named, answer, pack) : undefined;
  if (!guess) return complain(`The model is asked only where another diagnosis of the paper was named in ${id}.`);
  const { openTutor } = await import('../open.ts');
  let why = '';
  const tutor = openTutor({
    ...config,
    pack,
    now: Date.now,
    failed: (reason) => {
      why = reason;
    },
  });
  const points = await tutor.explain({ answer, guess, clues, asker: { learner: 'curator', room: undefined } });
  if (!points) return complain(`The model gave no plan that holds (${why}); what stands above is what a learner sees.`);
  say(`\nAs ${config.model} plans it:\n`);
  print(withPlan(explanation, points), pack);
  return 0;
}

function readArgs(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        case: { type: 'string' },
        guess: { type: 'string' },
        seed: { type: 'string', default: 'explain' },
        model: { type: 'boolean', default: false },
      },
    });
    const { case: unknown, guess } = values;
    if (!unknown?.trim()) return '--case is missing.';
    if (!guess?.trim()) return '--guess is missing.';
    return { ...values, case: unknown, guess };
  } catch (error) {
    return error instanceof Error ? error.message : 'The options cannot be read.';
  }
}

function readConfigured() {
  loadEnvFile();
  return readConfig(process.env);
}

function print(explanation: Explanation, pack: Pack): void {
  const width = process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 110) : 96;
  say(draw(show(explainCard(explanation, pack)), { width, color: process.stdout.isTTY && !process.env.NO_COLOR }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n  ')}\n`);
  return 1;
}
