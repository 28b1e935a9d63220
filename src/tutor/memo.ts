/** Results by key, the oldest forgotten first. What is under way is shared; what failed is not remembered. */
export interface Memo<Value> {
  find(key: string): Promise<Value | undefined> | undefined;
  keep(key: string, work: Promise<Value | undefined>): Promise<Value | undefined>;
}

export function openMemo<Value>(most: number): Memo<Value> {
  const known = new Map<string, Promise<Value | undefined>>();
  const forget = (key: string, work: Promise<Value | undefined>) => {
    if (known.get(key) === work) known.delete(key);
  };
  return {
    find: (key) => known.get(key),
    keep(key, work) {
      known.set(key, work);
      if (known.size > most) known.delete(known.keys().next().value!);
      work.then(
        (value) => {
          if (value === undefined) forget(key, work);
        },
        () => forget(key, work),
      );
      return work;
    },
  };
}
