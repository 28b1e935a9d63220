import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type Challenge,
  challengeState,
  forgetInChallenge,
  type Ruler,
  type RulingMove,
  raise,
  rule,
  upstreamYaml,
} from '../../../src/game/round/challenge.ts';
import { gradeAll, gradeEntry } from '../../../src/game/round/graded.ts';
import type { RoomName } from '../../../src/game/round/names.ts';
import { aKey, anEntry, aRoomName, unknown } from '../../support/group.ts';
import { pack } from '../../support/shipped.ts';

const lymphoma = unknown.answer;
const chief: Ruler = { id: 'chief', facilitator: true };
const asName: RulingMove = { kind: 'accept', as: 'name', why: 'we say so here' };
const asPartial: RulingMove = { kind: 'accept', as: 'partial', why: 'near enough' };
const decline: RulingMove = { kind: 'decline', why: 'that is a finding' };
const undo: RulingMove = { kind: 'undo', why: 'my mistake' };

function aChallenge(change: Partial<Challenge> = {}): Challenge {
  return {
    id: 'c1',
    round: 'r1',
    by: 'ann',
    at: 0,
    text: 'nodal blobs',
    diagnosis: lymphoma,
    why: 'the same thing',
    rulings: [],
    ...change,
  };
}

interface Room {
  readonly challenge: Challenge;
  readonly names: readonly RoomName[];
  readonly regrades: number;
}

/** Plays moves one after another; what is refused changes nothing. */
function after(moves: readonly RulingMove[], from: Partial<Room> = {}, ruler = chief): Room {
  const start: Room = { challenge: aChallenge(), names: [], regrades: 0, ...from };
  return moves.reduce<Room>(({ challenge, names, regrades }, move, now) => {
    const step = rule(challenge, move, ruler, aKey({ names }), now);
    if ('refused' in step) return { challenge, names, regrades };
    return { challenge: step.challenge, names: step.names, regrades: regrades + (step.regrade ? 1 : 0) };
  }, start);
}
const refusal = (move: RulingMove, challenge = aChallenge(), ruler = chief, names: readonly RoomName[] = []) =>
  rule(challenge, move, ruler, aKey({ names }), 0);

describe('a challenge', () => {
  const entry = gradeEntry(anEntry('ann', 'nodal blobs', 'NHL'), aKey());
  const raised = { id: 'c1', round: 'r1', diagnosis: lymphoma, at: 0, why: '  the same\n thing ' };

  test('is raised on a line of one’s own that did not count in full, as typed', () => {
    expect(raise(entry, 1, raised, [])).toEqual({ challenge: aChallenge() });
    expect(raise(entry, 2, raised, [])).toEqual({ refused: 'right-already' });
    expect(raise(entry, 3, raised, [])).toEqual({ refused: 'no-such-line' });
  });

  test('raised twice is one', () => {
    const before = aChallenge({ id: 'c0' });
    expect(raise(entry, 1, raised, [before])).toEqual({ challenge: before });
    expect(raise(entry, 1, raised, [{ ...before, by: 'bob' }])).toEqual({ challenge: aChallenge() });
  });
});

describe('a ruling', () => {
  test.each([
    ['by a member', asName, aChallenge(), { id: 'bob', facilitator: false }, 'not-a-facilitator'],
    ['on one’s own', asName, aChallenge({ by: 'chief' }), chief, 'own-challenge'],
    ['on one’s own, against it', decline, aChallenge({ by: 'chief' }), chief, 'own-challenge'],
    ['without a reason', { kind: 'decline', why: ' ' }, aChallenge(), chief, 'no-reason'],
    ['undone before there is one', undo, aChallenge(), chief, 'nothing-to-undo'],
    ['that gives away another diagnosis', asName, aChallenge({ text: 'RPF' }), chief, 'belongs-to'],
    ['that gives it away in part', asPartial, aChallenge({ text: 'RPF' }), chief, 'belongs-to'],
  ] as const)('is refused %s', (_, move, challenge, ruler, refused) => {
    expect(refusal(move, challenge, ruler)).toMatchObject({ refused });
  });

  test('stands until it is undone: another says whose it is', () => {
    const { challenge, names } = after([asName]);
    for (const move of [asPartial, decline]) {
      expect(refusal(move, challenge, chief, names)).toMatchObject({
        refused: 'ruled-already',
        ruling: { by: 'chief' },
      });
    }
    expect(challengeState(after([asName, undo, asPartial]).challenge)).toBe('accepted-as-partial');
    expect(challengeState(after([decline, asName]).challenge)).toBe('declined');
  });

  test('accepting adds the name for the room and grades the round once', () => {
    const { challenge, names, regrades } = after([asName]);
    expect(names).toEqual([{ text: 'nodal blobs', diagnosis: lymphoma, as: 'name', challenge: 'c1' }]);
    expect(regrades).toBe(1);
    expect(challenge.rulings).toEqual([{ by: 'chief', decision: 'accepted-as-name', at: 0, why: 'we say so here' }]);
  });

  test('given again is no refusal and changes nothing', () => {
    for (const move of [asName, asPartial, decline]) {
      const { challenge, names } = after([move]);
      expect(refusal(move, challenge, chief, names)).toEqual({ challenge, names, regrade: false });
    }
    const { challenge, names } = after([asName, undo]);
    expect(refusal(undo, challenge, chief, names)).toEqual({ challenge, names, regrade: false });
  });

  test('declining changes no name and no grade', () => {
    expect(after([decline, decline, undo])).toMatchObject({ names: [], regrades: 0 });
  });

  test('a second challenge for the same name grades nothing again, and undoing one leaves the other', () => {
    const first = after([asName]);
    const second = after([asName], {
      challenge: aChallenge({ id: 'c2', by: 'bob', text: 'Blobs nodal' }),
      names: first.names,
    });
    expect(second.regrades).toBe(0);
    const left = after([undo], { challenge: first.challenge, names: second.names });
    expect([left.names.map(({ challenge }) => challenge), left.regrades]).toEqual([['c2'], 0]);
  });

  test('is kept for good: who, what, when, why, undone or not', () => {
    const { rulings } = after([decline, undo, asName]).challenge;
    expect(rulings.map(({ decision, at }) => [decision, at])).toEqual([
      ['declined', 0],
      ['undone', 1],
      ['accepted-as-name', 2],
    ]);
  });

  test('whoever deletes their data leaves what was ruled and why, and no trace of who', () => {
    const { challenge } = after([asName]);
    const forgotten = forgetInChallenge(forgetInChallenge(challenge, 'ann'), 'chief');
    expect(JSON.stringify(forgotten)).not.toMatch(/ann|chief|same thing/);
    expect(forgotten).toMatchObject({ by: null, text: 'nodal blobs', rulings: [{ by: null, why: 'we say so here' }] });
    expect(forgetInChallenge(challenge, 'bob')).toEqual(challenge);
    const declined = after([decline]).challenge;
    expect(JSON.stringify(forgetInChallenge(declined, 'ann'))).not.toContain('nodal blobs');
  });
});

