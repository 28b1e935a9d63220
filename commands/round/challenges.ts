import { challengeCard, challengesCard, whyNotRuled } from '../../src/bot/cards/round/challenges.ts';
import type { Command, Context, Fields, Known, Outcome, Request } from '../../src/bot/command.ts';
import type { Needs } from '../../src/bot/records.ts';
import { privately, redraw, tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { facilitated } from '../../src/bot/rounds/facilitate.ts';
import { entryRef, roundOfChallenge } from '../../src/bot/rounds/keep.ts';
import { challengeId, openRaising, sendRaising, whyForm } from '../../src/bot/rounds/raise.ts';
import { type Challenge, isOpenChallenge, type RulingMove, rule } from '../../src/game/round/challenge.ts';

export const roundChallenges = {
  name: 'round challenges',
  description: 'For facilitators: what members object to, and ruling on it',
  example: '/round challenges',
  forFacilitators: true,
  options: {},
  needs: challengeNeeds,
  run: (context) => facilitated(context, (room) => list(context, room)),
  presses: {
    list: (context) => facilitated(context, (room) => list(context, room)),
    show: (context, [id = '']) =>
      facilitated(context, (room) => {
        const challenge = challengeOf(room, id, context);
        return { reply: challenge ? redraw(challengeCard(challenge, context)) : notThere };
      }),
    ask: openRaising,
    name: (context, [id = '']) => decide(context, id, { kind: 'accept', as: 'name', why: '' }),
    partial: (context, [id = '']) => decide(context, id, { kind: 'accept', as: 'partial', why: '' }),
    undo: (context, [id = '']) => decide(context, id, { kind: 'undo', why: '' }),
    decline: (context, [id = '']) =>
      facilitated(context, () => ({ form: whyForm('Decline the challenge', 'decline', [id]) })),
  },
  forms: {
    raise: sendRaising,
    decline: (context, [id = ''], fields: Fields) => decide(context, id, { kind: 'decline', why: fields.why ?? '' }),
  },
} as const satisfies Command;

/** To raise one: the round and the own entry. To rule on one: the challenge, its round, and the room for its names. */
function challengeNeeds(request: Request, { learner, room, seed }: Known): Needs {
  if (!room) return {};
  const home = { kind: 'room' as const, id: room.id };
  const open = room.challenges.map((id) => ({ kind: 'challenge' as const, id }));
  if (request.kind === 'command') return { reads: open };
  const { action, args } = request.press;
  const [id = ''] = args;
  if (id === '') return { reads: open };
  if (action === 'ask' || action === 'raise') {
    return {
      writes: [home, { kind: 'challenge', id: challengeId(id, seed) }],
      reads: [{ kind: 'round', id }, entryRef(id, learner.id), ...open],
    };
  }
  return { writes: [home, { kind: 'challenge', id }], reads: [{ kind: 'round', id: roundOfChallenge(id) }] };
}

function list({ found }: Context, room: Room): Outcome {
  const open = room.challenges.flatMap((id) => found.get('challenge', id) ?? []);
  return { reply: privately(challengesCard(open)) };
}

/** One of a round of this very room. */
function challengeOf(room: Room, id: string, { found }: Context): Challenge | undefined {
  const challenge = id === '' ? undefined : found.get('challenge', id);
  const round = challenge && found.get('round', challenge.round);
  return round?.room === room.id ? challenge : undefined;
}

const notThere = tell('Not there', 'That challenge is not known here.');

function decide(context: Context, id: string, move: RulingMove): Outcome {
  return facilitated(context, (room) => {
    const { learner, pack, lexicon, now } = context;
    const challenge = challengeOf(room, id, context);
    if (!challenge) return { reply: notThere };
    const reading = { pack, lexicon, names: room.names };
    const ruled = rule(challenge, move, { id: learner.id, facilitator: true }, reading, now);
    if ('refused' in ruled) {
      return {
        reply: redraw(challengeCard(challenge, context), {
          title: 'Not done',
          blocks: [{ kind: 'text', text: whyNotRuled(ruled) }],
        }),
      };
    }
    const kept = { ...room, names: ruled.names, challenges: stillOpen(room, ruled.challenge) };
    const changed = ruled.challenge !== challenge;
    return {
      reply: redraw(challengeCard(ruled.challenge, context)),
      ...(changed && {
        saves: [
          { kind: 'challenge', id, record: ruled.challenge },
          { kind: 'room', id: room.id, record: kept },
        ],
        errand: { kind: 'regraded', challenge: id },
      }),
    };
  });
}

function stillOpen({ challenges }: Room, challenge: Challenge): string[] {
  const others = challenges.filter((other) => other !== challenge.id);
  return isOpenChallenge(challenge) ? [...others, challenge.id] : others;
}
