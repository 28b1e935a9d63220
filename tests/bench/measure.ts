/** Times in microseconds. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
}

/** Runs `work` over every item, `rounds` times after one to warm up, each item timed by itself. */
export function timeEach<Item>(items: readonly Item[], rounds: number, work: (item: Item) => unknown): Timing {
  for (const item of items) work(item);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const item of items) {
      const from = process.hrtime.bigint();
      work(item);
      times.push(Number(process.hrtime.bigint() - from) / 1000);
    }
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** As `timeEach`, but of each item the best of `rounds`: what the work costs, whatever else the machine does meanwhile. */
export function bestOfEach<Item>(items: readonly Item[], rounds: number, work: (item: Item) => unknown): Timing {
  for (const item of items) work(item);
  const times = items.map((item) => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      const from = process.hrtime.bigint();
      work(item);
      best = Math.min(best, Number(process.hrtime.bigint() - from) / 1000);
    }
    return best;
  });
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
