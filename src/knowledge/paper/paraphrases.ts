import { z } from 'zod';
import { stemOf, wordsOf } from './words.ts';

/** `plain` words make no clinical claim; of `terms`, any of ours may stand for any of theirs. */
export const paraphrasesFile = z.strictObject({
  plain: z.array(z.string()),
  terms: z.array(z.strictObject({ ours: z.array(z.string()).min(1), theirs: z.array(z.string()).min(1) })),
});
type Paraphrases = z.infer<typeof paraphrasesFile>;

/** Words and phrases as stems, so that a text of hundreds is held against them quickly. */
export interface Allowances {
  readonly plain: ReadonlySet<string>;
  readonly terms: readonly { readonly ours: readonly (readonly string[])[]; readonly theirs: readonly string[] }[];
}

export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOf);
}

export function prepare({ plain, terms }: Paraphrases): Allowances {
  return {
    plain: new Set(plain.flatMap(stemsOf)),
    terms: terms.map(({ ours, theirs }) => ({
      ours: ours.map(stemsOf),
      theirs: theirs.map((phrase) => ` ${stemsOf(phrase).join(' ')} `),
    })),
  };
}
