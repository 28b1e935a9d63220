import type { Pack } from '../pack.ts';
import { isWithin } from '../relate.ts';
import { type Entity, type Lexicon, liesBehind } from './lexicon.ts';
import type { Reading, Recognition } from './reading.ts';
import { recognise } from './recognise.ts';
import { type SiteFit, siteFit } from './site-fit.ts';

/** What one line says, before anyone knows the answer. */
export type Understanding =
  | {
      readonly kind: 'entity';
      readonly entity: Entity;
      /** The subtype that was typed, where it has no id of its own. */
      readonly member: string | undefined;
      readonly site: SiteFit;
      /** Ids of the sites typed beside it. */
      readonly sites: readonly string[];
      /** The line says that it is not this. */
      readonly denied: boolean;
    }
  | { readonly kind: 'several'; readonly entities: readonly Entity[] }
  | Exclude<Recognition, { kind: 'read' }>;

/** Reads one line of a differential against the pack. Depends on the text alone, never on an answer. */
export function understand(text: string, pack: Pack, lexicon: Lexicon): Understanding {
  const recognition = recognise(text, lexicon);
  if (recognition.kind !== 'read') return recognition;
  const { readings, denied } = recognition;
  const reading = theOneMeant(readings, pack) ?? (denied ? readings[0] : undefined);
  if (!reading) return { kind: 'several', entities: [...new Set(readings.map(({ naming }) => naming.entity))] };
  const { naming, sites } = reading;
  return {
    kind: 'entity',
    entity: naming.entity,
    member: naming.kind === 'member' ? naming.name : undefined,
    site: siteFit(reading, involves.test(text), pack),
    sites,
    denied,
  };
}

/** Of several names in a line the narrowest, if the others contain it; else the group that contains all others. */
function theOneMeant(readings: readonly Reading[], pack: Pack): Reading | undefined {
  const said = readings.filter(
    ({ naming }) => !liesBehind(naming.entity) || readings.every((other) => liesBehind(other.naming.entity)),
  );
  const fits = (inner: Reading, outer: Reading) =>
    inner.naming.entity === outer.naming.entity || isWithin(inner.naming.entity, outer.naming.entity, pack);
  const narrowest = said.filter((reading) => said.every((other) => fits(reading, other)));
  if (narrowest.length > 0) return narrowest.find(({ naming }) => naming.kind === 'member') ?? narrowest[0];
  return said.find((reading) => said.every((other) => fits(other, reading)));
}

/** "Lymphoma involving the cava": where it reaches, and not of what it is. */
const involves = /\binvolv(?:es|ing|ed|ement)\b/iu;
