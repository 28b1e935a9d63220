import { cluesShown } from './clues.ts';
import type { Round } from './round.ts';

/** Discord limits edits of messages older than an hour, so a count alone is worth an edit this often at most. */
const countEveryMs = 60_000;

/** What the round's one message should show, in a form that can be compared. The count of entrants comes last. */
export function faceOf(round: Round, now: number): string {
  return `${facts(round, now)} ${round.entrants}`;
}

/**
 * Whether the message must be edited: at once when what it says is no longer so, at most once a minute for the count. It
 * is compared with what was stored of the last edit, so a crash between storing and editing leaves nothing stale.
 */
export function nextEdit(
  round: Round,
  now: number,
): { readonly kind: 'edit'; readonly face: string } | { readonly kind: 'wait'; readonly until: number } | undefined {
  if (round.posts.opening?.state !== 'posted') return undefined;
  const face = faceOf(round, now);
  if (face === round.face?.shows) return undefined;
  const onlyCount = round.face?.shows.startsWith(`${facts(round, now)} `);
  const until = (round.face?.at ?? now) + countEveryMs;
  // An edit stored by a clock that was ahead must not hold the count back for longer than a minute.
  if (onlyCount && now < until && until <= now + countEveryMs) return { kind: 'wait', until };
  return { kind: 'edit', face };
}

function facts(round: Round, now: number): string {
  return [round.phase, cluesShown(round, now), round.closesAt, round.facilitator].join(' ');
}
