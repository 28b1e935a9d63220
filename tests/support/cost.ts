const runs = 7;

/** Milliseconds: the least of several runs, since what the machine does beside them only ever adds. */
export function costMs(act: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    act();
    return performance.now() - from;
  });
  return Math.min(...times);
}
