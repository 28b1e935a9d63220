/**
 * A copy of what JSON keeps of a value, so that a record reads back as it was written, in every store, whatever
 * happens to the original meanwhile. Properties that are undefined are left out.
 *
 * @throws TypeError for what JSON would change without a word (Date, Map, NaN, undefined in a list), naming the place.
 */
export function copyPlain(value: unknown, place: string): unknown {
  return copy(value, [place]);
}

/** `path` leads to the value and is put into words only for a fault: every write comes through here. */
function copy(value: unknown, path: (string | number)[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    // By index, so that holes are met: JSON would turn them into null.
    for (let index = 0; index < value.length; index += 1) list.push(copyAt(value[index], index, path));
    return list;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const record: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const copied = copyAt(item, name, path);
      if (name !== '__proto__') record[name] = copied;
      else Object.defineProperty(record, name, { value: copied, enumerable: true, writable: true, configurable: true });
    }
    return record;
  }
  throw new TypeError(`Expected plain data at ${inWords(path)}, but came ${describe(value)}.`);
}

function copyAt(item: unknown, step: string | number, path: (string | number)[]): unknown {
  path.push(step);
  const copied = copy(item, path);
  path.pop();
  return copied;
}

function inWords([place, ...steps]: readonly (string | number)[]): string {
  return `${place}${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name ?? 'strange object'}`;
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
}
