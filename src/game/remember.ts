/** Answers to what comes again, at most `most` of them, the oldest forgotten first: what people type has no end. `find` depends on the text alone. */
export function remembering<Found extends NonNullable<unknown>>(
  most: number,
  find: (text: string) => Found,
): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.delete(known.keys().next().value!);
    const found = find(text);
    known.set(text, found);
    return found;
  };
}
