import { challengeCard, challengesCard } from '../../src/bot/cards/round/challenges.ts';
import type { Command, Context, Fields, Known, Outcome, Request } from '../../src/bot/command.ts';
import type { Needs } from '../../src/bot/records.ts';
import { type Form, privately, redraw, tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { facilitated } from '../../src/bot/rounds/facilitate.ts';
import { keyOf } from '../../src/bot/rounds/gather.ts';
import { challengesPrefix, entryRef, roundOfChallenge } from '../../src/bot/rounds/keep.ts';
import { chance } from '../../src/game/chance.ts';
import {
  type Challenge,
  isOpenChallenge,
  longestWhy,
  type RulingMove,
  raise,
  rule,
} from '../../src/game/round/challenge.ts';
import { gradeEntry } from '../../src/game/round/graded.ts';
import { isRevealed } from '../../src/game/round/round.ts';

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
        const challenge = id === '' ? undefined : context.found.get('challenge', id);
        const round = challenge && context.found.get('round', challenge.round);
        return {
          reply:
            challenge && round?.room === room.id
              ? redraw(challengeCard(challenge, context))
              : tell('Not there', 'That challenge is not known here.'),
        };
      }),
    ask,
    name: (context, [id = '']) => decide(context, id, { kind: 'accept', as: 'name', why: '' }),
    partial: (context, [id = '']) => decide(context, id, { kind: 'accept', as: 'partial', why: '' }),
    undo: (context, [id = '']) => decide(context, id, { kind: 'undo', why: '' }),
    decline: (context, [id = '']) =>
      facilitated(context, () => ({ form: whyForm('Decline the challenge', 'decline', [id]) })),
  },
  forms: {
    raise: raiseOne,
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

function challengeId(round: string, seed: string): string {
  const lot = chance(`challenge ${seed}`).pick(36 ** 6);
  return `${challengesPrefix(round)}${lot.toString(36)}`;
}

function list({ found }: Context, room: Room): Outcome {
  const open = room.challenges.flatMap((id) => found.get('challenge', id) ?? []);
  return { reply: privately(challengesCard(open)) };
}

function ownEntry(context: Context, id: string) {
  const { room, found, learner, pack, lexicon } = context;
  const round = room && id !== '' ? found.get('round', id) : undefined;
  const unknown = round && pack.cases.get(round.case);
  const entry = round && found.get('entry', entryRef(id, learner.id).id);
  if (!room || !round || !unknown || !entry || !isRevealed(round) || round.room !== room.id) return undefined;
  return { room, round, unknown, graded: gradeEntry(entry, keyOf(round, unknown, room, pack, lexicon)) };
}

const notYours = tell('Nothing to challenge', 'Only an entrant challenges a line of their own list, after the reveal.');

function ask(context: Context, [id = '']: readonly string[]): Outcome {
  const own = ownEntry(context, id);
  if (!own) return { reply: notYours };
  const choices = own.graded.lines.flatMap(({ text, grade }, index) =>
    grade.verdict === 'correct' ? [] : [{ value: `${index + 1}`, label: `${index + 1}. ${text}` }],
  );
  if (choices.length === 0) return { reply: tell('Nothing to challenge', 'Every line of yours is right.') };
  const form = whyForm('Challenge this grade', 'raise', [id]);
  const line = { kind: 'choice' as const, name: 'line', label: 'Which line?', choices };
  return { form: { ...form, fields: [line, ...form.fields] } };
}

function whyForm(title: string, action: string, args: readonly string[]): Form {
  return {
    title,
    submit: { command: 'round challenges', action, args },
    fields: [
      {
        kind: 'lines',
        name: 'why',
        label: 'Why?',
        hint: 'A sentence. It is kept with the ruling and read by those concerned',
        longest: longestWhy,
      },
    ],
  };
}

function raiseOne(context: Context, [id = '']: readonly string[], fields: Fields): Outcome {
  const own = ownEntry(context, id);
  if (!own) return { reply: notYours };
  const { room, unknown, graded } = own;
  const others = room.challenges.flatMap((one) => context.found.get('challenge', one) ?? []);
  const made = {
    id: challengeId(id, context.seed),
    round: id,
    diagnosis: unknown.answer,
    at: context.now,
    why: fields.why ?? '',
  };
  const raised = raise(graded, Number(fields.line ?? 1), made, others);
  if ('refused' in raised)
    return { reply: tell('Nothing to challenge', 'That line is right, or is not on your list.') };
  const { challenge } = raised;
  const isNew = challenge.id === made.id;
  return {
    reply: tell('Challenge raised', 'The facilitators rule on it, and you will be told. It costs nothing.'),
    ...(isNew && {
      saves: [
        { kind: 'challenge', id: challenge.id, record: challenge },
        { kind: 'room', id: room.id, record: { ...room, challenges: [...room.challenges, challenge.id] } },
      ],
      errand: { kind: 'challenged', challenge: challenge.id },
    }),
  };
}

function decide(context: Context, id: string, move: RulingMove): Outcome {
  return facilitated(context, (room) => {
    const { found, learner, pack, lexicon, now } = context;
    const challenge = id === '' ? undefined : found.get('challenge', id);
    const round = challenge && found.get('round', challenge.round);
    if (!challenge || round?.room !== room.id) return { reply: tell('Not there', 'That challenge is not known here.') };
    const reading = { pack, lexicon, names: room.names };
    const ruled = rule(challenge, move, { id: learner.id, facilitator: true }, reading, now);
    if ('refused' in ruled) {
      return {
        reply: redraw(challengeCard(challenge, context), {
          title: 'Not done',
          blocks: [{ kind: 'text', text: whyNot(ruled) }],
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

type Refused = Extract<ReturnType<typeof rule>, { refused: string }>;

function whyNot(ruled: Refused): string {
  switch (ruled.refused) {
    case 'belongs-to':
      return `That is a name of ${ruled.of.map(({ name }) => name).join(' or ')}, so it cannot be accepted as another.`;
    case 'accepted-otherwise':
      return 'The room counts this name otherwise since an earlier ruling. Undo that one first.';
    case 'ruled-already':
      return 'Another ruling stands. Undo it first.';
    default:
      return plainly[ruled.refused];
  }
}

const plainly = {
  'not-a-facilitator': 'Only facilitators rule.',
  'own-challenge': 'Nobody rules on a challenge of their own.',
  'no-reason': 'Say why, in a sentence.',
  'nothing-to-undo': 'There is no ruling to take back.',
  'no-name': 'That is no name of a diagnosis, only words that go with one.',
  'too-long': 'That is too long for a name.',
  several: 'That names several things.',
  denied: 'That says what it is not.',
  elsewhere: 'That is the disease in another place, which is another diagnosis.',
  'counts-already': 'That counts already.',
} as const;
