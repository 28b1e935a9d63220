import { expect, test } from 'vitest';
import { readDifferential } from '../../src/game/differential.ts';
import { lexicon, pack } from '../support/shipped.ts';

const longest = 4000;
const fill = (piece: string) => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);

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
];

// The least of several runs: what the machine does beside them only ever adds.
test.each(lines)('a hostile line costs ten milliseconds at most: %s', (_, text) => {
  const times = Array.from({ length: 7 }, () => {
    const from = performance.now();
    readDifferential([text], pack, lexicon);
    return performance.now() - from;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});
