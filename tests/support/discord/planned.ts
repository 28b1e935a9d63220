import type { Save } from '../../../src/bot/records.ts';
import { newRoom } from '../../../src/bot/room.ts';
import { savesOfRounds } from '../../../src/bot/rounds/keep.ts';
import { aRound, DAY } from '../rounds.ts';
import { pack } from '../shipped.ts';

/** What the store would hold of a server whose first round is to open at a moment, with all its clues, for four days. */
export function plannedRound(guild: string, channel: string, opensAt: number): readonly Save[] {
  const round = aRound({
    id: `r${channel}`,
    room: guild,
    channel,
    pack: pack.id,
    case: 'index-initial',
    createdAt: opensAt - DAY,
    opensAt,
    closesAt: opensAt + 4 * DAY,
    clueEveryMs: undefined,
  });
  return savesOfRounds([round], newRoom(guild, `secret ${guild}`), Date.now());
}
