/** Answers for words that come again, the oldest forgotten first: what people type has no end. `find` depends on the word alone. */
export function remembering<Found extends NonNullable<unknown>>(
  most: number,
  find: (word: string) => Found,
): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= most) known.delete(known.keys().next().value!);
    const found = find(word);
    known.set(word, found);
    return found;
  };
}
