import { cancelled, isUnseen, settle } from './deadlines.ts';
import { playPost } from './posts.ts';
import type { Phase, Round, RoundMove, RoundRefusal, RoundStep } from './round.ts';

type PersonsMove = Extract<
  RoundMove,
  { kind: 'open' | 'close' | 'extend' | 'reopen' | 'reveal' | 'cancel' | 'archive' | 'handover' | 'saw-answer' }
>;

const over = { archived: 'archived', cancelled: 'cancelled' } as const;
const untilReveal = { scheduled: 'may', open: 'may', closed: 'may', revealed: 'already-revealed', ...over } as const;

const may: Readonly<Record<PersonsMove['kind'], Readonly<Record<Phase, RoundRefusal | 'may'>>>> = {
  open: { scheduled: 'may', open: 'already-open', closed: 'already-closed', revealed: 'already-revealed', ...over },
  close: { scheduled: 'not-open-yet', open: 'may', closed: 'already-closed', revealed: 'already-revealed', ...over },
  extend: { scheduled: 'may', open: 'may', closed: 'already-closed', revealed: 'already-revealed', ...over },
  reopen: { scheduled: 'not-open-yet', open: 'already-open', closed: 'may', revealed: 'already-revealed', ...over },
  reveal: { scheduled: 'not-open-yet', open: 'still-open', closed: 'may', revealed: 'already-revealed', ...over },
  archive: { scheduled: 'not-revealed', open: 'not-revealed', closed: 'not-revealed', revealed: 'may', ...over },
  handover: { scheduled: 'may', open: 'may', closed: 'may', revealed: 'may', ...over },
  cancel: untilReveal,
  'saw-answer': untilReveal,
};

/**
 * The one way a round moves on. What is refused changes nothing. A person's move meets the round as the deadlines have
 * left it by now, whether or not anybody rang: after `closesAt` there is nothing left to extend. A clock that was set back
 * undoes nothing.
 */
export function play(round: Round, move: RoundMove, now: number): RoundStep {
  switch (move.kind) {
    case 'tick':
      return { round: settle(round, now) };
    case 'count':
      return { round: { ...round, entrants: move.entrants } };
    case 'edited':
      return { round: { ...round, face: { shows: move.face, at: now } } };
    case 'send':
    case 'posted':
    case 'not-sent':
    case 'give-up-post':
    case 'retry-post':
      return playPost(round, move, now);
    case 'open':
    case 'close':
    case 'extend':
    case 'reopen':
    case 'reveal':
    case 'cancel':
    case 'archive':
    case 'handover':
    case 'saw-answer': {
      const settled = settle(round, now);
      const answer = may[move.kind][settled.phase];
      return answer === 'may' ? apply(settled, move, now) : { refused: answer };
    }
  }
}

/** A move that the phase allows. */
function apply(round: Round, move: PersonsMove, now: number): RoundStep {
  const { createdAt, openedAt, closedAt, revealedAt, insiders } = round;
  switch (move.kind) {
    case 'open':
      return { round: { ...round, phase: 'open', openedAt: Math.max(now, createdAt) } };
    case 'close':
      if (isUnseen(round)) return { refused: 'never-posted' };
      return { round: { ...round, phase: 'closed', closedAt: Math.max(now, openedAt ?? createdAt) } };
    case 'extend':
      return move.to > Math.max(now, round.closesAt)
        ? { round: { ...round, closesAt: move.to } }
        : { refused: 'not-later' };
    case 'reopen':
      return move.to > Math.max(now, closedAt ?? createdAt)
        ? { round: { ...round, phase: 'open', closesAt: move.to, closedAt: undefined } }
        : { refused: 'not-later' };
    case 'reveal':
      return { round: { ...round, phase: 'revealed', revealedAt: Math.max(now, closedAt ?? createdAt) } };
    case 'cancel':
      return { round: cancelled(round, 'by-hand', Math.max(now, closedAt ?? openedAt ?? createdAt)) };
    case 'archive':
      return { round: { ...round, phase: 'archived', archivedAt: Math.max(now, revealedAt ?? createdAt) } };
    case 'handover':
      return move.to === round.facilitator
        ? { refused: 'already-theirs' }
        : { round: { ...round, facilitator: move.to } };
    case 'saw-answer':
      return { round: insiders.includes(move.who) ? round : { ...round, insiders: [...insiders, move.who] } };
  }
}
