/** Words and figures of a text, as texts are held against the paper. */

export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/(\p{L})[-–](?=\p{L})/gu, '$1 ')
      .match(/\p{L}[\p{L}'’]*|\d+(?:[.:]\d+)*%?/gu) ?? []
  );
}

const units = 'cm|mm|mL|kV|mAs|months?|years?|weeks?|cycles|cases';
const figure = new RegExp(`(\\d+(?:[.:]\\d+)*)(?:\\s*(%)|[\\s-](${units})\\b)?`, 'gi');

/** Figures with their units: `15.4 cm`, `31.4%`, `3:1`. */
export function figuresOf(text: string): string[] {
  // "5- and 10-year" gives both their unit.
  const spelledOut = text.replace(/(\d)- (and|or|to) (\d+)-(\w+)/g, '$1-$4 $2 $3-$4');
  return [...spelledOut.matchAll(figure)].map(
    ([, number, percent, unit]) => `${number}${percent ?? ''}${unit ? ` ${unit.toLowerCase().replace(/s$/, '')}` : ''}`,
  );
}

/** A word without its ending, British spelling as American: `enhancing`, `enhances` and `enhancement` are one. */
export function stemOf(word: string): string {
  const spelled = word
    .replace(/’/g, "'")
    .replace(/'s?$/, '')
    .replace(/our$/, 'or')
    .replace(/aem/g, 'em')
    .replace(/oed/g, 'ed');
  let stem = spelled;
  for (let before = ''; before !== stem && stem.length > 4; ) {
    before = stem;
    stem = stem
      .replace(/ies$/, 'y')
      .replace(/(?:ally|ments?|ness)$/, '')
      .replace(/(?:ations?|ated|ating|ates?)$/, 'at')
      .replace(/(?:ing|ed|es|s|ly|e|al)$/, '');
  }
  return stem.replace(/s$/, '');
}
