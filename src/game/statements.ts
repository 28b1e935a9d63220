import type { Pack, Statement } from './pack.ts';

/** Everything the paper says: of no diagnosis, of each diagnosis, of the patients it reports. */
export function statementsOf(pack: Pack): Statement[] {
  return [pack.general, ...pack.diagnoses.values(), ...pack.observed.values()].flatMap(({ statements }) => statements);
}
