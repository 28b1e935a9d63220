const epoch = 1_420_070_400_000n;
let last = 0n;

/** A new id as Discord makes them: the moment in its upper bits, a count in the lower. */
export function snowflake(at = Date.now()): string {
  last = (last + 1n) % 4096n;
  return String(((BigInt(at) - epoch) << 22n) | last);
}
