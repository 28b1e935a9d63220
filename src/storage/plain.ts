/**
 * A copy of what JSON keeps of a value, so that a record reads back as it was written, in every store, whatever
 * happens to the original meanwhile. Properties that are undefined are left out.
 *
 * @throws TypeError for what JSON would change without a word (Date, Map, NaN, undefined in a list), naming the place.
 */
export function copyPlain(value: unknown, place: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  // Not `map`, which skips holes: JSON would turn them into null.
  if (Array.isArray(value)) return Array.from(value, (item, index) => copyPlain(item, `${place}[${index}]`));
  if (typeof value === 'object' && isPlain(value)) {
    const kept = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(kept.map(([name, item]) => [name, copyPlain(item, `${place}.${name}`)]));
  }
  throw new TypeError(`Expected plain data at ${place}, but came ${describe(value)}.`);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name ?? 'strange object'}`;
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
}
