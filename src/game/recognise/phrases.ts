/** The small talk around a diagnosis: hedges say nothing, negations take the diagnosis away, tails describe its spread. */

import { clauseBreak, fold, isLittle } from './fold.ts';

/**
 * `denies-either` takes away the name before it ("RPF is unlikely"), and where there is none the one after it ("unlikely RPF").
 * `likens` takes away the name right before it where nothing follows ("RPF mimic", "lymphoma-like"); `mimics` that too, else
 * what it names behind ("mimic of RPF"), and behind a name it is a tail ("thrombus mimicking RPF").
 */
type Effect = 'hedge' | 'denies-next' | 'denies-either' | 'likens' | 'mimics' | 'tail' | 'break';

const phrasesOf: Readonly<Record<Effect, string>> = {
  hedge: `not sure if | not sure but | not sure | not certain but | not certain | not only | not just | why not | if not | whether or not | no question |
    rule out | r o | exclude | much less likely | less likely | least likely | most likely | more likely | very likely | highly likely |
    none other than | nothing but | nothing else but | must be excluded | should be excluded | to be excluded | must be ruled out | should be ruled out | to be ruled out | no brainer | until proven otherwise | unless proven otherwise |
    consistent with | compatible with | in keeping with | c w | going with | go with | i go with | stick with | sticking with | starting with | start with`,
  'denies-next': `no | nope | nah | not | never | neither | nor | no evidence of | negative for | absence of | lack of | lack | free of | nothing to | far from | minus | cannot | cant | isnt | arent | wasnt | werent | aint |
    wont | couldnt | shouldnt | wouldnt | doesnt | dont | didnt | hasnt | havent | doesnt look like | does not look like | dont think | do not think |
    anything but | everything but | all but | anything other than | other than | rather than | instead of | as opposed to | over | except | except for | against | too unlikely |
    excludes | excluding | rules out | ruling out | can exclude | could exclude | would exclude | i exclude | we exclude | able to exclude |
    can rule out | could rule out | would rule out | able to rule out | inconsistent with | incompatible with | atypical for | atypical of | uncharacteristic of | uncharacteristic for |
    anti | family history of | fhx of | fh of | nothing suggests | nothing suggesting | unconvinced by | unconvinced of | barely | pseudo | lacking | lacks | fails | failing | insufficient | little to support | zero | 0 chance |
    low probability of | low likelihood of | low suspicion for | low suspicion of | low chance of | contradicts | contradicting | refutes | refuting | disproves | disproving |
    reject | rejecting | dismiss | dismissing | omit | leave out | leaving out | crossing out | crossing off | cross out | cross off | crossed out | crossed off | strike | struck | remove | removed | forget | ignore | avoid`,
  'denies-either': `absent | unlikely | unlikely to be | improbable | implausible | doubt | doubtful | hardly | excluded | ruled out | impossible | denied | rejected | refuted | dismissed |
    discarded | disproved | disproven | is out | is wrong | is false | less so | no way | not it | not that | not fitting | not a fit | does not fit | doesnt fit | incorrect | disfavored | disfavoured | would be wrong | off the table | off the list | off my list | off the differential | off my differential |
    low on the list | low on my list | low on the differential | not in the differential | not in my differential | not on the differential | not on my differential | not on the list | not on my list`,
  likens: 'like | negative | nil',
  mimics: 'mimic | mimics | mimicker | mimicking | simulating | simulates | masquerading as',
  tail: `with | w | without | w o | invading | invades | extending | extends | extension | displacing | displaces | compressing | compresses | encasing | encases | abutting | abuts |
    surrounding | surrounds | crossing | crosses | adjacent | next | near | behind | causing | causes | due | because | since | given | based on | considering | judging |
    secondary to | 2 2 | around | sparing | spares | separate from | away from | distinct from | in the setting of | in setting of | in the context of | in a patient | in patient | metastatic to | metastasizing | metastasising | spreading | arising next | complicated | status post | growing into | protruding`,
  break: 'but | however | though | although | then | followed by | hence | so',
};

