import { expect, test } from 'vitest';
import { readDifferential } from '../../src/game/differential.ts';
import { costMs } from '../support/cost.ts';
import { lexicon, pack } from '../support/shipped.ts';

const longest = 4000;
const fill = (piece: string) => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);

/** Each line as long as is read. */
const lined = (text: string) => fill(`${text.repeat(12).slice(0, 569)}\n`);

/** What a form takes at most, made to be costly. */
const lines: readonly (readonly [what: string, text: string])[] = [
  ['one word', fill('a')],
  ['one word of changing letters', fill('leiomyosarcomaofthe')],
  ['short words', fill('a b ')],
  ['names side by side', fill('lymphoma ')],
  ['denials', fill('not no without ')],
  ['commas', fill(',')],
  ['brackets that open', fill('(')],
  ['brackets in pairs', fill('(a)')],
  ['numbers', fill('1. ')],
  ['slashes', fill('a/')],
  ['spaces', `a${fill(' ')}b`],
  ['marks that join', fill('e\u0301\u0302\u0303')],
  ['signs beyond the first plane', fill('😀')],
  ['hyphens', fill('retro-peri-toneal-')],
  ['misspelt names', fill('liomyosarkoma retroperitoneum ')],
  ['versus', fill('vs or and ')],
  ['names and what may deny them', lined('aqmphoma nil pancreatzc nil fibrzmatosis nil ')],
  ['names and what may liken them', lined('aqmphoma like pancreatzc like fibrzmatosis like ')],
];

test.each(lines)('a hostile line costs ten milliseconds at most: %s', (_, text) => {
  expect(costMs(() => readDifferential([text], pack, lexicon))).toBeLessThan(10);
});
