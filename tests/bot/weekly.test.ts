import { expect, test } from 'vitest';
import { newRoom } from '../../src/bot/room.ts';
import { roomWith } from '../../src/bot/rounds/keep.ts';
import { savesOfMove } from '../../src/bot/rounds/weekly.ts';
import { play } from '../../src/game/round/play.ts';
import type { RoundMove } from '../../src/game/round/round.ts';
import { aRound, DAY, HOUR, MONDAY } from '../support/rounds.ts';
import { pack } from '../support/shipped.ts';

const weekly = { said: 'Mondays 12:00, closes Friday 12:00', channel: 'channel', facilitator: 'chief' };
const waiting = aRound({ pack: pack.id, case: 'arcs' });

test.each<[string, RoundMove, number, number[]]>([
  ['while it waits, nothing follows it', { kind: 'handover', to: 'fellow' }, MONDAY - HOUR, [MONDAY]],
  ['when it opens, next week’s waits', { kind: 'tick' }, MONDAY, [MONDAY, MONDAY + 7 * DAY]],
  ['found begun by another move, the same', { kind: 'handover', to: 'fellow' }, MONDAY, [MONDAY, MONDAY + 7 * DAY]],
  ['taken back, its own week stays empty', { kind: 'cancel' }, MONDAY - HOUR, [MONDAY, MONDAY + 7 * DAY]],
])('a round of a week: %s', (_, move, now, opening) => {
  const room = roomWith({ ...newRoom('room', 'secret'), weekly, numbered: 1 }, waiting);
  const step = play(waiting, move, now);
  const saves = 'round' in step ? savesOfMove(waiting, step.round, room, { pack, seed: 'fresh', now }) : [];
  expect(saves.flatMap((save) => (save.kind === 'round' && save.record ? [save.record.opensAt] : []))).toEqual(opening);
});
