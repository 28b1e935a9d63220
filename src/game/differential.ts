import type { Pack } from './pack.ts';
import { readClaims } from './recognise/claims.ts';
import { contentWords, fold } from './recognise/fold.ts';
import type { Lexicon } from './recognise/lexicon.ts';
import { markSites } from './recognise/lexicon.ts';
import { type Understanding, understand } from './recognise/understand.ts';
import { type Names, splitDifferential } from './split.ts';

/** A differential holds at most this many lines; a sixth would be a list of everything. */
const mostLines = 5;
/** What is typed beyond this is no differential, and is not read: a field full of commas costs no more than a long list. */
const mostCharactersRead = 4000;
/** Characters that reading a piece of text costs besides its own. */
const costOfReading = 40;

interface Line {
  readonly text: string;
  readonly understood: Understanding;
}

export interface Differential {
  /** Ranked, each diagnosis once at its best rank, denied ones left out. */
  readonly ranked: readonly Line[];
  /** "Not lymphoma": read, but takes no rank. */
  readonly denied: readonly Line[];
  /** Could not be read; the learner is asked again. */
  readonly unread: readonly Line[];
  readonly repeated: readonly Line[];
  /** Beyond the fifth line. */
  readonly ignored: readonly string[];
}

/** Why a list does not count as it stands. */
export type NotTaken =
  | { readonly refused: 'nothing-named' }
  | { readonly refused: 'unread'; readonly differential: Differential }
  | { readonly refused: 'only-denied'; readonly differential: Differential };

/** Reads one line: by the pack alone, or as a room does that accepted names of its own. */
type ReadLine = (text: string) => Understanding;

/** The guesses of one text field, words as typed. */
export function listGuesses(text: string, pack: Pack, lexicon: Lexicon): string[] {
  return splitBy(
    text,
    lexicon,
    readOnce((piece) => understand(piece, pack, lexicon)),
  );
}

/** Reads guesses in rank order. Each may itself hold a list, as the one free field does. */
export function readDifferential(
  fields: readonly string[],
  pack: Pack,
  lexicon: Lexicon,
  read: ReadLine = (text) => understand(text, pack, lexicon),
): Differential {
  const understandOne = readOnce(read);
  const guesses = fields.flatMap((field) => splitBy(field, lexicon, understandOne));
  const ranked: Line[] = [];
  const denied: Line[] = [];
  const unread: Line[] = [];
  const repeated: Line[] = [];
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const text of guesses) {
    const understood = understandOne(text);
    if (understood === undefined) {
      ignored.push(text);
      continue;
    }
    const line = { text, understood };
    const key = meaningOfLine(understood);
    if (key === undefined) unread.push(line);
    else if (understood.kind === 'entity' && understood.denied) denied.push(line);
    else if (seen.has(key)) repeated.push(line);
    else if (ranked.length === mostLines) ignored.push(text);
    else {
      seen.add(key);
      ranked.push(line);
    }
  }
  return { ranked, denied, unread, repeated, ignored };
}

/** `undefined`: it counts. What could not be read is asked again first, even beside lines that could. */
export function whyNotTaken(differential: Differential): NotTaken | undefined {
  const { ranked, denied, unread } = differential;
  if (unread.length > 0) return { refused: 'unread', differential };
  if (ranked.length > 0) return undefined;
  return denied.length > 0 ? { refused: 'only-denied', differential } : { refused: 'nothing-named' };
}

/** Reads each text once, and no more of them than a differential can hold. */
type ReadOnce = (text: string) => Understanding | undefined;

function readOnce(read: ReadLine): ReadOnce {
  const known = new Map<string, Understanding>();
  let left = mostCharactersRead;
  return (text) => {
    const before = known.get(text);
    if (before || left <= 0) return before;
    left -= text.length + costOfReading;
    const understood = read(text);
    known.set(text, understood);
    return understood;
  };
}

function splitBy(text: string, lexicon: Lexicon, understandOne: ReadOnce): string[] {
  const known = new Map<string, Names>();
  return splitDifferential(text, {
    names(piece) {
      const before = known.get(piece);
      if (before !== undefined) return before;
      const names = namesIn(piece, understandOne(piece), lexicon);
      known.set(piece, names);
      return names;
    },
  });
}

/** @param understood `undefined`: not read, so that it stays as it stands */
function namesIn(piece: string, understood: Understanding | undefined, lexicon: Lexicon): Names {
  if (understood?.kind === 'several') return 'several';
  if (understood?.kind !== 'nothing') return 'one';
  const words = fold(piece);
  const claims = readClaims(words, () => false);
  if (claims.affirmed.length === 0 && claims.denied.length === 0) return 'small-talk';
  const content = contentWords(words);
  if (content.length === 0) return 'small-talk';
  const holdsSite = markSites(content, lexicon.sitePhrases).some((word) => word.startsWith('@'));
  return holdsSite || content.every((word) => lexicon.words.has(word)) ? 'qualifier' : 'nothing';
}

/** Two lines with one meaning are one line. `undefined`: it could not be read. */
export function meaningOfLine(understood: Understanding): string | undefined {
  if (understood.kind === 'unknown-disease') return `?${understood.word}`;
  if (understood.kind !== 'entity') return undefined;
  return understood.site === 'contradicts'
    ? `${understood.entity.id} ${understood.sites.join(' ')}`
    : understood.entity.id;
}
