import { z } from 'zod';
import { modalities } from '../game/pack.ts';

/** The shape of each YAML file of a pack. Strict: a misspelled key is a problem, not a silence. */

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters, digits and single dashes');
const statementId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){2}$/, 'a statement id is <subject>.<modality>.<slug>');
const names = z.array(text).default([]);
const slug = z.union([text, z.number()]).transform(String);

const statement = z.strictObject({
  id: statementId,
  modality: z.enum(modalities),
  attribute: id,
  value: z.union([slug, z.array(slug).min(1)]).transform((value) => [value].flat()),
  text: text
    .regex(/^[^A-Z]/, 'a text goes on after its subject, so it begins with a small letter')
    .regex(/[^.]$/, 'a text ends without a full stop'),
  place: text,
  refs: z.array(z.int().positive()),
  hedged: z.boolean().default(false),
  caution: text.optional(),
  discrepancy: z.array(statementId).default([]),
});

const named = { id, name: text, names };

export const packFile = z.strictObject({
  id,
  title: text,
  citation: text,
  doi: text,
  licence: text,
  families: z.array(z.strictObject({ ...named, place: text.nullable() })),
  observed: z.array(z.strictObject({ id, short: text, diagnosis: id })),
  general: z.strictObject({ short: text }),
  mimics: z.array(z.strictObject({ between: z.tuple([id, id]), place: text })),
  without_case: z.array(z.strictObject({ diagnosis: id, reason: text })),
});

export const vocabularyFile = z.strictObject({
  attributes: z.record(
    id,
    z.strictObject({
      label: text,
      compare: z.enum(['across', 'within', 'never']),
      'rules-out': z.boolean().default(true),
      values: z
        .record(
          id,
          z.strictObject({ label: text, implies: z.array(id).default([]), contradicts: z.array(id).default([]) }),
        )
        .default({}),
    }),
  ),
});

export const sitesFile = z.record(
  id,
  z.strictObject({
    label: text,
    names: z.array(text).min(1),
    in: z
      .union([id, z.array(id)])
      .nullable()
      .default(null),
    organ: z.boolean().default(false),
    not: id.optional(),
  }),
);

export const decoysFile = z.strictObject({
  decoys: z.array(z.strictObject({ ...named, behind: z.boolean().default(false) })),
  associations: z.array(z.strictObject({ ...named, diagnosis: id, text, place: text })),
});

export const diagnosisFile = z.strictObject({
  ...named,
  short: text,
  families: z.array(id),
  group: id.optional(),
  site: z.strictObject({ home: z.array(id).min(1), required: z.boolean().default(false) }),
  histology: names,
  members: z.array(z.strictObject({ name: text, names })).default([]),
  statements: z.array(statement).min(1),
});

export const statementsFile = z.strictObject({ statements: z.array(statement) });

export const caseFile = z.strictObject({
  id,
  answer: id,
  composed: z.boolean(),
  opening: text,
  shows: z.int().min(2).max(8),
  clues: z
    .array(
      z.strictObject({
        id,
        from: z.array(statementId).min(1),
        wordings: z.array(text).min(1),
        always: z.boolean().default(false),
        image: z.strictObject({ file: text, alt: text }).optional(),
      }),
    )
    .min(2),
  teaching: z.array(statementId).min(1),
});

export const questionsFile = z.array(
  z.strictObject({
    id,
    topic: id,
    question: text,
    choices: z.array(text).min(3).max(5),
    answer: z.int().min(0),
    explanation: text,
    places: z.array(text).min(1),
  }),
);

export type StatementRow = z.infer<typeof statement>;
