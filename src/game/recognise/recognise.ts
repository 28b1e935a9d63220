import { clauseBreak, contentWords, fold } from './fold.ts';
import type { Entity, Lexicon, Naming } from './lexicon.ts';
import { markSites } from './lexicon.ts';
import { isWellFormed } from './morphology.ts';
import { errorsAllowed } from './near.ts';
import { readClaims, seemsToSayWhere } from './phrases.ts';

/** What one entity in the text was called, and the sites that were named beside it. */
export interface Reading {
  readonly naming: Naming;
  /** Ids of sites named beside the entity, those within its own name left out. */
  readonly sites: readonly string[];
}

/** What a line of a differential was understood to say. */
export type Recognition =
  | { readonly kind: 'read'; readonly readings: readonly Reading[]; readonly denied: boolean }
  /** The spelling fits several equally well. */
  | { readonly kind: 'tie'; readonly between: readonly Entity[] }
  /** Surely the name of a disease, but of none that the pack knows. */
  | { readonly kind: 'unknown-disease'; readonly word: string }
  /** Something was read, but a word that seems to say where was not. */
  | { readonly kind: 'unread-site'; readonly word: string; readonly entity: Entity }
  | { readonly kind: 'nothing' };

const nothing: Recognition = { kind: 'nothing' };

/** Reads one line. Never throws, whatever it is given. */
export function recognise(text: string, lexicon: Lexicon): Recognition {
  const words = fold(text);
  const whole = exactly(contentWords(words), lexicon);
  if (whole) return whole;
  const claims = readClaims(words, (part) => read([...part], lexicon).kind === 'read');
  const affirmed = claims.affirmed.flatMap((claim) => [...claim, clauseBreak]);
  const recognition = read(affirmed, lexicon);
  if (recognition.kind !== 'nothing' || claims.denied.length === 0) return recognition;
  const denied = read([...claims.denied], lexicon);
  return denied.kind === 'read' ? { ...denied, denied: true } : nothing;
}

/** The whole text is a listed name, letter by letter. */
function exactly(content: readonly string[], lexicon: Lexicon): Recognition | undefined {
  const namings = lexicon.byLetters.get(content.join(''));
  return namings && fromNamings(namings);
}

function fromNamings(namings: readonly Naming[]): Recognition {
  const entities = [...new Set(namings.map((naming) => naming.entity))];
  if (entities.length > 1) return { kind: 'tie', between: entities };
  return { kind: 'read', readings: [{ naming: namings[0]!, sites: [] }], denied: false };
}

function read(words: string[], lexicon: Lexicon): Recognition {
  const content = contentWords(words);
  if (content.length === 0) return nothing;
  const unread = content.filter((word) => !lexicon.words.has(word));
  if (unread.length === 0) {
    const readings = match(content, lexicon);
    if (readings.length > 0) return { kind: 'read', readings, denied: false };
  }
  const built = unread.filter(isWellFormed);
  if (built.length === 0) {
    const misspelled = nearName(content, lexicon);
    if (misspelled) return misspelled;
  }
  return readWordByWord(words, built, lexicon);
}

/** The whole line is one name, a typing error or two away: one clear nearest, or a tie. */
function nearName(content: readonly string[], lexicon: Lexicon): Recognition | undefined {
  const letters = content.join('');
  if (letters.length < 6 || letters.length > 80) return undefined;
  const { found } = lexicon.nearLetters.nearest(letters, letters.length < 12 ? 1 : 2);
  if (found.length === 0) return undefined;
  return fromNamings(found.flatMap((name) => lexicon.byLetters.get(name)!));
}

/** Mends each unread word by itself, then looks for names in what stands there. */
function readWordByWord(words: readonly string[], built: readonly string[], lexicon: Lexicon): Recognition {
  let attempts: string[][] = [[]];
  const strange: string[] = [];
  let previous: string | undefined;
  for (const word of words) {
    const options =
      lexicon.words.has(word) || built.includes(word) || word === clauseBreak ? [[word]] : mend(word, lexicon);
    if (options.length === 0) {
      if (seemsToSayWhere(word, previous)) strange.push(word);
      for (const attempt of attempts) attempt.push(word);
    } else {
      attempts = options
        .slice(0, 6)
        .flatMap((option) => attempts.map((attempt) => [...attempt, ...option]))
        .slice(0, 36);
    }
    if (word !== 'the') previous = word;
  }
  const readings = attempts.map((attempt) => match(contentWords(attempt), lexicon));
  const most = Math.max(...readings.map(coverage));
  const best = readings.filter((reading) => reading.length > 0 && coverage(reading) === most);
  if (built.length > 0) return best.length === 0 ? { kind: 'unknown-disease', word: built[0]! } : nothing;
  if (best.length === 0) return nothing;
  const entities = [...new Set(best.map((reading) => reading[0]!.naming.entity))];
  if (entities.length > 1) return { kind: 'tie', between: entities };
  const site = strange[0];
  if (site !== undefined) return { kind: 'unread-site', word: site, entity: entities[0]! };
  return { kind: 'read', readings: best[0]!, denied: false };
}

function coverage(readings: readonly Reading[]): number {
  return readings.reduce((sum, { naming, sites }) => sum + naming.words.length + sites.length / 8, 0);
}

/** The known words an unread one may stand for: the nearest, or two that were run together. */
function mend(word: string, lexicon: Lexicon): string[][] {
  const most = errorsAllowed(word.length);
  if (most === 0) return [];
  const { found } = lexicon.nearWords.nearest(word, most);
  const near = found.filter((known) => known.length >= 4).map((known) => [known]);
  if (near.length > 0) return near;
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => lexicon.words.has(part))) return [parts];
  }
  return [];
}

/** Names whose words all stand in the text, the fullest first; no word is used twice. */
function match(content: readonly string[], lexicon: Lexicon): Reading[] {
  const marked = markSites(content, lexicon.sitePhrases);
  const left = new Set(marked);
  const found: Naming[] = [];
  while (found.length < 5) {
    const naming = fullest(left, found.length > 0, lexicon);
    if (!naming) break;
    found.push(naming);
    for (const word of naming.words) if (found.length > 1 || !word.startsWith('@')) left.delete(word);
  }
  return found.map((naming) => ({
    naming,
    sites: marked.filter((word) => word.startsWith('@') && !naming.words.includes(word)).map((word) => word.slice(1)),
  }));
}

function fullest(left: ReadonlySet<string>, besides: boolean, lexicon: Lexicon): Naming | undefined {
  let best: Naming | undefined;
  for (const word of left) {
    for (const naming of lexicon.byRarestWord.get(word) ?? []) {
      if (best && weight(naming) <= weight(best)) continue;
      if (!naming.words.every((own) => left.has(own))) continue;
      if (besides && naming.words.every((own) => own.startsWith('@'))) continue;
      best = naming;
    }
  }
  return best;
}

/** Words that name count before sites, and more letters before fewer. */
function weight(naming: Naming): number {
  let sum = 0;
  for (const word of naming.words) sum += word.startsWith('@') ? 40 : 100 + Math.min(word.length, 39);
  return sum;
}
