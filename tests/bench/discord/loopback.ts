import { openDiscord } from '../../support/discord/index.ts';
import { quantile } from '../measure.ts';
import { anAsker, aPlayer } from './players.ts';

/** What the measuring process asks of this one, which is Discord and all of its people. */
export interface Load {
  readonly bot: 'ours' | 'bare';
  readonly people: number;
  readonly concurrency: number;
  readonly interactions: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds from dispatch to acknowledgement. */
  readonly p50: number;
  readonly p99: number;
}

const discord = await openDiscord({ guilds: Number(process.argv[2]), records: false });
process.send!({ url: discord.url, token: discord.token });

process.on('message', (load: Load) => {
  void run(load).then((measured) => process.send!(measured));
});

/** Each person waits for an answer before the next turn; `concurrency` of them have a turn at once. */
async function run({ bot, people, concurrency, interactions }: Load): Promise<Measured> {
  const join = bot === 'ours' ? aPlayer : anAsker;
  const waiting = Array.from({ length: people }, (_, index) => join(discord, `player ${index}`));
  const times: number[] = [];
  let left = interactions;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left > 0) {
        left -= 1;
        const turn = waiting.shift()!;
        times.push(await turn());
        waiting.push(turn);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  return { perSecond: interactions / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
