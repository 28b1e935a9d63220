import type { PostName, Round } from './round.ts';

/** The clue that a post ends with; `undefined` for the other posts. */
export function clueOf(post: PostName): number | undefined {
  return post.startsWith('clue-') ? Number(post.slice('clue-'.length)) : undefined;
}

/**
 * How many clues are shown. The schedule runs from the opening; closing stops it, the reveal shows the rest. What the
 * channel was told once stays shown, whatever the clock says.
 */
export function cluesShown(round: Round, now: number): number {
  switch (round.phase) {
    case 'scheduled':
      return 0;
    case 'open':
      return onSchedule(round, now);
    case 'closed':
      return onSchedule(round, round.closedAt ?? now);
    case 'cancelled':
      return round.openedAt === undefined ? 0 : onSchedule(round, round.closedAt ?? round.cancelledAt ?? now);
    case 'revealed':
    case 'archived':
      return round.clues;
  }
}

function onSchedule(round: Round, now: number): number {
  if (round.clueEveryMs === undefined) return round.clues;
  const passed = Math.floor((now - (round.openedAt ?? round.opensAt)) / round.clueEveryMs);
  return Math.min(round.clues, Math.max(1, 1 + passed, told(round)));
}

/** When the next clue is due in an open round; `undefined` after the last. */
export function nextClueAt(round: Round, now: number): number | undefined {
  const shown = cluesShown(round, now);
  if (round.phase !== 'open' || round.clueEveryMs === undefined || shown >= round.clues) return undefined;
  return (round.openedAt ?? round.opensAt) + shown * round.clueEveryMs;
}

/** How many clues the channel was told of, or was to be told of: by the opening, then by posts of their own. */
export function told(round: Round, except?: PostName): number {
  const names = (Object.keys(round.posts) as PostName[]).filter((post) => post !== except);
  return Math.max(round.openedWith ?? 0, ...names.map((post) => clueOf(post) ?? 0));
}

/** The numbers of the clues that a clue's post brings: those after the last one that reached the channel. */
export function cluesIn(round: Round, post: `clue-${number}`): number[] {
  const last = clueOf(post) ?? 0;
  const posted = (Object.keys(round.posts) as PostName[])
    .filter((name) => round.posts[name]?.state === 'posted')
    .map((name) => clueOf(name) ?? 0)
    .filter((clue) => clue < last);
  const before = Math.max(round.openedWith ?? 0, ...posted);
  return Array.from({ length: Math.max(0, last - before) }, (_, index) => before + 1 + index);
}
