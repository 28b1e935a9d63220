import { indexNear } from '../recognise/near.ts';
import { remembering } from '../remember.ts';
import { fillers, saysNothing } from './filler.ts';
import { shadeWords } from './finding.ts';
import { alikeWords } from './likeness.ts';
import { stem } from './stem.ts';
import { topicWords } from './thesaurus.ts';

/** A shorter word with a letter wrong is another word. */
const shortest = 5;
const mostErrors = 1;
const mostKept = 5000;

/** Reads a word with a typing error as the one word of the field, or of the paper, that it is near to. @param said words of the paper */
export function openMending(said: Iterable<string>): (word: string) => string {
  const all = new Set([...topicWords, ...alikeWords, ...shadeWords, ...fillers, ...said]);
  const stems = new Set([...all].map(stem));
  const topicStems = new Set(topicWords.map(stem));
  const near = indexNear(all, shortest - mostErrors);
  function mend(word: string): string {
    if (word.length < shortest || /\P{L}/u.test(word) || stems.has(stem(word)) || saysNothing(word)) return word;
    // The first letter is seldom wrong: "bright" is no misspelled "right".
    const found = near.nearest(word, mostErrors).found.filter((one) => one[0] === word[0]);
    const own = found.filter((one) => topicStems.has(stem(one)));
    const meant = own.length > 0 ? own : found;
    return new Set(meant.map(stem)).size === 1 ? meant[0]! : word;
  }

  return remembering(mostKept, mend);
}
