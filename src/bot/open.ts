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
  const { commands, pack, lexicon, shelf, noticeboard, now, seed } = parts;
  const library = { shelf, pack, lexicon };
  const results = resultsOf(library, noticeboard);
  const bell: Bell = attendanceOf(
    attendants({
      round: keepRounds({ shelf, pack, noticeboard, results, now, seed }),
      reminder: keepReminders({ shelf, pack, lexicon, noticeboard, now }),
      erasure: keepErasures(library, (round) => bell.nudge(round)),
    }),
  );
  const ofRounds = roundErrands(library, noticeboard, results, bell);
  const ofPeople = ownErrands(library, bell, now);
  const runErrand: RunErrand = (errand) => {
    switch (errand.kind) {
      case 'ring':
      case 'erase':
      case 'export-own':
        return ofPeople(errand);
      default:
        return ofRounds(errand);
    }
  };
  return {
    bot: createBot({ commands, pack, lexicon, shelf, runErrand }),
    bell,
    rooms: keepRooms({ shelf, pack, now, seed }),
  };
}
