import { play } from '../../game/round/play.ts';
import type { Phase, Round, RoundMove, RoundRefusal } from '../../game/round/round.ts';
import { readMoment } from '../../game/when/moment.ts';
import type { Command, Context, Known, Outcome } from '../command.ts';
import type { Errand } from '../errand.ts';
import type { Needs } from '../records.ts';
import { tell } from '../reply.ts';
import { liveRounds, type Room } from '../room.ts';
import { roundIdOf } from './begin.ts';
import { liveRefs, roundRefs } from './keep.ts';
import { savesOfMove } from './weekly.ts';

/** What every command that moves a round may write: the room, its rounds that are not over, and the next of its week. */
export function facilitatorNeeds(_: unknown, known: Known): Needs {
  return { writes: known.room ? [...liveRefs(known.room), ...roundRefs(roundIdOf(known.seed))] : [] };
}

/** Whatever is asked of rounds outside of a server. */
export const inServer = tell('In a server', 'Rounds belong to a server: use this there.');

/** Acts for facilitators in a server; everybody else hears why not. */
export function facilitated(context: Context, act: (room: Room) => Outcome): Outcome {
  const { room, facilitator } = context;
  if (!room) return { reply: inServer };
  if (facilitator) return act(room);
  const who = room.facilitatorRole === undefined ? 'whoever may manage this server' : 'its facilitators';
  return {
    reply: tell('For facilitators', `Rounds are run by ${who}. /leaderboard and the round’s own message are for all.`),
  };
}

/** The one round in the first of these phases that has any; by number where there are several. */
export function withRound(
  context: Context,
  room: Room,
  phases: readonly Phase[],
  act: (round: Round) => Outcome,
): Outcome {
  const live = liveRounds(room);
  const wanted = context.args.round;
  const first = phases.find((phase) => live.some((round) => round.phase === phase));
  const fitting = live.filter(({ phase, number }) =>
    wanted === undefined ? phase === first : `${number}` === wanted.trim(),
  );
  const [only] = fitting;
  const round = only && context.found.get('round', only.id);
  if (round && fitting.length === 1) return act(round);
  if (fitting.length > 1) {
    const numbers = fitting.map(({ number, phase }) => `${number} (${phase})`).join(', ');
    return { reply: tell('Which round?', `Several fit: ${numbers}. Add round: and its number.`) };
  }
  const now = live.map(({ number, phase }) => `${number} is ${phase}`).join(', ');
  return {
    reply: tell(
      'No such round',
      live.length === 0
        ? 'No round is under way. /round open puts a case up now.'
        : `Round ${now}. /round status shows them.`,
    ),
  };
}

/** Moves a round, keeps what comes of it, and has it attended to at once. */
export function moveRound(
  context: Context,
  room: Room,
  round: Round,
  move: RoundMove,
  errand: Errand = { kind: 'attend', round: round.id },
): Outcome {
  const step = play(round, move, context.now);
  if ('refused' in step) return { reply: tell(`Round ${round.number}: not done`, refusals[step.refused]) };
  return { saves: savesOfMove(round, step.round, room, context), errand };
}

/** What a command takes that moves one round. */
export const whichRound = {
  round: { type: 'number', description: 'Its number, where several are under way' },
} as const satisfies Command['options'];

/** What a command takes that lets a round close later than it would. */
export const deadlineOptions = {
  to: { type: 'text', description: 'When it closes: such as Friday 18:00, or 2 days', required: true },
  ...whichRound,
} as const satisfies Command['options'];

/** Gives the round in the first of these phases a new deadline, read in the room's time zone. */
export function moveDeadline(context: Context, kind: 'extend' | 'reopen', phases: readonly Phase[]): Outcome {
  return facilitated(context, (room) => {
    const to = readMoment(context.args.to ?? '', room.zone, context.now);
    if ('problem' in to) return { reply: tell('Not done', to.problem) };
    return withRound(context, room, phases, (round) => moveRound(context, room, round, { kind, to: to.at }));
  });
}

const refusals: Readonly<Record<RoundRefusal, string>> = {
  'not-open-yet': 'It is not open yet. /round cancel takes it back.',
  'already-open': 'It is open already.',
  'still-open': 'It is still open: /round close ends it first, so that nobody answers after the answer.',
  'already-closed': 'It is closed already. /round reopen opens it again, until the reveal.',
  'not-revealed': 'Its answer was not revealed yet.',
  'already-revealed': 'Its answer is out, and stays out.',
  archived: 'It is over and archived.',
  cancelled: 'It was cancelled. /round open begins another.',
  'not-later': 'The new closing must be later than the old one, and still to come.',
  'already-theirs': 'It is theirs already.',
  'never-posted': 'It never reached its channel, so there is nothing to close. /round cancel takes it back.',
  'not-wanted': 'There is nothing to post for it now.',
  'not-begun': 'That post was not begun.',
  'already-posted': 'That was posted already.',
  'given-up': 'The channel did not take it. /round status shows why.',
  'not-given-up': 'Nothing was given up.',
};
