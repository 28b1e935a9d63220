import type { Attribute, Diagnosis, Pack, Statement } from './pack.ts';
import { excludes, isIn, type Slot, slotOf } from './slot.ts';

/** What a finding says about a diagnosis, as far as the paper goes. */
type Bearing = 'supports' | 'against' | 'silent';

export interface Evidence {
  readonly bearing: Bearing;
  /** The statements about the diagnosis that this follows from; empty when the paper does not say. */
  readonly statements: readonly Statement[];
}

const silence: Evidence = { bearing: 'silent', statements: [] };

/** Whether a statement may be shown as a clue: a finding of a patient, neither hedged nor cautioned. */
export function isUsable(statement: Statement, pack: Pack): boolean {
  return !statement.hedged && statement.caution === undefined && slotOf(statement, pack) !== undefined;
}

interface Known {
  readonly byAttribute: ReadonlyMap<string, readonly Statement[]>;
  /** Findings that were held against the diagnosis before. A pack never changes, so neither does what they say. */
  readonly weighed: Map<Statement, Evidence>;
}
const known = new WeakMap<Pack, Map<Diagnosis, Known>>();

/**
 * What the paper says of a diagnosis by attribute, what it saw in its own patients included; what carries a caution
 * decides nothing. Gathered once, since every clue is held against every diagnosis.
 */
function knownOf(diagnosis: Diagnosis, pack: Pack): Known {
  const ofPack = known.get(pack) ?? new Map<Diagnosis, Known>();
  known.set(pack, ofPack);
  const before = ofPack.get(diagnosis);
  if (before) return before;
  const observed = [...pack.observed.values()].filter((patient) => patient.diagnosis === diagnosis.id);
  const statements = [...diagnosis.statements, ...observed.flatMap((patient) => patient.statements)];
  const byAttribute = Map.groupBy(
    statements.filter(({ caution }) => caution === undefined),
    ({ attribute }) => attribute,
  );
  const gathered = { byAttribute, weighed: new Map<Statement, Evidence>() };
  ofPack.set(diagnosis, gathered);
  return gathered;
}

/**
 * What one finding says about a diagnosis. A hedged statement may support and never argues against, and no more does
 * what the paper saw in one patient, which is no evidence of itself either; on an attribute that rules nothing out
 * nothing argues against. Where the paper contradicts itself on the point, it argues neither way unless both sides do,
 * and neither side argues against the other: what is said of a member stands beside what is said of its group.
 */
export function weigh(finding: Statement, diagnosis: Diagnosis, pack: Pack): Evidence {
  const { weighed } = knownOf(diagnosis, pack);
  const before = weighed.get(finding);
  if (before) return before;
  const evidence = weighAnew(finding, diagnosis, pack);
  weighed.set(finding, evidence);
  return evidence;
}

function weighAnew(finding: Statement, diagnosis: Diagnosis, pack: Pack): Evidence {
  const slot = slotOf(finding, pack);
  if (!slot) return silence;
  const { attribute } = slot;
  const relevant = knownIn(slot, diagnosis, pack);
  const supporting = relevant.filter((statement) => saysOf(diagnosis, statement, finding, attribute));
  const opposed = relevant.filter((statement) => excludes(statement, finding, attribute));
  const areDisputed = supporting.every(({ id, discrepancy }) =>
    opposed.some((other) => discrepancy.includes(other.id) || other.discrepancy.includes(id)),
  );
  // A case may rest on one side of what the paper says both ways of its answer.
  if (supporting.length > 0 && (!areDisputed || finding.subject === diagnosis.id))
    return { bearing: 'supports', statements: nearestFirst(supporting, finding) };
  if (supporting.length > 0 || !attribute.rulesOut) return silence;
  const against = opposed.filter(
    (statement) =>
      !statement.hedged &&
      statement.subject === diagnosis.id &&
      !statement.discrepancy.includes(finding.id) &&
      relevant.every((other) => !statement.discrepancy.includes(other.id) || opposed.includes(other)),
  );
  return against.length > 0 ? { bearing: 'against', statements: nearestFirst(against, finding) } : silence;
}

