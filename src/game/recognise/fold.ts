/**
 * Typed text → words that can be compared: Unicode, case, markup, dotted abbreviations, possessives, plurals,
 * British and American spelling, and the words this field uses for one thing (neoplasm: tumor; cancer: malignant tumor).
 */

/** Longer input is cut: no diagnosis is longer, and a megabyte must cost no more than a line. */
export const longest = 600;

/** Discord's mentions, custom emoji and times, tags, addresses. */
export const mention = /<(?:@[!&]?|#|a?:\w{1,32}:|t:)[^>\s]{0,40}>|<\/[^>]{0,60}>|https?:\/\/\S+/gu;
/** What a person struck out. */
export const struckOut = /~~(?!\s*~~)[^~]{1,200}~~/gu;
const markup = /[*_~`|]{1,3}|[\p{Cf}\p{Cc}\p{M}\p{Extended_Pictographic}]/gu;

/** Breaks between clauses, kept as a token of their own: a negation reaches no further. */
export const clauseBreak = ',';

const wordOrBreak = /[\p{L}\p{N}]+|[,;:!?\n.=]|(?<=\s)[-–—](?=\s)|[()[\]]/gu;

/** Words in order, spelled our way; `,` stands wherever a clause ends. */
export function fold(text: string): string[] {
  const plain = text
    .slice(0, longest)
    .replace(/ä/gi, 'ae')
    .normalize('NFKD')
    // One sign may stand for eighteen.
    .slice(0, 2 * longest)
    .replace(/\n/g, ' ; ')
    .replace(/\b(\p{Lu}{2,6})s\b/gu, '$1')
    .replace(mention, ' ')
    .replace(struckOut, ' ')
    .replace(markup, (found) => (/^\p{M}|^\p{Cf}/u.test(found) ? '' : ' '))
    .toLowerCase()
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/\b(?:\p{L}\.){2,}/gu, (dotted) => dotted.replaceAll('.', ''))
    .replace(/\br\/o'?e?d\b/g, 'ruled out')
    .replace(/n't\b/g, 'nt')
    .replace(/'(?:s|d|m|ll|re|ve)?(?=\P{L}|$)/gu, '');
  const words: string[] = [];
  for (const [found] of plain.matchAll(wordOrBreak)) {
    if (/^[\p{L}\p{N}]/u.test(found)) words.push(spell(found));
    else if (!/[()[\].?]/.test(found) && words.length > 0 && words.at(-1) !== clauseBreak) words.push(clauseBreak);
  }
  return words;
}

/** What a name is compared by: its words without the little ones, in any order. Equal for two spellings of one name. */
export function foldName(text: string): string {
  return contentWords(fold(text)).sort().join(' ');
}

const little = new Set(
  'a an the of in on at from to for and with by or its his her their this that which these those is are be was it as type nos'.split(
    ' ',
  ),
);

export function isLittle(word: string): boolean {
  return little.has(word);
}

/** The words that carry meaning, each as the word it stands for. */
export function contentWords(words: readonly string[]): string[] {
  return words.flatMap((word) => (word === clauseBreak || little.has(word) ? [] : (oneThing.get(word) ?? [word])));
}

/** A text's letters run together, with and without its little words: what a space too many or too few does not change. */
export function lettersOf(words: readonly string[]): ReadonlySet<string> {
  const all = words.filter((word) => word !== clauseBreak);
  return new Set([contentWords(words).join(''), all.filter((word) => !little.has(word)).join(''), all.join('')]);
}

const oneThing: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    neoplasm: ['tumor'],
    neoplasia: ['tumor'],
    tumur: ['tumor'],
    tumefaction: ['tumor'],
    malignancy: ['malignant', 'tumor'],
    cancer: ['malignant', 'tumor'],
    cancerous: ['malignant'],
    ca: ['carcinoma'],
    inf: ['inferior'],
    sup: ['superior'],
    rt: ['right'],
    lt: ['left'],
    rp: ['retroperitoneum'],
    retro: ['retroperitoneum'],
    nonhodgkin: ['non', 'hodgkin'],
    langerhan: ['langerhans'],
    undiff: ['undifferentiated'],
    dediff: ['dedifferentiated'],
    retroperit: ['retroperitoneum'],
  }),
);

/** British to American, Latin plurals, and the endings under which German, French, Italian and Spanish write the same words. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/ae(?=m)|(?<=p)ae(?=d)|(?<=ph)ae(?=o)|(?<=[cf])ae(?=[cs])|^ae(?=tio)|(?<=gyn)ae(?=c)|(?<=n)ae(?=s)/g, 'e'],
  [/^oe|oe(?=de?m)|(?<=f)oe(?=t)|(?<=c)oe(?=l)|(?<=rrh|pn)oe(?=a$)/g, 'e'],
  [/tumour/g, 'tumor'],
  [/leuc(?=o|em)/g, 'leuk'],
  [/sulph/g, 'sulf'],
  [/fibre/g, 'fiber'],
  [/^linf/, 'lymph'],
  [/^feo(?=[ck])/, 'pheo'],
  [/crom(?=o)/, 'chrom'],
  [/laer(?:e[mnrs]?)?$/, 'lary'],
  [/sarkom/, 'sarcom'],
  [/karzin/, 'carcin'],
  [/zyt(?=[io])/, 'cyt'],
  [/(?<=fibr)ose$/, 'osis'],
  [/poese$/, 'poiesis'],
  [/(?<=[a-z]{7}al)e[mnrs]?$/, ''],
  [/omata$/, 'oma'],
  [/((?<!e)[aeoy])ses$/, '$1sis'],
  [/(ss|x|ch|sh)es$/, '$1'],
  [/([a-z]{2,})ies$/, '$1y'],
  [/([a-z]{3,}[^su i])s$/, '$1'],
];

const spelled = new Map<string, string>();

/** Words that stand for others, so that a typing error in them can be mended too. */
export const standIns: readonly string[] = [...oneThing.keys()].filter((word) => word.length >= 5);

/** No plurals: "exclude lymphoma" asks for it, "excludes lymphoma" takes it away. */
const verbs: ReadonlySet<string> = new Set(['excludes', 'rules']);

/** One typed word as it is compared. Remembered, since the same few thousand words come back. */
function spell(word: string): string {
  const known = spelled.get(word);
  if (known !== undefined) return known;
  if (verbs.has(word)) return word;
  let result = word;
  for (const [from, to] of spellings) result = result.replace(from, to);
  if (spelled.size < 20_000 && word.length < 40) spelled.set(word, result);
  return result;
}
