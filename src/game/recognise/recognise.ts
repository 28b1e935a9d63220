import { withoutReasons } from './aside.ts';
import { denies, readClaims } from './claims.ts';
import { clauseBreak, contentWords, fold, isLittle, lettersOf, longest } from './fold.ts';
import { withoutHedge } from './hedge.ts';
import type { Entity, Lexicon, Naming } from './lexicon.ts';
import { liesBehind, markSites } from './lexicon.ts';
import { isWellFormed } from './morphology.ts';
import { errorsAllowed, nearestBySound } from './near.ts';
import { isBesides, saysLittleAlone } from './scant.ts';
import { seemsToSayWhere } from './where.ts';

/** What one entity in the text was called, and the sites that were named beside it. */
export interface Reading {
  readonly naming: Naming;
  /** Ids of sites named beside the entity, those within its own name left out. */
  readonly sites: readonly string[];
  /** Ids of sites in what was only given as a reason: they may agree, but contradict nothing. */
  readonly mentioned: readonly string[];
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
  const typed = fold(text);
  const whole = exactly(typed, lexicon) ?? exactly(withoutHedge(typed), lexicon);
  if (whole) return whole;
  const line = text.slice(0, longest);
  const { bare, reasons } = withoutReasons(line, (aside) => isReason(fold(aside), lexicon));
  if (reasons.length === 0) return readLine(typed, lexicon);
  const recognition = readLine(fold(bare), lexicon);
  if (recognition.kind !== 'read') return recognition;
  const mentioned = reasons.flatMap((reason) => sitesIn(contentWords(fold(reason)), lexicon));
  return { ...recognition, readings: recognition.readings.map((reading) => ({ ...reading, mentioned })) };
}

function readLine(words: readonly string[], lexicon: Lexicon): Recognition {
  if (denies(words)) return readClaimed(words, lexicon);
  return misspelled(words, lexicon, 2) ?? doubt(readClaimed(words, lexicon), words, lexicon);
}

/** At least one word is neither known nor a misspelling: it tells why, and names no diagnosis, no site, no kind. */
function isReason(words: readonly string[], lexicon: Lexicon): boolean {
  const unread = unreadOf(words, lexicon);
  if (!unread.some((word) => word.length > 3 && mend(word, lexicon).length === 0)) return false;
  if (unread.some((word) => isWellFormed(word) || seemsToSayWhere(word, undefined)) || denies(words)) return false;
  return read([...words], lexicon).kind === 'nothing';
}

/** What the line claims; failing that, what it denies. */
function readClaimed(words: readonly string[], lexicon: Lexicon): Recognition {
  const claims = readClaims(words, (part) => namesLesion(read([...part], lexicon)));
  const affirmed = claims.affirmed.flatMap((claim) => [...claim, clauseBreak]);
  const recognition = read(affirmed, lexicon, claims.affirmed.length === 1 && affirmed.length > words.length);
  if (recognition.kind !== 'nothing' || claims.denied.length === 0) return recognition;
  const denied = read([...claims.denied], lexicon);
  return denied.kind === 'read' ? { ...denied, denied: true } : nothing;
}

/** "NF1 with neurofibroma" names the lesion after its syndrome; "neurofibroma with NF1" before. */
function namesLesion(recognition: Recognition): boolean {
  return recognition.kind === 'read' && recognition.readings.some(({ naming }) => !liesBehind(naming.entity));
}

/**
 * One typing error can turn a name into other known words ("vena cva"). So where the whole line is one letter from a
 * listed name, that name settles what could not be settled, and casts doubt on a reading that says otherwise.
 */
function doubt(recognition: Recognition, words: readonly string[], lexicon: Lexicon): Recognition {
  if (recognition.kind !== 'read' && recognition.kind !== 'nothing') return recognition;
  // With an unread word this was looked at before.
  if (unreadOf(words, lexicon).length > 0) return recognition;
  const near = [...new Set(nearNamings(words, lexicon, 1).map(({ entity }) => entity))];
  if (near.length === 0) return recognition;
  const entities =
    recognition.kind === 'read' ? [...new Set(recognition.readings.map(({ naming }) => naming.entity))] : [];
  if (entities.length !== 1) {
    return isLongEnough(words) ? fromNamings(nearNamings(words, lexicon, 1)) : recognition;
  }
  const others = near.filter((entity) => entity !== entities[0]);
  return others.length === 0 ? recognition : { kind: 'tie', between: [...entities, ...others] };
}

