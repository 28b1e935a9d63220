/** Freezes plain data all the way down. Maps and sets have no lock of their own, so they are frozen in what they hold. */
export function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const held = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  for (const inner of held) freeze(inner);
  return value;
}
