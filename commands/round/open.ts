import type { Command, Context, Outcome } from '../../src/bot/command.ts';
import { tell } from '../../src/bot/reply.ts';
import type { Room } from '../../src/bot/room.ts';
import { liveRounds } from '../../src/bot/room.ts';
import { caseByCode, pickFor, planRound, roundIdOf } from '../../src/bot/rounds/begin.ts';
import { facilitated } from '../../src/bot/rounds/facilitate.ts';
import { roundRefs, savesOfRounds } from '../../src/bot/rounds/keep.ts';
import { readClues, readReveal } from '../../src/bot/rounds/rules.ts';
import { play } from '../../src/game/round/play.ts';
import { readMoment } from '../../src/game/when/moment.ts';

export const roundOpen = {
  name: 'round open',
  description: 'For facilitators: put a case to the channel',
  example: '/round open closes:Friday 12:00',
  forFacilitators: true,
  options: {
    closes: { type: 'text', description: 'Such as 5 days, or Friday 12:00' },
    case: { type: 'case', description: 'Which case; left out, one that this server has not seen' },
    channel: { type: 'channel', description: 'Where to; left out, the one from /setup, or this one' },
    clues: { type: 'text', description: 'All at once, or one every so often, such as 12 hours' },
    reveal: { type: 'text', description: 'By hand, at closing, or so long after it, such as 1 hour' },
    thread: { type: 'flag', description: 'Open a thread for discussion at the reveal' },
    anonymous: { type: 'flag', description: 'No names at the reveal' },
  },
  needs: (_, { room, seed }) =>
    room ? { writes: [{ kind: 'room', id: room.id }, ...roundRefs(roundIdOf(seed))] } : {},
  run: (context) => facilitated(context, (room) => open(context, room)),
} as const satisfies Command;

function open(context: Context, room: Room): Outcome {
  const { args, pack, learner, seed, now, channel } = context;
  const running = liveRounds(room).find(({ phase }) => phase === 'open');
  if (running)
    return {
      reply: tell(
        'One at a time',
        `Round ${running.number} is open. /round close ends it, /round cancel takes it back.`,
      ),
    };
  const closes =
    args.closes === undefined ? { at: now + room.rules.closesAfterMs } : readMoment(args.closes, room.zone, now);
  const clues = args.clues === undefined ? {} : readClues(args.clues);
  const reveal = args.reveal === undefined ? {} : readReveal(args.reveal);
  const problems: string[] = [closes, clues, reveal].flatMap((read): string[] =>
    'problem' in read ? [String(read.problem)] : [],
  );
  const unknown = args.case === undefined ? pickFor(room, pack, seed) : caseByCode(room, pack, args.case);
  if (!unknown)
    problems.push(
      args.case === undefined
        ? 'No case is left that is not in a round now.'
        : 'That is no case of the list that case: offers. Pick one from it, or leave it out.',
    );
  const secret = unknown && liveRounds(room).some((round) => round.case === unknown.id);
  if (secret) problems.push('That case is in a round already.');
  const place = args.channel ?? room.channel ?? channel;
  if (place === undefined) problems.push('Say in which channel: /setup channel: keeps it.');
  if (problems.length > 0 || !unknown || place === undefined || !('at' in closes))
    return { reply: tell('Not opened', ...problems) };
  const planned = planRound(
    room,
    unknown,
    {
      channel: place,
      facilitator: learner.id,
      insiders: [learner.id],
      opensAt: now,
      closesAt: closes.at,
      ...('problem' in clues ? {} : clues),
      ...('problem' in reveal ? {} : reveal),
      ...(args.thread !== undefined && { thread: args.thread === 'true' }),
      ...(args.anonymous !== undefined && { anonymous: args.anonymous === 'true' }),
    },
    pack,
    seed,
    now,
  );
  // Its moment is now, so it opens as every round does whose moment has come.
  const step = planned && play(planned, { kind: 'tick' }, now);
  if (!step || 'refused' in step) return { reply: tell('Not opened', 'It would close before it could open.') };
  const { round } = step;
  return {
    saves: savesOfRounds([round], { ...room, numbered: round.number }, now),
    errand: { kind: 'attend', round: round.id },
  };
}
