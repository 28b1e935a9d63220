import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { type Bot, createBot } from './bot.ts';
import type { Command } from './command.ts';
import type { Noticeboard } from './noticeboard.ts';
import type { Shelf } from './records.ts';
import { roundErrands } from './rounds/errands.ts';
import { type Keeper, keepRounds } from './rounds/keeper.ts';
import { resultsOf } from './rounds/results.ts';

/** Everything that the bot is made of, and what an edge lends it. */
export interface Parts {
  readonly commands: readonly Command[];
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly shelf: Shelf;
  readonly noticeboard: Noticeboard;
  now(): number;
  /** A new seed each time. */
  seed(): string;
}

/** How rounds are attended to: at once, or when a timer rings. */
export interface Attendance {
  attend(round: string): Promise<void>;
  nudge(round: string): void;
}

/** @param attendanceOf what rings for rounds, given who keeps them */
export function openBot<Bell extends Attendance>(
  parts: Parts,
  attendanceOf: (keeper: Keeper) => Bell,
): { readonly bot: Bot; readonly bell: Bell } {
  const { commands, pack, lexicon, shelf, noticeboard, now, seed } = parts;
  const library = { shelf, pack, lexicon };
  const results = resultsOf(library, noticeboard);
  const bell = attendanceOf(keepRounds({ shelf, pack, noticeboard, results, now, seed }));
  const runErrand = roundErrands(library, noticeboard, results, bell);
  return { bot: createBot({ commands, pack, lexicon, shelf, runErrand }), bell };
}
