import type { Save } from '../../src/bot/records.ts';
import { newRoom } from '../../src/bot/room.ts';
import { savesOfRounds } from '../../src/bot/rounds/keep.ts';
import { openShelf } from '../../src/storage/shelf.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { anOpenRound, DAY } from '../support/rounds.ts';
import { pack } from '../support/shipped.ts';

/** Somebody else's server, with a round that is open, an entry in it and a challenge: what an attacker would want. */
export const victims = {
  room: '700000000000000001',
  member: '700000000000000002',
  chief: '700000000000000003',
  round: 'victimround1',
  challenge: 'victimround1.c1',
  secret: 'the-secret-of-that-room',
} as const;

const unknown = pack.cases.get('index-initial')!;
export const victimAnswer = pack.diagnoses.get(unknown.answer)!;

/** Puts it into a data folder before a bot starts on it. */
export async function plantVictims(data: string): Promise<void> {
  const now = Date.now();
  const { room: id, member, chief, round: roundId, challenge, secret } = victims;
  const round = anOpenRound({
    id: roundId,
    room: id,
    channel: '700000000000000004',
    pack: pack.id,
    case: unknown.id,
    facilitator: chief,
    insiders: [chief],
    createdAt: now - DAY,
    opensAt: now - DAY,
    openedAt: now - DAY,
    closesAt: now + 3 * DAY,
    clueEveryMs: undefined,
    posts: { opening: { state: 'posted', message: '700000000000000005', at: now - DAY } },
    entrants: 1,
  });
  const room = { ...newRoom(id, secret), numbered: 1, challenges: [challenge] };
  const saves: Save[] = [
    ...savesOfRounds([round], room, now).filter(({ kind }) => kind !== 'due'),
    {
      kind: 'entry',
      id: `${roundId}:${member}`,
      record: { round: roundId, learner: member, at: now - 1, guesses: ['RPF'], afterClue: 1 },
    },
    {
      kind: 'challenge',
      id: challenge,
      record: {
        id: challenge,
        round: roundId,
        by: member,
        at: now,
        text: 'RPF',
        diagnosis: unknown.answer,
        why: 'It fits',
        rulings: [],
      },
    },
  ];
  const store = await openSqlite(data);
  await openShelf(store).change({ writes: saves }, () => ({ saves, result: undefined }));
  await store.close();
}

/** Everything that is kept of them, as it lies there. */
export async function victimRows(data: string): Promise<ReadonlyMap<string, unknown>> {
  const store = await openSqlite(data);
  const rows = new Map<string, unknown>();
  for await (const [key, record] of store.list(''))
    if (Object.values(victims).some((owner) => key.includes(owner))) rows.set(key, record);
  await store.close();
  return rows;
}