/** The whole text is a listed name, letter by letter. */
function exactly(words: readonly string[], lexicon: Lexicon): Recognition | undefined {
  for (const letters of lettersOf(words)) {
    const namings = lexicon.byLetters.get(letters);
    if (namings) return fromNamings(namings);
  }
  return undefined;
}

/**
 * The whole text is one listed name, up to `most` typing errors away: the one clear nearest, or a tie. Only where a word
 * cannot be read as it stands, and none of those is built as the name of a disease is.
 */
function misspelled(words: readonly string[], lexicon: Lexicon, most: number): Recognition | undefined {
  const unread = unreadOf(words, lexicon);
  if (unread.length === 0 || unread.some(isWellFormed) || !isLongEnough(words)) return undefined;
  const near = nearNamings(words, lexicon, most);
  return near.length === 0 ? undefined : fromNamings(near);
}

function unreadOf(words: readonly string[], lexicon: Lexicon): string[] {
  return contentWords(words).filter((word) => !lexicon.words.has(word));
}

/** An abbreviation with a letter wrong is another abbreviation. */
const shortestMisspelled = 6;
const longestMisspelled = 90;
/** Two typing errors in fewer letters make another word of it. */
const shortestTwice = 12;

function isLongEnough(words: readonly string[]): boolean {
  return contentWords(words).join('').length >= shortestMisspelled;
}

function nearNamings(words: readonly string[], lexicon: Lexicon, most: number): Naming[] {
  let least = most;
  let found: readonly string[] = [];
  for (const letters of lettersOf(words)) {
    if (letters.length > longestMisspelled) continue;
    const near = nearestBySound(
      letters,
      letters.length < shortestTwice ? Math.min(1, least) : least,
      lexicon.nearLetters,
    );
    if (near.errors > least || near.found.length === 0) continue;
    found = near.errors < least ? near.found : [...found, ...near.found];
    least = near.errors;
  }
  return found.flatMap((letters) => lexicon.byLetters.get(letters)!);
}

function fromNamings(namings: readonly Naming[]): Recognition {
  const entities = [...new Set(namings.map((naming) => naming.entity))];
  if (entities.length > 1) return { kind: 'tie', between: entities };
  return { kind: 'read', readings: [{ naming: namings[0]!, sites: [], mentioned: [] }], denied: false };
}

/** @param tried whether the same words were held against whole names already */
function read(words: string[], lexicon: Lexicon, tried = false): Recognition {
  const content = contentWords(words);
  if (content.length === 0) return nothing;
  const unread = unreadOf(words, lexicon);
  if (unread.length === 0) {
    const readings = match(content, lexicon);
    if (readings.length > 0) return { kind: 'read', readings, denied: isNegated(content, readings, lexicon) };
  }
  const built = unread.filter(isWellFormed);
  const whole = tried ? undefined : misspelled(words, lexicon, 2);
  return whole ?? readWordByWord(words, built, lexicon);
}

/** Mends each unread word by itself, then looks for names in what stands there. */
function readWordByWord(words: readonly string[], built: readonly string[], lexicon: Lexicon): Recognition {
  let attempts: string[][] = [[]];
  const strange: string[] = [];
  let previous: string | undefined;
  for (const word of words) {
    const options =
      lexicon.words.has(word) || built.includes(word) || word === clauseBreak || isLittle(word)
        ? [[word]]
        : mend(word, lexicon);
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
  const { found } = nearestBySound(word, most, lexicon.nearWords);
  if (found.length > 0) return found.map((known) => [known]);
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
  if (found.every(({ words }) => saysLittleAlone(words) && marked.some((word) => isBesides(word, words)))) return [];
  return found.map((naming) => ({
    naming,
    sites: sitesAmong(marked.filter((word) => !naming.words.includes(word))),
    mentioned: [],
  }));
}

/** "Non-lymphoma": a prefix of the name and no part of it. "Non-functioning pheochromocytoma" denies something else. */
function isNegated(content: readonly string[], readings: readonly Reading[], lexicon: Lexicon): boolean {
  if (!content.includes('non')) return false;
  const marked = markSites(content, lexicon.sitePhrases);
  const at = marked.indexOf('non');
  const next = marked[at + 1] ?? '';
  return at >= 0 && readings.some(({ naming: { words } }) => words.includes(next) && !words.includes('non'));
}

function sitesIn(content: readonly string[], lexicon: Lexicon): string[] {
  return sitesAmong(markSites(content, lexicon.sitePhrases));
}

function sitesAmong(marked: readonly string[]): string[] {
  return marked.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
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
