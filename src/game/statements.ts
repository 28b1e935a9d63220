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
