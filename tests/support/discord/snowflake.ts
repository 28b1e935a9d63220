const epoch = 1_420_070_400_000n;
let count = 0n;

/** A new id as Discord makes them: the moment in its upper bits, a count in the lower. Later ones of one moment are larger. */
export function snowflake(at = Date.now()): string {
  count = (count + 1n) % (1n << 22n);
  return String(((BigInt(at) - epoch) << 22n) | count);
}
