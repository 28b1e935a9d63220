import { contentWords } from '../recognise/fold.ts';
import { remembering } from '../remember.ts';

/** Endings, taken off in this order, as long as something remains. */
const endings: readonly RegExp[] = [
  /(?<![siu])s$/,
  /(?:ingly|edly|ing|ed)$/,
  /e$/,
  /(?:ization|isation|ation|ement|ment|ion|ive|ically|ical|ally|al|ic|ity|ably|ly)$/,
  /[ey]$/,
];

/** A word without its endings, so that enhances, enhancing and enhancement are one. */
export const stem = remembering(20_000, (word) => {
  let result = word;
  for (const ending of endings) {
    const shorter = result.replace(ending, '');
    if (shorter.length >= 4) result = shorter;
  }
  return result;
});

/** Of the words that carry meaning. */
export function stemsOf(words: readonly string[]): string[] {
  return contentWords(words).map(stem);
}
