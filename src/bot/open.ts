import { type Library, openLibrary } from '../game/ask/library.ts';
import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { type Bot, createBot, type RunErrand } from './bot.ts';
import type { Command } from './command.ts';
import type { Noticeboard } from './noticeboard.ts';
import type { Shelf } from './records.ts';
import { roundErrands } from './rounds/errands.ts';
import { type Keeper, keepRounds } from './rounds/keeper.ts';
import { resultsOf } from './rounds/results.ts';
import type { Tutor } from './tutor.ts';
import { tutorErrands } from './tutor-errands.ts';

/** Everything that the bot is made of, and what an edge lends it. */
export interface Parts {
  readonly commands: readonly Command[];
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly shelf: Shelf;
  readonly noticeboard: Noticeboard;
  /** A language model that plans explanations; everything works without. */
  readonly tutor?: Tutor | undefined;
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
  const { commands, pack, lexicon, shelf, noticeboard, tutor, now, seed } = parts;
  const kept = { shelf, pack, lexicon };
  const results = resultsOf(kept, noticeboard);
  // Made ready when somebody first asks: that takes longer than a start should.
  let opened: Library | undefined;
  const library = () => {
    opened ??= openLibrary(pack, lexicon);
    return opened;
  };
  const bell = attendanceOf(keepRounds({ shelf, pack, noticeboard, results, now, seed }));
  const toTutor = tutorErrands(tutor, library);
  const inRounds = roundErrands(kept, noticeboard, results, bell, now);
  const runErrand: RunErrand = (errand) =>
    errand.kind === 'explain' || errand.kind === 'ask' ? toTutor(errand) : inRounds(errand);
  const hasModel = tutor !== undefined;
  return { bot: createBot({ commands, pack, lexicon, shelf, runErrand, library, hasModel }), bell };
}
