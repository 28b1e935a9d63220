import { aBot } from '../support/terminal.ts';
import { quantile } from './measure.ts';

/** A case dealt, three lists committed, the answer opened: the whole request cycle, storage in memory. */
export async function benchAttempt(): Promise<{ readonly ms: number }> {
  const { bot } = aBot();
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const asker = {
      id: `learner-${round}`,
      name: 'Learner',
      room: undefined,
      channel: undefined,
      manager: false,
      roles: [],
      now: 0,
      seed: `seed-${round}`,
    };
    const from = performance.now();
    await bot.answer({ kind: 'command', name: 'case', args: {} }, asker);
    for (const list of [
      'schwannoma, RPF',
      'lymphoma, RPF, liposarcoma',
      'paraganglioma of the retroperitoneum, lymfoma',
    ]) {
      await bot.answer({ kind: 'command', name: 'guess', args: { list } }, asker);
    }
    await bot.answer({ kind: 'command', name: 'giveup', args: {} }, asker);
    times.push(performance.now() - from);
  }
  return { ms: quantile(times, 0.5) };
}
