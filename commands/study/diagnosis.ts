import { studyCard } from '../../src/bot/cards/study.ts';
import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { diagnosisNamed } from '../../src/bot/named.ts';
import { show, tell } from '../../src/bot/reply.ts';

export const studyDiagnosis = {
  name: 'study diagnosis',
  typedAs: 'study',
  description: 'Everything the paper says of one diagnosis, with its place',
  example: '/study diagnosis retroperitoneal fibrosis',
  options: { diagnosis: { type: 'diagnosis', description: 'Which diagnosis', required: true } },
  run: (context) => open(context, context.args.diagnosis ?? ''),
  presses: {
    show: (context, [id = '']) => {
      const diagnosis = context.pack.diagnoses.get(id);
      return {
        reply: diagnosis
          ? show(studyCard(diagnosis, context.pack))
          : tell('Not found', 'That diagnosis is no longer in the knowledge base.'),
      };
    },
  },
} as const satisfies Command;

function open(context: Context, text: string): Outcome {
  if (text.trim() === '') {
    const names = [...context.pack.diagnoses.values()].map(({ name }) => name);
    return {
      reply: tell('Which diagnosis?', `/study diagnosis ${names[0]}`, `The paper describes: ${names.join(', ')}.`),
    };
  }
  const found = diagnosisNamed(text, context);
  return {
    reply: typeof found === 'string' ? tell('Nothing to study there', found) : show(studyCard(found, context.pack)),
  };
}
