import { type Library, openLibrary } from '../game/ask/library.ts';
import type { Pack } from '../game/pack.ts';
import type { Lexicon } from '../game/recognise/lexicon.ts';
import { type Bot, createBot, type RunErrand } from './bot.ts';
import type { Command } from './command.ts';
import { type Departures, keepRooms } from './departures.ts';
import { type Attends, attendants } from './due.ts';
import { keepErasures } from './erasure.ts';
import type { Noticeboard } from './noticeboard.ts';
import { ownErrands } from './own.ts';
import type { Shelf } from './records.ts';
import { keepReminders } from './review/reminders.ts';
import { roundErrands } from './rounds/errands.ts';
import { keepRounds } from './rounds/keeper.ts';
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

/** How what is due is attended to: at once, or when a timer rings. */
export interface Attendance {
  attend(due: string): Promise<void>;
  nudge(due: string): void;
}

/** @param attendanceOf what rings, given who sees to it */
export function openBot<Bell extends Attendance>(
  parts: Parts,
  attendanceOf: (keeper: Attends) => Bell,
): { readonly bot: Bot; readonly bell: Bell; readonly rooms: Departures } {
  const { commands, pack, lexicon, shelf, noticeboard, tutor, now, seed } = parts;
  const sources = { shelf, pack, lexicon };
  const results = resultsOf(sources, noticeboard);
  // Made ready when somebody first asks: that takes longer than a start should.
  let opened: Library | undefined;
  const library = () => {
    opened ??= openLibrary(pack, lexicon);
    return opened;
  };
  const bell: Bell = attendanceOf(
    attendants({
      round: keepRounds({ shelf, pack, noticeboard, results, now, seed }),
      reminder: keepReminders({ shelf, pack, lexicon, noticeboard, now }),
      erasure: keepErasures(sources, (round) => bell.nudge(round)),
    }),
  );
  const toTutor = tutorErrands(tutor, library);
  const ofRounds = roundErrands(sources, noticeboard, results, bell, now);
  const ofPeople = ownErrands(shelf, bell, now);
  const runErrand: RunErrand = (errand) => {
    switch (errand.kind) {
      case 'explain':
      case 'ask':
        return toTutor(errand);
      case 'ring':
      case 'erase':
      case 'export-own':
        return ofPeople(errand);
      default:
        return ofRounds(errand);
    }
  };
  const hasModel = tutor !== undefined;
  return {
    bot: createBot({ commands, pack, lexicon, shelf, runErrand, library, hasModel }),
    bell,
    rooms: keepRooms({ shelf, pack, now, seed }),
  };
}
