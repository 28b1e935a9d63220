import { compareCard } from '../../src/bot/cards/compare.ts';
import { codeOf } from '../../src/bot/code.ts';
import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { diagnosisNamed } from '../../src/bot/named.ts';
import { show, tell } from '../../src/bot/reply.ts';
import { listGuesses } from '../../src/game/differential.ts';
import type { Diagnosis } from '../../src/game/pack.ts';

const fewest = 2;
const most = 4;
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
            ? show(compareCard(diagnoses.slice(0, most), pack))
            : tell('Not found', 'These diagnoses are no longer in the knowledge base.'),
      };
    },
  },
} as const satisfies Command;

function compare(names: readonly string[], context: Context): Outcome {
  const found = names.map((name) => diagnosisNamed(name, context));
  const problems = found.filter((entry): entry is string => typeof entry === 'string');
  const diagnoses = [...new Set(found.filter((entry): entry is Diagnosis => typeof entry !== 'string'))];
  if (problems.length > 0) return { reply: tell('Cannot compare yet', ...problems) };
  if (diagnoses.length < fewest)
    return { reply: tell('Compare what?', `Name two to four diagnoses: ${studyCompare.example}`) };
  const card = compareCard(diagnoses.slice(0, most), context.pack);
  const left = diagnoses.slice(most).map(({ name }) => name);
  if (left.length === 0) return { reply: show(card) };
  return {
    reply: show({
      ...card,
      blocks: [...card.blocks, { kind: 'text', text: `More than four: ${left.join(', ')} left out.` }],
    }),
  };
}