const texts = fc.oneof(
  fc.constantFrom(
    'nodal blobs',
    'osteochondromyxoma',
    'Castleman disease',
    'RPF',
    'NHL',
    'not lymphoma',
    'mass',
    'a, b',
  ),
  fc.string({ maxLength: 30 }),
);
const moves = fc.array(fc.constantFrom(asName, asPartial, decline, undo), { maxLength: 6 });
const others = [aRoomName('bulky thing'), aRoomName('swirls', { diagnosis: 'schwannoma' })];
const entries = [anEntry('a', 'nodal blobs', 'RPF'), anEntry('b', 'Castleman disease'), anEntry('c', 'bulky thing')];

describe('whatever is ruled', () => {
  test('the same ruling twice is the same as once', () => {
    fc.assert(
      fc.property(texts, moves, fc.constantFrom(asName, asPartial, decline, undo), (text, before, move) => {
        const from = after(before, { challenge: aChallenge({ text }), names: others });
        expect(after([move, move], from)).toEqual(after([move], from));
      }),
    );
  });

  test('undoing restores names and grades, and never touches what other rulings gave', () => {
    fc.assert(
      fc.property(texts, moves, (text, list) => {
        const { names } = after([...list, undo], { challenge: aChallenge({ text }), names: others });
        expect(names).toEqual(others);
        expect(gradeAll(entries, aKey({ names }))).toEqual(gradeAll(entries, aKey({ names: others })));
      }),
    );
  });

  test('state and names agree, and rulings are only ever added', () => {
    fc.assert(
      fc.property(texts, moves, (text, list) => {
        let room: Room = { challenge: aChallenge({ text }), names: others, regrades: 0 };
        for (const move of list) {
          const next = after([move], room);
          expect(next.challenge.rulings.slice(0, room.challenge.rulings.length)).toEqual(room.challenge.rulings);
          room = next;
          const own = room.names.filter(({ challenge }) => challenge === 'c1').map(({ as }) => `accepted-as-${as}`);
          const state = challengeState(room.challenge);
          expect(own).toEqual(state.startsWith('accepted') ? [state] : []);
        }
      }),
    );
  });

  test('nobody rules on their own, and no member rules at all', () => {
    fc.assert(
      fc.property(texts, moves, (text, list) => {
        const start = { challenge: aChallenge({ text }), names: others, regrades: 0 };
        expect(after(list, start, { id: 'ann', facilitator: true })).toEqual(start);
        expect(after(list, start, { id: 'bob', facilitator: false })).toEqual(start);
      }),
    );
  });
});

describe('the line to send upstream', () => {
  test('names the file and the key of the pack', () => {
    expect(upstreamYaml(aRoomName('nodal blobs'), aKey())).toEqual({
      file: `knowledge/${pack.id}/diagnoses/${lymphoma}.yaml`,
      line: 'names: ["nodal blobs"]',
    });
    const partly = { as: 'partial', diagnosis: 'angiosarcoma-ivc' } as const;
    expect(upstreamYaml(aRoomName('vessel thing', partly), aKey())?.line).toBe('histology: ["vessel thing"]');
  });

  test('is left out where the pack has no place for what counts partly', () => {
    expect(upstreamYaml(aRoomName('nodal blobs', { as: 'partial' }), aKey())).toBeUndefined();
    const decoy = { as: 'partial', diagnosis: 'angiosarcoma-ivc' } as const;
    expect(upstreamYaml(aRoomName('Castleman disease', decoy), aKey())).toBeUndefined();
  });

  test('is one line that reads back as the text, whatever was typed', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => text.isWellFormed()),
      fc.constantFrom(
        'a: b',
        '"]\nnames: [x',
        '- {x}',
        '# no',
        "it's",
        '\u0085\u2028\u0000\ufeff',
        '*a &b !c %d @e `f',
        'null',
      ),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const upstream = upstreamYaml(aRoomName(text), aKey());
        // What happens to be a name of something has no place upstream.
        fc.pre(upstream !== undefined);
        const { line } = upstream!;
        expect(line).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        expect(parse(line)).toEqual({ names: [text] });
      }),
    );
  });
});
