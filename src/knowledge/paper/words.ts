/** Words and figures of a text, as texts are held against the paper. */

export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/(\p{L})[-–](?=\p{L})/gu, '$1 ')
      .match(/\p{L}[\p{L}\p{N}'’]*|\d+(?:[.:]\d+)*%?/gu) ?? []
  );
}

const unit = '(?:\\s*%|[\\s-](?:cm|mm|mL|kV|mAs|months?|years?|weeks?|cycles?|cases?)\\b)';
const numbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const numberWord = new RegExp(`\\b(${numbers.join('|')})(?=${unit})`, 'gi');
const number = '(?<![\\p{L}\\d.:])\\d+(?:[.:]\\d+)*';
const range = new RegExp(`(${number})(?:-? (?:and|to|or) |[-–])(?=\\d+(?:\\.\\d+)?-?(${unit}))`, 'giu');
const figure = new RegExp(`(${number})(${unit})?`, 'giu');

/** Figures with their units, those of a range each with its own: `15.4 cm`, `31.4%`, `3:1`; "10-20%" is 10% and 20%, "six cycles" 6 cycle. */
export function figuresOf(text: string): string[] {
  const spread = text
    .replace(numberWord, (word) => String(numbers.indexOf(word.toLowerCase()) + 2))
    .replace(range, (_, from: string, of: string) => `${from}${of} `);
  return [...spread.matchAll(figure)].map(([, value, of = '']) => {
    const name = of.replace(/[\s-]+/g, '').toLowerCase();
    return name === '' || name === '%' ? `${value}${name}` : `${value} ${name.replace(/s$/, '')}`;
  });
}

/** A word without its ending, British spelling as American: `enhancing`, `enhances` and `enhancement` are one. */
export function stemOf(word: string): string {
  let stem = word
    .replace(/’/g, "'")
    .replace(/'s?$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=..[^sui])s$/, '')
    .replace(/our$/, 'or')
    .replace(/aem/g, 'em')
    .replace(/oed/g, 'ed');
  for (let before = ''; before !== stem && stem.length > 4; ) {
    before = stem;
    stem = stem
      .replace(/(?:ally|ment|ness)$/, '')
      .replace(/(?:ation|ated|ating|ate)$/, 'at')
      .replace(/(?:ing|ed|ly|al)$/, '');
  }
  return stem.replace(/(?<=...)e$/, '');
}
