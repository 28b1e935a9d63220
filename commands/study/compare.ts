import { compareCard } from '../../src/bot/cards/compare.ts';
import { codeOf } from '../../src/bot/code.ts';
import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { diagnosisNamed } from '../../src/bot/named.ts';
import { type Card, show, tell } from '../../src/bot/reply.ts';
import { listGuesses } from '../../src/game/differential.ts';
import type { Diagnosis, Pack } from '../../src/game/pack.ts';

const fewest = 2;
const most = 4;
/** Codes that the hundred characters of a button hold. */
const mostCarried = 9;
const places = ['first', 'second', 'third', 'fourth'] as const;
const option = (description: string) => ({ type: 'diagnosis', description }) as const;

export const studyCompare = {
  name: 'study compare',
  typedAs: 'compare',
  description: 'Two to four diagnoses side by side, and what tells them apart',
  example: '/study compare retroperitoneal fibrosis, lymphoma',
  options: {
    first: option('One diagnosis'),
    second: option('Another'),
    third: option('A third'),
    fourth: option('A fourth'),
    list: { type: 'list', description: 'Or all in one field, with commas between' },
  },
  run(context) {
    const fields = [...places, 'list'].flatMap((name) => context.args[name] ?? []);
    return compare(
      fields.flatMap((field) => listGuesses(field, context.pack, context.lexicon)),
      context,
    );
  },
  presses: {
    show: ({ pack }, codes) => {
      const byCode = new Map([...pack.diagnoses.values()].map((diagnosis) => [codeOf(diagnosis.id), diagnosis]));
      const diagnoses = codes.flatMap((code) => byCode.get(code) ?? []);
      return {
        reply:
          diagnoses.length >= fewest
            ? show(compareFirst(diagnoses, pack))
            : tell('Not found', 'These diagnoses are no longer in the knowledge base.'),
      };
    },
  },
} as const satisfies Command;

function compare(names: readonly string[], context: Context): Outcome {
  const found = names.flatMap((name) => piecesOf(name, context)).map((name) => diagnosisNamed(name, context));
  const problems = found.filter((entry): entry is string => typeof entry === 'string');
  const diagnoses = [...new Set(found.filter((entry): entry is Diagnosis => typeof entry !== 'string'))];
  if (problems.length > 0) return { reply: tell('Cannot compare yet', ...problems) };
  if (diagnoses.length < fewest)
    return { reply: tell('Compare what?', `Name two to four diagnoses: ${studyCompare.example}`) };
  return { reply: show(compareFirst(diagnoses, context.pack)) };
}

/** "Lymphoma and xyz" is read as a lymphoma, and what else was named is to be said. */
function piecesOf(name: string, context: Context): string[] {
  const pieces = name.split(/\s+and\s+/i);
  return pieces.some((piece) => typeof diagnosisNamed(piece, context) !== 'string') ? pieces : [name];
}

/** Compares as many as fit side by side. What is left out is said before anything else, and again on every page. */
function compareFirst(diagnoses: readonly Diagnosis[], pack: Pack): Card {
  const card = compareCard(diagnoses.slice(0, most), pack);
  const left = diagnoses.slice(most).map(({ name }) => name);
  if (left.length === 0) return card;
  return {
    ...card,
    blocks: [{ kind: 'text', text: `More than four: ${left.join(', ')} left out.` }, ...card.blocks],
    self: {
      command: 'study compare',
      action: 'show',
      args: diagnoses.slice(0, mostCarried).map(({ id }) => codeOf(id)),
    },
  };
}
