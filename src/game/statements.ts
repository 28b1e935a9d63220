import type { Pack, Statement } from './pack.ts';

/** Everything the paper says: of no diagnosis, of each diagnosis, of the patients it reports. */
export function statementsOf(pack: Pack): Statement[] {
  return [pack.general, ...pack.diagnoses.values(), ...pack.observed.values()].flatMap(({ statements }) => statements);
}

const byId = new WeakMap<Pack, ReadonlyMap<string, Statement>>();

export function statementOf(id: string, pack: Pack): Statement | undefined {
  const known = byId.get(pack) ?? new Map(statementsOf(pack).map((statement) => [statement.id, statement]));
  byId.set(pack, known);
  return known.get(id);
}

/** Equal for two statements that say one thing of one subject. */
export function meaningOf({ subject, modality, attribute, values, text }: Statement, pack: Pack): string {
  const free = pack.attributes.get(attribute)?.compare === 'never';
  return [subject, modality, attribute, free ? text : values.join('|')].join(' ');
}
