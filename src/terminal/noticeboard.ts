import type { Attends } from '../bot/due.ts';
import type { Notice, Noticeboard } from '../bot/noticeboard.ts';
import type { Attendance } from '../bot/open.ts';
import type { Shelf } from '../bot/records.ts';
import type { Card } from '../bot/reply.ts';

/** What was put up since somebody last looked. */
export interface Seen {
  readonly where: string;
  readonly card: Card;
}

export interface TerminalNoticeboard extends Noticeboard {
  takeNew(): readonly Seen[];
}

/** A channel in the terminal: what is put up is printed below the next answer. Nobody else can read along. */
export function openNoticeboard(): TerminalNoticeboard {
  let fresh: Seen[] = [];
  let posts = 0;
  const put = (where: string, card: Card) => {
    posts += 1;
    fresh.push({ where, card });
    return { kind: 'posted' as const, message: `post-${posts}` };
  };
  return {
    post: async ({ channel, card }: Notice) => put(`#${channel.replace(/^#/, '')}`, card),
    find: async () => ({ kind: 'absent' }),
    // The screen scrolls on: what was printed stays as it was.
    edit: async (_, message) => ({ kind: 'posted', message }),
    openThread: async (_, message) => ({ kind: 'posted', message }),
    tell: async (person, card) => put(`@${person}`, card),
    missingRights: async () => [],
    takeNew() {
      const seen = fresh;
      fresh = [];
      return seen;
    },
  };
}

export interface TerminalBell extends Attendance {
  /** Attends to everything that is due by now. */
  ring(): Promise<void>;
}

/** No timers: what is due is looked at whenever a line is typed. */
export function attendAtOnce(keeper: Attends, shelf: Shelf, now: () => number): TerminalBell {
  const attend = async (round: string) => {
    await keeper.attend(round);
  };
  const nudged = new Set<string>();
  return {
    attend,
    nudge: (round) => void nudged.add(round),
    async ring() {
      for (const round of nudged) await attend(round);
      nudged.clear();
      for await (const [round, { at }] of shelf.list('due', '')) if (at <= now()) await attend(round);
    },
  };
}
