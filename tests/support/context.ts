import type { Context } from '../../src/bot/command.ts';
import { newLearner } from '../../src/bot/learner.ts';
import { openLibrary } from '../../src/game/ask/library.ts';
import { lexicon, pack } from './shipped.ts';

const library = openLibrary(pack, lexicon);

/** What a command gets to know, as in a direct message to somebody new. */
export function aContext(change: Partial<Context> = {}): Context {
  return {
    args: {},
    learner: newLearner('a'),
    room: undefined,
    channel: undefined,
    name: 'A',
    facilitator: false,
    found: { get: () => undefined },
    pack,
    lexicon,
    library,
    hasModel: false,
    now: 0,
    seed: 's',
    commands: [],
    ...change,
  };
}
