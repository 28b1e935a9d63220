import { fold } from './fold.ts';

/** What stands in front of a name when somebody is not sure. A name is whole behind it, whatever words it is made of. */
const hedges: readonly string[][] = [
  'probable probably likely possible possibly suspect suspected presumed presumptive query maybe perhaps consider favor favour r/o ro think',
  'suspicious for,concerning for,consistent with,compatible with,rule out,most likely,i think,i think it is,i think this is,this is,it is,looks like,could be,may be,might be,must be,suggestive of,worried about',
]
  .flatMap((list, index) => list.split(index === 0 ? ' ' : ','))
  .map((hedge) => fold(hedge))
  .sort((a, b) => b.length - a.length);

/** The words behind a hedge that begins them; else the words as they are. */
export function withoutHedge(words: readonly string[]): readonly string[] {
  const hedge = hedges.find((one) => one.length > 0 && one.every((word, index) => words[index] === word));
  return hedge ? words.slice(hedge.length) : words;
}
