import { withoutReasons } from './aside.ts';
import { denies, readClaims } from './claims.ts';
import { clauseBreak, contentWords, fold, isLittle, longest } from './fold.ts';
import { withoutHedge } from './hedge.ts';
import { type Lexicon, liesBehind } from './lexicon.ts';
import { isNegated, match, sitesIn } from './match.ts';
import { isWellFormed } from './morphology.ts';
import { errorsAllowed, nearestBySound } from './near.ts';
import type { Reading, Recognition } from './reading.ts';
import { seemsToSayWhere } from './where.ts';
import { exactly, fromNamings, isLongEnough, misspelled, nearNamings, unreadOf } from './whole.ts';

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
  return misspelled(words, lexicon) ?? doubt(readClaimed(words, lexicon), words, lexicon);
}

/** At least one word is neither known nor a misspelling: it tells why, and names no diagnosis, no site, no kind. */
function isReason(words: readonly string[], lexicon: Lexicon): boolean {
  const unread = unreadOf(words, lexicon);
  if (!unread.some((word) => word.length > 3 && mend(word, lexicon).length === 0)) return false;
  if (unread.some((word) => isWellFormed(word) || seemsToSayWhere(word, undefined)) || denies(words)) return false;
  return read(words, lexicon).kind === 'nothing';
}

/** What the line claims; failing that, what it denies. */
function readClaimed(words: readonly string[], lexicon: Lexicon): Recognition {
  const claims = readClaims(words, (part) => namesLesion(read(part, lexicon)));
  const affirmed = claims.affirmed.flatMap((claim) => [...claim, clauseBreak]);
  const recognition = read(affirmed, lexicon, claims.affirmed.length === 1 && affirmed.length > words.length);
  if (recognition.kind !== 'nothing' || claims.denied.length === 0) return recognition;
  const denied = read(claims.denied, lexicon);
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

/** @param tried whether the same words were held against whole names already */
function read(words: readonly string[], lexicon: Lexicon, tried = false): Recognition {
  const content = contentWords(words);
  if (content.length === 0) return nothing;
  const unread = unreadOf(words, lexicon);
  if (unread.length === 0) {
    const readings = match(content, lexicon);
    if (readings.length > 0) return { kind: 'read', readings, denied: isNegated(content, readings, lexicon) };
  }
  const built = unread.filter(isWellFormed);
  const whole = tried ? undefined : misspelled(words, lexicon);
  return whole ?? readWordByWord(words, built, lexicon);
}

/** A line with more doubtful words than this allows is not tried in every way. */
const mostWays = 36;
const mostWaysOfOneWord = 6;

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
        .slice(0, mostWaysOfOneWord)
        .flatMap((option) => attempts.map((attempt) => [...attempt, ...option]))
        .slice(0, mostWays);
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
