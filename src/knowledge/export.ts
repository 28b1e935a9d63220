import type { Pack, Statement } from '../game/pack.ts';

/** One statement as other tools read it: `text` is the whole sentence. */
export interface ExportedStatement {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly modality: string;
  readonly attribute: string;
  readonly value: string | readonly string[];
  readonly place: string;
  readonly refs: readonly number[];
  readonly caution?: string;
}

export function exportStatements(pack: Pack): ExportedStatement[] {
  const subjects = [...pack.diagnoses.values(), ...pack.observed.values(), pack.general];
  return subjects.flatMap(({ short, statements }) => statements.map((statement) => exported(short, statement)));
}

function exported(
  short: string,
  { id, subject, text, modality, attribute, values, place, refs, caution }: Statement,
): ExportedStatement {
  const value = values.length === 1 ? values[0]! : values;
  return {
    id,
    subject,
    text: `${short} ${text}.`,
    modality,
    attribute,
    value,
    place,
    refs,
    ...(caution !== undefined && { caution }),
  };
}
