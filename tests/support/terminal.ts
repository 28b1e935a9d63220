import { commands } from '../../commands/index.ts';
import { openBot } from '../../src/bot/open.ts';
import { openMemory } from '../../src/storage/memory.ts';
import { openShelf } from '../../src/storage/shelf.ts';
import { attendAtOnce, openNoticeboard } from '../../src/terminal/noticeboard.ts';
import { lexicon, pack } from './shipped.ts';

/** The whole bot as the terminal has it, on a store in memory. */
export function aBot(seed: () => string = () => 'seed', now: () => number = () => 0) {
  const shelf = openShelf(openMemory());
  const noticeboard = openNoticeboard();
  const { bot, bell } = openBot({ commands, pack, lexicon, shelf, noticeboard, now, seed }, (keeper) =>
    attendAtOnce(keeper, shelf, now),
  );
  return { bot, bell, noticeboard, shelf };
}
