import { clauseBreak, isLittle } from './fold.ts';
import { leadsOn, phraseAt } from './phrases.ts';

/** What a text claims and what it denies. What trails behind a claim (spread, neighbors, associated findings) is neither. */
export interface Claims {
  readonly affirmed: readonly (readonly string[])[];
  readonly denied: readonly string[];
}

/**
 * @param words folded, with clause breaks
 * @param names whether these words name something: "lymphoma with necrosis" has a tail, "consistent with lymphoma" has none
 */
export function readClaims(words: readonly string[], names: (words: readonly string[]) => boolean): Claims {
  const affirmed: string[][] = [];
  const denied: string[] = [];
  let claim: string[] = [];
  /** Words taken away since the last negation; `undefined` where none is at work. */
  let taken: string[] | undefined;
  /** The negation is said of the claim, unless it goes on to name something. */
  let saidOfClaim = false;
  /** "Excluded: lymphoma" reaches into the next clause, "no, lymphoma" does not. */
  let reachesOn = false;
  let trailing = false;
  /** "Mass encasing the aorta: lymphoma": the clause is a finding, and the aorta no site of what the next one names. */
  let isFinding = false;
  const findings: string[][] = [];
  /** A claim in this clause, or else the clause before: "lymphoma, no", "lymphoma, which is unlikely". */
  const takeBack = (): boolean => {
    const back = names(claim) ? claim : (affirmed.pop() ?? claim);
    denied.push(...back);
    claim = [];
    return back.length > 0;
  };
  const deny = (either: boolean) => {
    denied.push(...(taken ?? []));
    taken = [];
    reachesOn = either;
    saidOfClaim = false;
    trailing = false;
  };
  const end = () => {
    const isBare = taken?.every((word) => isLittle(word) || leadsOn(word)) === true;
    const isOpen = isBare && !takeBack() && reachesOn;
    if (taken && !isBare && saidOfClaim && names(claim) && !names(taken)) takeBack();
    if (claim.length > 0) (isFinding && !names(claim) ? findings : affirmed).push(claim);
    denied.push(...(taken ?? []));
    claim = [];
    taken = isOpen ? [] : undefined;
    reachesOn = false;
    trailing = false;
    isFinding = false;
  };
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at);
    const word = words[at]!;
    const saidOf = pointsBack(words, at);
    const before = words[at - 1] ?? '';
    at += phrase?.length ?? 1;
    const isLast = phrase !== undefined && endsWith(words, at) && !isLittle(before);
    switch (phrase?.effect) {
      case undefined:
        if (!trailing) (taken ?? claim).push(word);
        break;
      case 'hedge':
        break;
      case 'break':
        end();
        break;
      case 'denies-next':
        deny(false);
        saidOfClaim = saidOf;
        break;
      case 'denies-either':
        if (names(claim)) takeBack();
        else deny(true);
        break;
      case 'likens':
        if (taken === undefined && isLast && names(claim)) takeBack();
        else if (!trailing) (taken ?? claim).push(word);
        break;
      case 'mimics':
        if (taken === undefined && names(claim)) {
          if (isLast) takeBack();
          else trailing = true;
        } else if (!endsWith(words, at)) deny(false);
        break;
      case 'tail':
        if (taken === undefined && (claim.length === 0 ? affirmed.length > 0 : names(claim))) trailing = true;
        else if (taken === undefined && word === 'without') deny(false);
        else isFinding ||= taken === undefined && relations.has(word);
        break;
    }
  }
  end();
  return { affirmed: findings.length === 0 || affirmed.some(names) ? affirmed : [...findings, ...affirmed], denied };
}

/** Whether the text takes anything away: then a letter more or less may turn what it says around. */
export function denies(words: readonly string[]): boolean {
  return words.some((_, at) => /^denies|^mimics/.test(phraseAt(words, at)?.effect ?? ''));
}

const auxiliaries = new Set(
  'is was are were be has have does do did would could should can will must may might'.split(' '),
);

/** "Lymphoma would not do this", "lymphoma isn't my first choice": said of the name before it. */
function pointsBack(words: readonly string[], at: number): boolean {
  return /nt$|^(?:cannot|never)$/.test(words[at]!) || (words[at] === 'not' && auxiliaries.has(words[at - 1] ?? ''));
}

const lesions = new Set('lesion mass process disease picture appearance'.split(' '));

/** Whether the clause ends here, but for what only says that there is something: "a lymphoma-like mass". */
function endsWith(words: readonly string[], at: number): boolean {
  const next = lesions.has(words[at] ?? '') ? at + 1 : at;
  return next >= words.length || words[next] === clauseBreak;
}

const relations = new Set(
  'encasing encases displacing displaces compressing compresses abutting abuts surrounding surrounds'.split(' '),
);