/** Whether the paper says a finding of a diagnosis at all, though it may elsewhere say the contrary. */
export function isSaidOf(finding: Statement, diagnosis: Diagnosis, pack: Pack): boolean {
  const slot = slotOf(finding, pack);
  return (
    slot !== undefined &&
    knownIn(slot, diagnosis, pack).some((statement) => saysOf(diagnosis, statement, finding, slot.attribute))
  );
}

function knownIn(slot: Slot, diagnosis: Diagnosis, pack: Pack): Statement[] {
  const ofAttribute = knownOf(diagnosis, pack).byAttribute.get(slot.attribute.id) ?? [];
  return ofAttribute.filter((statement) => isIn(slot, statement));
}

/** Whether it says the finding; a patient is no evidence of itself. */
function saysOf({ id }: Diagnosis, statement: Statement, finding: Statement, attribute: Attribute): boolean {
  const isOwn = statement.subject === finding.subject && statement.subject !== id;
  return !isOwn && entails(statement, finding, attribute);
}

/**
 * What the paper says of a diagnosis on the point of a finding, whether or not it decides anything: also what is broader
 * than the finding, hedged, said both ways, or carries a caution. Nearest first; empty only where the paper does not say.
 */
export function onThePoint(finding: Statement, diagnosis: Diagnosis, pack: Pack): Statement[] {
  const slot = slotOf(finding, pack);
  if (!slot) return [];
  const { attribute } = slot;
  const said = diagnosis.statements.filter(
    (statement) =>
      isIn(slot, statement) &&
      // In one modality an attribute is one property, such as a signal; across them it is many, such as complaints.
      (attribute.compare === 'within' || areNear(statement, finding, attribute)),
  );
  return nearestFirst(said, finding);
}

/** Whether some value of one bears on some value of the other: says as much, rules it out, or is another kind of the same. */
function areNear(a: Statement, b: Statement, attribute: Attribute): boolean {
  return a.values.some((one) =>
    b.values.some((other) => {
      const [left, right] = [attribute.values.get(one), attribute.values.get(other)];
      if (!left || !right) return false;
      const areKinds = attribute.rulesOut && [...left.implies].some((value) => right.implies.has(value));
      return left.implies.has(other) || right.implies.has(one) || left.contradicts.has(other) || areKinds;
    }),
  );
}

/** The finding's own statement first, then those of its modality, those that do not hedge before those that do. */
function nearestFirst(statements: readonly Statement[], finding: Statement): Statement[] {
  const distance = ({ id, modality, hedged }: Statement) =>
    (id === finding.id ? 0 : 4) + (modality === finding.modality ? 0 : 2) + (hedged ? 1 : 0);
  return statements.toSorted((a, b) => distance(a) - distance(b));
}

/**
 * Several findings at once: one that argues against outweighs those that support, and half of them support nothing. What
 * the paper's own patient of the diagnosis happened to have besides is not wanting.
 */
export function weighAll(findings: readonly Statement[], diagnosis: Diagnosis, pack: Pack): Evidence {
  if (findings.length === 1) return weigh(findings[0]!, diagnosis, pack);
  const each = findings.map((finding) => ({ finding, ...weigh(finding, diagnosis, pack) }));
  const statementsFrom = (own: typeof each) => [...new Set(own.flatMap(({ statements }) => statements))];
  const against = each.filter(({ bearing }) => bearing === 'against');
  if (against.length > 0) return { bearing: 'against', statements: statementsFrom(against) };
  const supporting = each.filter(({ bearing }) => bearing === 'supports');
  const isWanting = each.some(
    ({ finding, bearing }) => bearing === 'silent' && pack.observed.get(finding.subject)?.diagnosis !== diagnosis.id,
  );
  return supporting.length > 0 && !isWanting
    ? { bearing: 'supports', statements: statementsFrom(supporting) }
    : silence;
}

/** Whether `statement` says what was found, or something narrower; of alternatives one is enough. */
function entails(statement: Statement, finding: Statement, attribute: Attribute): boolean {
  return statement.values.some((value) =>
    finding.values.some((shown) => attribute.values.get(value)?.implies.has(shown)),
  );
}
