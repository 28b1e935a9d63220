/** The phrases around a diagnosis: hedges say nothing, negations take the diagnosis away, tails describe its spread. */

import { clauseBreak, fold } from './fold.ts';

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

/** Whether a word behind a negation only leads on to what is negated. */
export function leadsOn(word: string): boolean {
  return between.has(word);
}

/** A negation of a negation is a hedge ("cannot be excluded", "not unlikely", "without a doubt"); of a judgment it is a negation. */
function negationAt(words: readonly string[], at: number): { length: number; effect: Effect } | undefined {
  if (!negators.has(words[at]!)) return undefined;
  let next = at + 1;
  while (next < words.length && leadsOn(words[next]!)) next += 1;
  const turned = words[next] ?? '';
  if (judgments.has(turned)) return { length: next + 1 - at, effect: 'denies-either' };
  if (!exclusions.has(turned)) return undefined;
  return { length: next + (words[next + 1] === 'out' ? 2 : 1) - at, effect: 'hedge' };
}

/** The phrase that begins at this place. */
export function phraseAt(words: readonly string[], at: number): { length: number; effect: Effect } | undefined {
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
