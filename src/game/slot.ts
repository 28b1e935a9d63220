import type { Attribute, Modality, Pack, Statement } from './pack.ts';

/** Where statements can be held against each other: on an attribute, in one modality or across all. */
export interface Slot {
  readonly attribute: Attribute;
  /** `undefined`: in any. */
  readonly modality: Modality | undefined;
}

/** `undefined`: the statement is no finding that diagnoses compare on. */
export function slotOf({ attribute: id, modality }: Statement, pack: Pack): Slot | undefined {
  const attribute = pack.attributes.get(id);
  if (!attribute || attribute.compare === 'never') return undefined;
  return { attribute, modality: attribute.compare === 'within' ? modality : undefined };
}

export function isIn({ attribute, modality }: Slot, statement: Statement): boolean {
  return statement.attribute === attribute.id && (modality === undefined || statement.modality === modality);
}

export function shareSlot(a: Statement, b: Statement, pack: Pack): boolean {
  const slot = slotOf(a, pack);
  return slot !== undefined && isIn(slot, b);
}

/** Whether both are in one slot and cannot both hold of one lesion. */
export function areContrary(a: Statement, b: Statement, pack: Pack): boolean {
  const slot = slotOf(a, pack);
  return slot !== undefined && isIn(slot, b) && excludes(a, b, slot.attribute);
}

/** Whether no alternative of the one can hold beside any alternative of the other. */
export function excludes(statement: Statement, finding: Statement, attribute: Attribute): boolean {
  return (
    statement.values.length > 0 &&
    finding.values.length > 0 &&
    statement.values.every((value) =>
      finding.values.every((shown) => attribute.values.get(value)?.contradicts.has(shown)),
    )
  );
}
