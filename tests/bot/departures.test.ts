import { expect, test } from 'vitest';
import { departureOf, keepRooms } from '../../src/bot/departures.ts';
import type { Save, Shelf } from '../../src/bot/records.ts';
import { newRoom, type Room } from '../../src/bot/room.ts';
import { openMemory } from '../../src/storage/memory.ts';
import { openShelf } from '../../src/storage/shelf.ts';
import { anOpenRound, aRevealedRound, DAY, MONDAY } from '../support/rounds.ts';
import { pack } from '../support/shipped.ts';

test.each([
  ['there as ever', undefined, true, 0, 'stays'],
  ['gone since this look', undefined, false, 0, 'has-left'],
  ['gone for a month less a moment', MONDAY, false, 30 * DAY - 1, 'stays-away'],
  ['gone for a month', MONDAY, false, 30 * DAY, 'is-over'],
  ['back after a week', MONDAY, true, 7 * DAY, 'is-back'],
  ['back after a month, before anybody looked', MONDAY, true, 40 * DAY, 'is-back'],
] as const)('a server %s', (_, leftAt, isThere, later, departure) => {
  expect(departureOf({ leftAt }, isThere, MONDAY + later)).toBe(departure);
});

function roundsOf(room: string): Save[] {
  const entry = { learner: 'ann', at: MONDAY, guesses: ['RPF'], afterClue: 1 };
  const open = anOpenRound({ id: `${room}-open`, room, case: 'arcs', pack: pack.id });
  const over = aRevealedRound({ id: `${room}-over`, room, case: 'arcs', pack: pack.id });
  return [open, over].flatMap((round): Save[] => [
    { kind: 'round', id: round.id, record: round },
    { kind: 'due', id: round.id, record: { room, at: MONDAY } },
    { kind: 'entry', id: `${round.id}:ann`, record: { ...entry, round: round.id } },
    {
      kind: 'challenge',
      id: `${round.id}.c`,
      record: {
        id: `${round.id}.c`,
        round: round.id,
        by: 'ann',
        at: 0,
        text: 'x',
        diagnosis: 'x',
        why: '',
        rulings: [],
      },
    },
  ]);
}

async function twoRooms(change: Partial<Room> = {}) {
  const shelf = openShelf(openMemory());
  const saves: Save[] = ['here', 'away'].flatMap((id) => [
    { kind: 'room' as const, id, record: { ...newRoom(id, 'secret'), ...(id === 'away' && change) } },
    ...roundsOf(id),
  ]);
  await shelf.change({ writes: saves.map(({ kind, id }) => ({ kind, id })) }, () => ({ saves, result: undefined }));
  let now = MONDAY;
  const rooms = (on: Shelf = shelf) => keepRooms({ shelf: on, pack, now: () => now, seed: () => `seed ${now}` });
  const look = (at: number, ...servers: readonly string[]) => {
    now = at;
    return rooms().look(new Set(servers), () => true);
  };
  return { shelf, look, rooms };
}

async function keysOf(shelf: Shelf): Promise<string[]> {
  const keys: string[] = [];
  for (const kind of ['room', 'round', 'due', 'entry', 'challenge'] as const)
    for await (const [id] of shelf.list(kind, '')) keys.push(`${kind}:${id}`);
  return keys;
}

test('after a month away a server’s rounds, lists and challenges are gone, and nothing of others', async () => {
  const { shelf, look } = await twoRooms();
  const before = await keysOf(shelf);
  await look(MONDAY, 'here');
  await look(MONDAY + 30 * DAY - 1, 'here');
  expect(await keysOf(shelf)).toEqual(before);
  await look(MONDAY + 30 * DAY, 'here');
  expect(await keysOf(shelf)).toEqual(before.filter((key) => !key.includes('away')));
});

test('a server that comes back before keeps everything, and its month begins anew', async () => {
  const { shelf, look } = await twoRooms();
  const before = await keysOf(shelf);
  await look(MONDAY, 'here');
  await look(MONDAY + 29 * DAY, 'here', 'away');
  expect((await shelf.find('room', 'away'))?.leftAt).toBeUndefined();
  await look(MONDAY + 31 * DAY, 'here');
  await look(MONDAY + 60 * DAY, 'here');
  expect(await keysOf(shelf)).toEqual(before);
});

test('a week stands still while the bot is away, and goes on when it is back', async () => {
  const weekly = { said: 'Mondays 07:00, closes Friday 12:00', channel: 'channel', facilitator: 'chief' };
  const { shelf, look } = await twoRooms({ weekly });
  const waiting = async () =>
    (await shelf.find('room', 'away'))!.rounds
      .filter(({ phase }) => phase === 'scheduled')
      .map(({ opensAt }) => opensAt);
  await look(MONDAY, 'here');
  expect(await waiting()).toEqual([]);
  await look(MONDAY + DAY, 'here', 'away');
  expect(await waiting()).toEqual([Date.parse('2026-12-07T07:00:00Z')]);
});

function dyingAfterOne(shelf: Shelf): Shelf {
  let changes = 0;
  return {
    ...shelf,
    change(needs, change) {
      changes += 1;
      if (changes > 1) throw new Error('the process ends here');
      return shelf.change(needs, change);
    },
  };
}

test('a look that is cut short by a crash is finished by the next', async () => {
  const { shelf, look, rooms } = await twoRooms({ leftAt: MONDAY - 40 * DAY });
  // Seven changes are needed; each look dies after one.
  for (const step of [1, 2, 3, 4, 5, 6]) {
    await expect(rooms(dyingAfterOne(shelf)).look(new Set(['here']), () => true)).rejects.toThrow('ends here');
    expect(await shelf.find('room', 'away'), `after ${step} changes`).toBeDefined();
  }
  await look(MONDAY, 'here');
  expect((await keysOf(shelf)).filter((key) => key.includes('away'))).toEqual([]);
});

test('a process looks after its own rooms only', async () => {
  const { shelf, rooms } = await twoRooms();
  await rooms().look(new Set(), (room) => room === 'away');
  expect((await shelf.find('room', 'here'))?.leftAt).toBeUndefined();
  expect((await shelf.find('room', 'away'))?.leftAt).toBe(MONDAY);
});
