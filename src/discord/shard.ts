/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
export function shardOf(guild: string, count: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(count));
}
