import { type Confidence, confidences } from '../game/attempt.ts';
import type { Form, Press } from './reply.ts';

/** Characters; five long names with reasons fit well. */
export const longestList = 1000;

const levels: Readonly<Record<Confidence, string>> = {
  low: 'Low: a guess',
  middle: 'Middle: more likely than not',
  high: 'High: I would report it',
};

/** The form that takes a whole differential in one field, and how sure its first line is. */
export function listForm(title: string, submit: Press, value: string | undefined, sure?: Confidence): Form {
  return {
    title,
    submit,
    fields: [
      {
        kind: 'lines',
        name: 'list',
        label: 'The most likely first',
        hint: 'One diagnosis a line, or with commas between',
        value,
        longest: longestList,
      },
      {
        kind: 'choice',
        name: 'confidence',
        label: 'How sure are you of your first line?',
        choices: Object.entries(levels).map(([level, label]) => ({ value: level, label })),
        value: sure,
      },
    ],
  };
}

/** `undefined` where none was stated. */
export function readConfidence(level: string | undefined): Confidence | undefined {
  return confidences.find((known) => known === level);
}
