import { resolve } from 'node:path';
import { buildLexicon, namesOf } from '../../src/game/recognise/lexicon.ts';
import { loadPacks } from '../../src/knowledge/load.ts';

const loaded = loadPacks(resolve(import.meta.dirname, '../../knowledge'));
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));

/** The pack that ships, loaded once per test file. */
export const pack = loaded.packs[0]!;
export const lexicon = buildLexicon(namesOf(pack), pack.sites);