interface Phrase {
  readonly words: readonly string[];
  readonly effect: Effect;
}

const byFirstWord = new Map<string, Phrase[]>();
for (const [effect, list] of Object.entries(phrasesOf) as [Effect, string][]) {
  for (const phrase of list.split('|')) {
    const words = fold(phrase);
    byFirstWord.set(words[0]!, [...(byFirstWord.get(words[0]!) ?? []), { words, effect }]);
  }
}
for (const phrases of byFirstWord.values()) phrases.sort((a, b) => b.words.length - a.words.length);

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const negators = wordsOf(
  'no nope not never cannot cant isnt arent wasnt werent aint wont couldnt shouldnt wouldnt doesnt dont didnt hasnt havent without',
);
/** What may stand between a negation and what it turns around: "can not yet be fully excluded". */
const between = wordsOf(
  'a the my our be been being is was can could to yet all at so very that too really fully completely entirely totally definitely definitively confidently reliably safely easily simply possible possibly',
);
const exclusions = wordsOf(
  'exclude excludes excluded excluding rule rules ruled ruling forget miss missed overlook unlikely improbable implausible impossible doubt',
);
/** What one thinks of a diagnosis, or sees of it: "lymphoma is not favored". */
const judgments = wordsOf(
  'likely probable plausible possible favored favoured suspected considered supported convinced convincing believed seen present identified found evident apparent detected right correct true case answer diagnosis',
);

const preferences = wordsOf('more rather sooner better likelier');
const auxiliaries = wordsOf('is was are were be has have does do did would could should can will must may might');

/** "Lymphoma would not do this", "lymphoma isn't my first choice": said of the name before it. */
function isSaidOf(words: readonly string[], at: number): boolean {
  return /nt$|^(?:cannot|never)$/.test(words[at]!) || (words[at] === 'not' && auxiliaries.has(words[at - 1] ?? ''));
}

/** A negation of a negation is a hedge ("cannot be excluded", "not unlikely", "without a doubt"); of a judgment it is a negation. */
function negationAt(words: readonly string[], at: number): { length: number; effect: Effect } | undefined {
  if (!negators.has(words[at]!)) return undefined;
  let next = at + 1;
  while (next < words.length && between.has(words[next]!)) next += 1;
  const turned = words[next] ?? '';
  if (judgments.has(turned)) return { length: next + 1 - at, effect: 'denies-either' };
  if (!exclusions.has(turned)) return undefined;
  return { length: next + (words[next + 1] === 'out' ? 2 : 1) - at, effect: 'hedge' };
}

/** What stands at this place, if it is a phrase. */
function phraseAt(words: readonly string[], at: number): { length: number; effect: Effect } | undefined {
  if (words[at] === clauseBreak) return { length: 1, effect: 'break' };
  const turned = negationAt(words, at);
  if (turned) return turned;
  // "More like myeloma than EMH". Behind "less" it is the other way around, and nothing is read.
  if (words[at] === 'than' && words.slice(0, at).some((word) => preferences.has(word))) {
    return { length: 1, effect: 'denies-next' };
  }
  const phrase = byFirstWord
    .get(words[at]!)
    ?.find((candidate) => candidate.words.every((word, offset) => words[at + offset] === word));
  return phrase && { length: phrase.words.length, effect: phrase.effect };
}

const lesions = wordsOf('lesion mass process disease picture appearance');

/** Whether the clause ends here, but for what only says that there is something: "a lymphoma-like mass". */
function endsWith(words: readonly string[], at: number): boolean {
  const next = lesions.has(words[at] ?? '') ? at + 1 : at;
  return next >= words.length || words[next] === clauseBreak;
}

const relations = wordsOf(
  'encasing encases displacing displaces compressing compresses abutting abuts surrounding surrounds',
);

/** What a text claims, what it denies, and what merely trails behind a claim (spread, neighbors, associated findings). */
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
    const isBare = taken?.every((word) => isLittle(word) || between.has(word)) === true;
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
    const saidOf = isSaidOf(words, at);
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
